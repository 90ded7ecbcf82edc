package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.CallFailedException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.input.Inputs;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that calls the server. */
abstract class ClientCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** Makes the calls and prints the answers. */
  abstract ExitCode run(Session session);

  /** Checks what picocli can't check by itself; runs before anything is read or connected. */
  void checkUsage() {}

  @Override
  public final Integer call() {
    checkUsage();
    RootCommand root = (RootCommand) spec().root().userObject();
    try (Session session = new Session(root)) {
      try {
        return run(session).number();
      } catch (CallFailedException failed) {
        throw failed.withFieldNames(session.fieldNames());
      }
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

  /** Checks a number that was given. */
  void requireRange(String option, Optional<Integer> number, int min, int max) {
    if (number.filter(given -> given < min || given > max).isPresent()) {
      throw usage(option + " takes " + min + " to " + max);
    }
  }

  /** Checks a score. */
  void requireScore(String option, double score) {
    if (!(score >= 0 && score <= 1)) {
      throw usage(option + " takes 0 to 1");
    }
  }

  /** Checks an id that may be left out. */
  void requireId(String option, String id) {
    if (!id.isEmpty() && !Inputs.isId(id)) {
      throw usage(
          option + " takes an id such as 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10, as lists print it");
    }
  }

  /** Checks that standard input, which can be read once, stands for one argument at most. */
  void requireOneStandardInput(String... arguments) {
    if (Stream.of(arguments).filter(Inputs.STANDARD_INPUT::equals).count() > 1) {
      throw usage("only one input can be standard input; give the other one as a file");
    }
  }

  private CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets it");
  }
}
