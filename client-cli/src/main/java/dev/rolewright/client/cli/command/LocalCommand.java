package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/**
 * A command that calls no server of the user's. The options that hold for every command and mean
 * nothing to it are neither shown in its help nor accepted.
 */
abstract class LocalCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** Does the work. */
  abstract ExitCode run(RootCommand root);

  /** Returns the common options, besides help and version, that mean something to it. */
  Set<String> commonOptions() {
    return Set.of();
  }

  /** Returns whether a common option means something to it. */
  final boolean takes(OptionSpec option) {
    return option.usageHelp()
        || option.versionHelp()
        || commonOptions().contains(option.longestName());
  }

  @Override
  public final Integer call() {
    CommandSpec root = spec().root();
    Optional<ParseResult> level = Optional.of(root.commandLine().getParseResult());
    while (level.isPresent()) {
      boolean isRoot = level.get().commandSpec().parent() == null;
      for (OptionSpec option : level.get().matchedOptions()) {
        if ((isRoot || option.inherited()) && !takes(option)) {
          throw new ParameterException(spec().commandLine(), refusal(option));
        }
      }
      level = Optional.ofNullable(level.get().subcommand());
    }
    return run((RootCommand) root.userObject()).number();
  }

  /** Returns what to say about a common option that means nothing to it. */
  String refusal(OptionSpec option) {
    return spec().name() + " takes no " + option.longestName();
  }

  /** Returns how picocli sees this command. */
  CommandSpec spec() {
    return Objects.requireNonNull(spec, "picocli sets it");
  }
}
