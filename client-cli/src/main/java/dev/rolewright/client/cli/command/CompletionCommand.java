package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a script that completes commands and options in a shell. */
@Command(
    name = "completion",
    description = "Print a script that completes commands and options in your shell.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(rolewright completion bash)",
      "  rolewright completion zsh > ~/.rolewright-completion && source ~/.rolewright-completion"
    })
final class CompletionCommand implements Callable<Integer> {
  /** Shells that the script is made for. */
  enum Shell {
    bash,
    zsh
  }

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.bash;

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec, "picocli sets it").root();
    String script = AutoComplete.bash("rolewright", root.commandLine());
    // One script serves both; zsh needs its bash emulation loaded before anything else.
    String prefix = shell == Shell.zsh ? "autoload -U +X bashcompinit && bashcompinit\n" : "";
    ((RootCommand) root.userObject()).surroundings().terminal().data(prefix + script);
    return ExitCode.OK.number();
  }
}
