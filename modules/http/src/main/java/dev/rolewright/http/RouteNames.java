package dev.rolewright.http;

import io.grpc.Metadata;
import java.util.List;

/** Tells the routes and tasks that a caller may ask for in place of a model. */
@FunctionalInterface
public interface RouteNames {
  /**
   * Returns their names.
   *
   * @param headers of a caller whom a {@link KeyCheck} has let in
   */
  Routes of(Metadata headers);

  /**
   * Names of routes and tasks.
   *
   * @param askable those that can be asked now
   * @param off those of whose providers none is set up
   */
  record Routes(List<String> askable, List<String> off) {
    /** Copies the lists. */
    public Routes {
      askable = List.copyOf(askable);
      off = List.copyOf(off);
    }
  }
}
