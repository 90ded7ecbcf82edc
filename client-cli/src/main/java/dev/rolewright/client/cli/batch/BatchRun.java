package dev.rolewright.client.cli.batch;

import com.google.gson.JsonElement;
import dev.rolewright.client.cli.connection.ClientException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.input.Inputs;
import dev.rolewright.client.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Runs a batch: one thread reads and sends, this one writes the answers in the order of the lines.
 * What is under way is bounded by the lane's window, however long the batch is.
 */
public final class BatchRun {
  /** A line whose answer is due next; without an answer it is the end of the batch. */
  private record Due(JsonElement id, Optional<CompletableFuture<BatchOutcome>> outcome) {}

  private final Terminal terminal;
  private final BatchReader reader;
  private final BatchLane lane;
  private final BatchProgress progress;
  private final BlockingQueue<Due> due;

  private BatchRun(Terminal terminal, BatchReader reader, BatchLane lane, BatchProgress progress) {
    this.terminal = terminal;
    this.reader = reader;
    this.lane = lane;
    this.progress = progress;
    this.due = new ArrayBlockingQueue<>(lane.window());
  }

  /**
   * Answers every line of a file or of standard input.
   *
   * @return OK where every line was answered, INCOMPLETE where some were not
   * @throws RuntimeException where the batch can't go on: the input can't be read, or the server
   *     refuses or is gone
   */
  public static ExitCode run(Terminal terminal, Inputs inputs, String argument, BatchLane lane) {
    try (InputStream stream = inputs.open(argument);
        lane) {
      BatchReader reader = BatchReader.create(stream);
      return new BatchRun(
              terminal, reader, lane, BatchProgress.create(terminal, inputs.size(argument)))
          .run();
    } catch (IOException unreadable) {
      throw new ClientException(ExitCode.BAD_INPUT, argument + " can't be read");
    } finally {
      terminal.clearStatus();
    }
  }

  private ExitCode run() {
    Thread sender = Thread.ofVirtual().name("batch-sender").start(this::sendAll);
    try {
      return writeAll();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ClientException(
          ExitCode.UNAVAILABLE, "interrupted after " + progress.done() + " lines");
    } finally {
      sender.interrupt();
    }
  }

  private void sendAll() {
    try {
      Optional<BatchLine> line = reader.next();
      while (line.isPresent()) {
        due.put(send(line.get()));
        line = reader.next();
      }
      lane.finish();
      due.put(new Due(com.google.gson.JsonNull.INSTANCE, Optional.empty()));
    } catch (InterruptedException abandoned) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException broken) {
      fail(
          broken instanceof IOException
              ? new ClientException(ExitCode.BAD_INPUT, "the batch can't be read any further")
              : broken);
    }
  }

  private Due send(BatchLine line) {
    return switch (line) {
      case BatchLine.Input input -> new Due(input.id(), Optional.of(lane.submit(input.text())));
      case BatchLine.Malformed malformed ->
          new Due(
              malformed.id(),
              Optional.of(
                  CompletableFuture.completedFuture(
                      new BatchOutcome.Failed(
                          "INVALID_FIELD", malformed.message(), malformed.field()))));
    };
  }

  private void fail(Throwable broken) {
    try {
      due.put(
          new Due(
              com.google.gson.JsonNull.INSTANCE,
              Optional.of(CompletableFuture.failedFuture(broken))));
    } catch (InterruptedException abandoned) {
      Thread.currentThread().interrupt();
    }
  }

  private ExitCode writeAll() throws InterruptedException {
    while (true) {
      Due next = due.take();
      if (next.outcome().isEmpty()) {
        return progress.errors() == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
      }
      BatchOutcome outcome = await(next.outcome().get());
      terminal.data(outcome.line(next.id()));
      progress.advance(outcome instanceof BatchOutcome.Failed, reader.bytesRead());
      if (due.isEmpty() && terminal.isClosed()) {
        // Whoever read the answers has enough of them.
        return ExitCode.OK;
      }
    }
  }

  private BatchOutcome await(CompletableFuture<BatchOutcome> outcome) {
    try {
      return outcome.join();
    } catch (CompletionException failed) {
      terminal.flush();
      if (failed.getCause() instanceof RuntimeException cause) {
        terminal.remark("stopped after " + progress.done() + " answered lines");
        throw cause;
      }
      throw failed;
    }
  }
}
