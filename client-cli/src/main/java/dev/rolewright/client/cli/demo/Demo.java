package dev.rolewright.client.cli.demo;

import dev.rolewright.client.cli.connection.Connection;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.connection.ServerTarget;
import dev.rolewright.client.cli.connection.Surroundings;
import dev.rolewright.client.cli.input.Inputs;
import dev.rolewright.client.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The demonstration from the start of its server to the removal of its last trace. */
public final class Demo {
  private static final String RESULT = "rolewright-demo-cv.md";

  private final Surroundings surroundings;
  private final Optional<Duration> deadline;

  private Demo(Surroundings surroundings, Optional<Duration> deadline) {
    this.surroundings = surroundings;
    this.deadline = deadline;
  }

  /** Returns a demonstration that is not begun. */
  public static Demo create(Surroundings surroundings, Optional<Duration> deadline) {
    return new Demo(surroundings, deadline);
  }

  /**
   * Tells the story.
   *
   * @return INCOMPLETE where a statement of the CV has no evidence
   */
  public ExitCode run(Path jobFile, Path profileFile) {
    Terminal terminal = surroundings.terminal();
    DemoResult result =
        new DemoResult(
            Inputs.create(surroundings).output(RESULT, jobFile.toString(), profileFile.toString()));
    DemoServer server = DemoServer.create(surroundings);
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread cleaner =
        new Thread(
            () -> {
              interrupted.set(true);
              result.drop();
              server.close();
            },
            "demo-cleaner");
    Runtime.getRuntime().addShutdownHook(cleaner);
    terminal.sayWhenInterrupted("stopping the demo and its server …");
    try (server) {
      DemoStory story =
          new DemoStory(terminal, Inputs.create(surroundings), surroundings.command());
      ServerTarget target = story.startServer(server);
      try (Connection connection = Connection.create(target, deadline, surroundings.pause())) {
        return story.tell(connection, jobFile, profileFile, result);
      }
    } catch (RuntimeException failed) {
      if (interrupted.get()) {
        // The server went because the user said so; that is no error to report.
        waitForExit();
      }
      throw failed;
    } finally {
      if (!interrupted.get()) {
        forget(cleaner);
        terminal.sayWhenInterrupted("");
      }
    }
  }

  private static void forget(Thread cleaner) {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException exiting) {
      // The process is ending and the cleaner runs: nothing is left to do here.
      return;
    }
  }

  /** Waits for the end of the process, which is under way. */
  private static void waitForExit() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
