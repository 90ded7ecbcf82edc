package dev.rolewright.client.cli.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses values that are empty. A script's variable that is not set must not be taken for an
 * option that was not given.
 */
final class EmptyValues {
  private EmptyValues() {}

  /**
   * Checks all that a command line gives.
   *
   * @throws ParameterException where a value is empty or blank
   */
  static void refuse(ParseResult parsed) {
    List<CommandLine> commands = parsed.asCommandLineList();
    if (commands.stream().anyMatch(EmptyValues::isHelpAskedFor)) {
      return;
    }
    for (CommandLine command : commands) {
      for (ArgSpec argument : command.getParseResult().matchedArgs()) {
        if (!mayBeEmpty(argument) && argument.stringValues().stream().anyMatch(String::isBlank)) {
          throw new ParameterException(command, complaint(argument));
        }
      }
    }
  }

  private static boolean mayBeEmpty(ArgSpec argument) {
    return argument instanceof OptionSpec option && option.longestName().equals(PageOptions.TOKEN);
  }

  private static boolean isHelpAskedFor(CommandLine command) {
    return command.isUsageHelpRequested() || command.isVersionHelpRequested();
  }

  private static String complaint(ArgSpec argument) {
    String name =
        argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    return name + " is empty; give it a value" + (argument.required() ? "" : " or leave it out");
  }
}
