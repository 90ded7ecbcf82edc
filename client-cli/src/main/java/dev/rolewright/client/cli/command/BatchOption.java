package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.batch.BatchLane;
import dev.rolewright.client.cli.batch.BatchRun;
import dev.rolewright.client.cli.connection.ExitCode;
import picocli.CommandLine.Option;

/** Many inputs instead of one. */
final class BatchOption {
  @Option(
      names = "--batch",
      paramLabel = "FILE|-",
      defaultValue = "",
      description = "many at once: a file with one JSON object a line")
  private String file = "";

  boolean isGiven() {
    return !file.isEmpty();
  }

  /** Answers every line. */
  ExitCode run(Session session, BatchLane lane) {
    return BatchRun.run(session.terminal(), session.inputs(), file, lane);
  }
}
