package dev.rolewright.client.cli.batch;

import dev.rolewright.client.cli.connection.Connection;
import dev.rolewright.client.cli.view.Json;
import dev.rolewright.proto.v1.BatchError;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobsRequest;
import dev.rolewright.proto.v1.ParseJobsResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Sends job ads over {@code ParseJobs}. The window bounds what is under way in both directions, so
 * neither side has to keep more than that. A stream is replaced before a server's cap on its
 * duration could cut it off.
 */
public final class JobStreamLane implements BatchLane {
  private static final int WINDOW = 64;
  private static final int INPUTS_A_STREAM = 5_000;
  private static final long LONGEST_STREAM_NANOS = 60_000_000_000L;

  private final Connection connection;
  private final Function<String, ParseJobRequest> request;
  private final LongSupplier nanoTime;
  private Optional<Segment> current = Optional.empty();

  private JobStreamLane(
      Connection connection, Function<String, ParseJobRequest> request, LongSupplier nanoTime) {
    this.connection = connection;
    this.request = request;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns a lane.
   *
   * @param request makes the request for a text
   */
  public static JobStreamLane create(
      Connection connection, Function<String, ParseJobRequest> request) {
    return new JobStreamLane(connection, request, System::nanoTime);
  }

  @Override
  public int window() {
    return WINDOW;
  }

  @Override
  public CompletableFuture<BatchOutcome> submit(String text) {
    if (current.filter(segment -> !segment.isSpent(nanoTime.getAsLong())).isEmpty()) {
      finish();
      Segment segment = new Segment(nanoTime.getAsLong());
      connection.jobStreams().parseJobs(segment);
      current = Optional.of(segment);
    }
    return current
        .orElseThrow()
        .send(ParseJobsRequest.newBuilder().setJob(request.apply(text)).build());
  }

  @Override
  public void finish() {
    current.ifPresent(Segment::halfClose);
    current = Optional.empty();
  }

  @Override
  public void close() {
    finish();
  }

  /** One stream and the inputs on it that have no answer yet. */
  private final class Segment
      implements ClientResponseObserver<ParseJobsRequest, ParseJobsResponse> {
    private final long startNanos;
    private final Queue<CompletableFuture<BatchOutcome>> open = new ArrayDeque<>();
    private Optional<ClientCallStreamObserver<ParseJobsRequest>> call = Optional.empty();
    private Optional<StatusRuntimeException> ended = Optional.empty();
    private long sent;
    private long answered;

    Segment(long startNanos) {
      this.startNanos = startNanos;
    }

    @Override
    public synchronized void beforeStart(ClientCallStreamObserver<ParseJobsRequest> started) {
      call = Optional.of(started);
    }

    synchronized boolean isSpent(long now) {
      return sent >= INPUTS_A_STREAM
          || now - startNanos >= LONGEST_STREAM_NANOS
          || ended.isPresent();
    }

    CompletableFuture<BatchOutcome> send(ParseJobsRequest input) {
      CompletableFuture<BatchOutcome> answer = new CompletableFuture<>();
      synchronized (this) {
        if (ended.isPresent()) {
          answer.completeExceptionally(connection.failed(ended.get()));
          return answer;
        }
        open.add(answer);
        sent++;
        call.orElseThrow().onNext(input);
      }
      return answer;
    }

    synchronized void halfClose() {
      if (ended.isEmpty()) {
        call.orElseThrow().onCompleted();
      }
    }

    @Override
    public void onNext(ParseJobsResponse response) {
      CompletableFuture<BatchOutcome> answer;
      synchronized (this) {
        if (open.isEmpty() || response.getIndex() != answered) {
          call.orElseThrow().cancel("answers are out of order", new IllegalStateException("index"));
          return;
        }
        answered++;
        answer = open.remove();
      }
      answer.complete(outcome(response));
    }

    @Override
    public void onError(Throwable thrown) {
      end(Status.fromThrowable(thrown).asRuntimeException(trailers(thrown)));
    }

    @Override
    public void onCompleted() {
      end(Status.UNAVAILABLE.withDescription("the server ended the stream").asRuntimeException());
    }

    private void end(StatusRuntimeException status) {
      Queue<CompletableFuture<BatchOutcome>> left;
      synchronized (this) {
        ended = Optional.of(status);
        left = new ArrayDeque<>(open);
        open.clear();
      }
      left.forEach(answer -> answer.completeExceptionally(connection.failed(status)));
    }
  }

  private static io.grpc.@org.jspecify.annotations.Nullable Metadata trailers(Throwable thrown) {
    return thrown instanceof StatusRuntimeException status ? status.getTrailers() : null;
  }

  private static BatchOutcome outcome(ParseJobsResponse response) {
    if (response.hasParsed()) {
      return new BatchOutcome.Answered(Json.line(response.getParsed()));
    }
    BatchError error = response.getError();
    return BatchOutcome.refused(error.getReason(), error.getMessage(), error.getField());
  }
}
