package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.CallFailedException;
import dev.rolewright.client.cli.connection.ClientException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.connection.FailureReport;
import dev.rolewright.client.cli.connection.Surroundings;
import dev.rolewright.client.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command line: parses it, runs the command, and turns every error into a few lines and an
 * exit code.
 */
public final class Program {
  private static final char REQUIRED = '*';

  private Program() {}

  /** Runs one command and returns the exit code. */
  public static int run(Surroundings surroundings, String... arguments) {
    Terminal terminal = surroundings.terminal();
    StringWriter help = new StringWriter();
    CommandLine program =
        commandLine(surroundings).setOut(new PrintWriter(help)).setErr(new PrintWriter(help));
    int exitCode = ExitCode.BAD_INPUT.number();
    if (arguments.length == 0) {
      program.usage(program.getOut());
    } else {
      exitCode = program.execute(arguments);
    }
    if (!help.toString().isEmpty()) {
      terminal.data(help.toString().stripTrailing());
    }
    terminal.clearStatus();
    terminal.flush();
    return exitCode;
  }

  /** Returns the parser of all commands. */
  static CommandLine commandLine(Surroundings surroundings) {
    Terminal terminal = surroundings.terminal();
    boolean colored = terminal.style().isColored();
    CommandLine program =
        new CommandLine(new RootCommand(surroundings))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(false)
            .setUsageHelpWidth(Math.max(80, terminal.width()))
            .setExecutionStrategy(
                parsed -> {
                  EmptyValues.refuse(parsed);
                  return new RunLast().execute(parsed);
                })
            .setColorScheme(Help.defaultColorScheme(colored ? Help.Ansi.ON : Help.Ansi.OFF))
            .setParameterExceptionHandler((problem, arguments) -> misused(terminal, problem))
            .setExecutionExceptionHandler((problem, command, parsed) -> failed(terminal, problem));
    arrangeHelp(program);
    return program;
  }

  private static int misused(Terminal terminal, ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    Optional<String> unknown = unknown(problem);
    String complaint =
        unknown
            .map(name -> "`" + name + "` is no command or option here")
            .orElseGet(() -> complaint(problem));
    terminal.remark(terminal.errorStyle().bad("rolewright:") + " " + complaint);
    List<String> near =
        unknown.map(name -> NearestName.of(name, known(command, name))).orElse(List.of());
    if (!near.isEmpty()) {
      terminal.remark("  did you mean " + String.join(" or ", near) + "?");
    }
    terminal.remark("  see " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.BAD_INPUT.number();
  }

  private static int failed(Terminal terminal, Exception problem) {
    ExitCode exitCode =
        switch (problem) {
          case ClientException own -> FailureReport.print(terminal, own);
          case CallFailedException call -> FailureReport.print(terminal, call);
          default ->
              FailureReport.print(
                  terminal,
                  new ClientException(
                      ExitCode.UNAVAILABLE,
                      "something went wrong in the client ("
                          + problem.getClass().getSimpleName()
                          + ")"));
        };
    return exitCode.number();
  }

  /**
   * Returns the first argument that means nothing here. A misspelt option is the reason why the
   * right one is missing, which is all that picocli says.
   */
  private static Optional<String> unknown(ParameterException problem) {
    return switch (problem) {
      case UnmatchedArgumentException unmatched -> unmatched.getUnmatched().stream().findFirst();
      case MissingParameterException missing ->
          missing.getCommandLine().getUnmatchedArguments().stream()
              .filter(argument -> argument.startsWith("-"))
              .findFirst();
      default -> Optional.empty();
    };
  }

  private static Collection<String> known(CommandLine command, String unknown) {
    return unknown.startsWith("-")
        ? command.getCommandSpec().optionsMap().keySet()
        : command.getSubcommands().keySet();
  }

  private static String complaint(ParameterException problem) {
    String message = String.valueOf(problem.getMessage());
    // An abbreviation keeps its capitals.
    return message.matches("\\p{Lu}\\p{Ll}.*")
        ? Character.toLowerCase(message.charAt(0)) + message.substring(1)
        : message;
  }

  /**
   * Puts a command's own options first and those of every command below, under headings of their
   * own.
   */
  private static void arrangeHelp(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .abbreviateSynopsis(true)
        .parameterListHeading("%n")
        .commandListHeading("%nCommands:%n");
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, Program::optionList);
    command.getSubcommands().values().forEach(Program::arrangeHelp);
  }

  private static String optionList(Help help) {
    List<OptionSpec> own = new ArrayList<>();
    List<OptionSpec> ofAll = new ArrayList<>();
    boolean isRoot = help.commandSpec().parent() == null;
    for (OptionSpec option : help.commandSpec().options()) {
      if (!option.inherited() && !isRoot) {
        own.add(option);
      } else if (!(help.commandSpec().userObject() instanceof LocalCommand local)
          || local.takes(option)) {
        ofAll.add(option);
      }
    }
    String ownList = own.isEmpty() ? "" : ownOptions(help, own);
    return ownList + "\nFor every command:\n" + help.optionListExcludingGroups(ofAll);
  }

  /** Lists a command's own options. Which arguments are needed is seen in the line of usage. */
  private static String ownOptions(Help help, List<OptionSpec> own) {
    if (own.stream().noneMatch(OptionSpec::required)) {
      return "\nOptions:\n" + help.optionListExcludingGroups(own);
    }
    UsageMessageSpec usage = help.commandSpec().usageMessage();
    char unmarked = usage.requiredOptionMarker();
    usage.requiredOptionMarker(REQUIRED);
    String list = help.optionListExcludingGroups(own);
    usage.requiredOptionMarker(unmarked);
    return "\nOptions, those marked " + REQUIRED + " are needed:\n" + list;
  }
}
