package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Unmatched;

/**
 * Stands for the server in the list of commands. The launcher starts the server where {@code serve}
 * comes first, so this runs only where something stands before it.
 */
@Command(
    name = "serve",
    description = "Start the server (its options: rolewright serve --help).",
    footerHeading = "%nExamples:%n",
    footer = {"  rolewright serve", "  rolewright serve --data-dir DIR --port 50061"})
final class ServeCommand extends LocalCommand {
  private static final String MISPLACED =
      "serve comes first and its options behind it: rolewright serve [OPTION]...";

  @Unmatched
  @SuppressWarnings("UnusedVariable") // Options of the server are no mistake to complain about.
  private List<String> options = new ArrayList<>();

  @Override
  ExitCode run(RootCommand root) {
    throw new ParameterException(spec().commandLine(), MISPLACED);
  }

  @Override
  String refusal(OptionSpec option) {
    return MISPLACED;
  }
}
