package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.Connection;
import dev.rolewright.client.cli.connection.ServerLocator;
import dev.rolewright.client.cli.connection.Surroundings;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: what holds for every command. */
@Command(
    name = "rolewright",
    description = {
      "Turns job ads into requirements, ranks a person's evidence against them, and writes"
          + " tailored",
      "CVs in which every statement rests on evidence. Runs on your own machine."
    },
    versionProvider = ProgramVersion.class,
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      JobCommand.class,
      ProfileCommand.class,
      MatchCommand.class,
      CvCommand.class,
      DocCommand.class,
      SkillsCommand.class,
      EmbedCommand.class,
      AssistantCommand.class,
      PromptCommand.class,
      HealthCommand.class,
      UsageCommand.class,
      BudgetCommand.class,
      TenantCommand.class,
      KeyCommand.class,
      PrivacyCommand.class,
      CompletionCommand.class,
      HelpCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rolewright demo                              see the main job done, with nothing set up",
      "  rolewright serve                             start the server, in another terminal",
      "  rolewright job parse ad.txt                  what does this job ask for?",
      "  rolewright cv --job ad.txt --profile cv.json write a CV for it, live",
      "",
      "Exit codes: 0 done, 1 not all lines of a batch answered, 2 bad input, 3 not found, 4"
          + " refused,",
      "5 server unavailable, 130 interrupted."
    })
public final class RootCommand {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--server",
      paramLabel = "HOST:PORT",
      scope = ScopeType.INHERIT,
      description = "the server to call (ROLEWRIGHT_SERVER); else the one on this machine")
  private String server = "";

  @Option(
      names = "--api-key-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "file with the API key; else ROLEWRIGHT_API_KEY, else the key of the server on this"
              + " machine")
  private String apiKeyFile = "";

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "data directory of the server on this machine (ROLEWRIGHT_DATA_DIR)")
  private String dataDirectory = "";

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "print the answer as JSON, one object a line; of a stream, one line an event")
  private boolean json;

  @Option(
      names = "--deadline",
      paramLabel = "SECONDS",
      scope = ScopeType.INHERIT,
      description = "how long a call may take (default: 60, a stream 300)")
  private @Nullable Double deadlineSeconds;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "this text")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean help;

  @Option(
      names = "--version",
      versionHelp = true,
      scope = ScopeType.INHERIT,
      description = "print the version")
  @SuppressWarnings("UnusedVariable") // picocli reads it.
  private boolean version;

  private final Surroundings surroundings;

  /** Creates the program in its surroundings. */
  public RootCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Returns what the process was started with. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** Returns whether answers are printed for programs. */
  public boolean isJson() {
    return json;
  }

  /** Connects to the server that the options name. */
  Connection connect() {
    Optional<Duration> checkedDeadline = deadline();
    return Connection.create(
        ServerLocator.create(surroundings, server, apiKeyFile, dataDirectory).locate(),
        checkedDeadline,
        surroundings.pause());
  }

  /** Returns how long a call may take, where the user said so. */
  public Optional<Duration> deadline() {
    Double seconds = deadlineSeconds;
    if (seconds == null) {
      return Optional.empty();
    }
    if (!(seconds > 0 && seconds <= 86_400) && spec != null) {
      throw new ParameterException(
          spec.commandLine(), "--deadline takes seconds above 0 and up to 86400");
    }
    return Optional.of(Duration.ofMillis(Math.max(1, Math.round(seconds * 1000))));
  }
}
