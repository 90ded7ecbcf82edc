package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints the help of another command. */
@Command(
    name = "help",
    description = "Say what a command does, as its --help does.",
    footerHeading = "%nExamples:%n",
    footer = {"  rolewright help cv", "  rolewright help job parse"})
final class HelpCommand extends LocalCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "names of a command, e.g. job parse")
  private List<String> path = new ArrayList<>();

  @Override
  ExitCode run(RootCommand root) {
    CommandLine found = spec().root().commandLine();
    for (String name : path) {
      CommandLine below = found.getSubcommands().get(name);
      if (below == null) {
        throw new UnmatchedArgumentException(found, List.of(name));
      }
      found = below;
    }
    found.usage(found.getOut());
    return ExitCode.OK;
  }
}
