package dev.rolewright.server;

import java.util.function.Predicate;
import java.util.function.Supplier;

/** Awaits what is made beside the work: records, probes, files that are read again. */
final class Eventually {
  private Eventually() {}

  /** Looks until it is there; the time limit of the test ends it otherwise. */
  static <T> T eventually(Supplier<T> look, Predicate<T> there) {
    T seen = look.get();
    while (!there.test(seen)) {
      Thread.onSpinWait();
      seen = look.get();
    }
    return seen;
  }
}
