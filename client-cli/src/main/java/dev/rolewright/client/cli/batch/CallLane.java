package dev.rolewright.client.cli.batch;

import com.google.protobuf.Message;
import dev.rolewright.client.cli.connection.CallFailedException;
import dev.rolewright.client.cli.connection.Failure;
import dev.rolewright.client.cli.view.Json;
import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Sends each text as a call of its own, several at the same time. */
public final class CallLane implements BatchLane {
  private static final int CALLS_AT_ONCE = 16;

  private final Function<String, Message> call;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private CallLane(Function<String, Message> call) {
    this.call = call;
  }

  /**
   * Returns a lane.
   *
   * @param call makes one call and throws {@link CallFailedException} where it fails
   */
  public static CallLane create(Function<String, Message> call) {
    return new CallLane(call);
  }

  @Override
  public int window() {
    return CALLS_AT_ONCE;
  }

  @Override
  public CompletableFuture<BatchOutcome> submit(String text) {
    return CompletableFuture.supplyAsync(() -> answer(text), threads);
  }

  private BatchOutcome answer(String text) {
    try {
      return new BatchOutcome.Answered(Json.line(call.apply(text)));
    } catch (CallFailedException failed) {
      if (concernsAll(failed.failure())) {
        throw failed;
      }
      return BatchOutcome.of(failed.failure());
    }
  }

  /** Tells whether every other line would fail in the same way, so that going on is of no use. */
  private static boolean concernsAll(Failure failure) {
    Status.Code code = failure.code();
    return code == Status.Code.UNAUTHENTICATED
        || code == Status.Code.PERMISSION_DENIED
        || code == Status.Code.UNIMPLEMENTED
        || (code == Status.Code.UNAVAILABLE && !failure.fromServer());
  }

  @Override
  public void finish() {
    // Calls end by themselves.
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
