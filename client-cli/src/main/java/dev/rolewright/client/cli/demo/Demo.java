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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The demonstration from the start of its server to the removal of its last trace. */
public final class Demo {
  private static final String RESULT = "rolewright-demo-cv.md";
  private static final Duration SIGNAL_COMES_WITHIN = Duration.ofMillis(250);

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
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread cleaner =
        new Thread(
            () -> {
              interrupted.countDown();
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
      // The server went because the user said so? Then that is no error to report.
      awaitSignal(interrupted);
      throw failed;
    } finally {
      if (forget(cleaner)) {
        terminal.sayWhenInterrupted("");
      } else {
        waitForExit();
      }
    }
  }

  /** Ctrl-C goes to the server, too, whose end can be seen before the signal is. */
  private static void awaitSignal(CountDownLatch interrupted) {
    try {
      boolean _ = interrupted.await(SIGNAL_COMES_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns false where the process is ending, so that the cleaner runs. */
  private static boolean forget(Thread cleaner) {
    try {
      return Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException exiting) {
      return false;
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
