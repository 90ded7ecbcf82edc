package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a script that completes commands and options in a shell. */
@Command(
    name = "completion",
    description = "Print a script that completes commands and options in your shell.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(rolewright completion bash)",
      "  rolewright completion zsh > ~/.rolewright-completion && source ~/.rolewright-completion"
    })
final class CompletionCommand extends LocalCommand {
  /** Shells that the script is made for. */
  enum Shell {
    bash,
    zsh
  }

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.bash;

  @Override
  ExitCode run(RootCommand root) {
    String script = AutoComplete.bash("rolewright", spec().root().commandLine());
    // One script serves both; zsh needs its bash emulation loaded before anything else.
    String prefix = shell == Shell.zsh ? "autoload -U +X bashcompinit && bashcompinit\n" : "";
    root.surroundings().terminal().data(prefix + script);
    return ExitCode.OK;
  }
}
