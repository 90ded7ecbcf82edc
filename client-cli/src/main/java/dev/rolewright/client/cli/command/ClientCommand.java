package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that calls the server. */
abstract class ClientCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** Checks the options, makes the calls and prints the answers. */
  abstract ExitCode run(Session session);

  /** Checks what picocli can't check by itself; runs before anything is connected. */
  void checkUsage() {}

  @Override
  public final Integer call() {
    checkUsage();
    RootCommand root = (RootCommand) spec().root().userObject();
    try (Session session = new Session(root)) {
      return run(session).number();
    }
  }

  /** Returns an error about how the command was called. */
  ParameterException usage(String message) {
    return new ParameterException(spec().commandLine(), message);
  }

  /** Checks that exactly one of several ways to give the input was used. */
  void requireOne(String ways, boolean... given) {
    int count = 0;
    for (boolean way : given) {
      count += way ? 1 : 0;
    }
    if (count != 1) {
      throw usage((count == 0 ? "nothing to work on; give " : "give only ") + ways);
    }
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets it");
  }
}
