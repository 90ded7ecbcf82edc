package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ParseJobsRequest;
import dev.rolewright.proto.v1.ParseJobsResponse;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Neither a pump nor an exchange writes or takes in more than its caller has room for. */
class FlowControlTest {
  private static final int ITEMS = 2_000;

  private final MadeUpServers servers = new MadeUpServers();

  @AfterEach
  void close() {
    servers.close();
  }

  @Test
  void thePumpWritesNoMoreThanTheCallerHasRoomForInProcess() throws Exception {
    // In process there is room for what was asked for and nothing else.
    assertPaced(servers::serve, 2);
  }

  @Test
  void thePumpWritesNoMoreThanTheCallerHasRoomForOverTheWire() throws Exception {
    // gRPC calls a stream ready until 32 KiB wait, and the window holds 4 KiB on each side.
    assertPaced(servers::serveOverNetty, 50);
  }

  private void assertPaced(Function<BindableService, ManagedChannel> transport, int room)
      throws Exception {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger furthest = new AtomicInteger();
    ManagedChannel channel =
        transport.apply(
            MadeUpServers.streaming(
                new Cancellation(),
                Duration.ofSeconds(30),
                sink -> {
                  for (int number = 0; number < ITEMS; number++) {
                    sink.accept(MadeUpServers.item(number));
                    furthest.accumulateAndGet(number + 1 - read.get(), Math::max);
                  }
                }));
    CompletableFuture<Status> status = new CompletableFuture<>();
    GenerationServiceGrpc.newStub(channel)
        .generateCv(
            GenerateCvRequest.getDefaultInstance(),
            new ClientResponseObserver<GenerateCvRequest, GenerateCvResponse>() {
              private ClientCallStreamObserver<GenerateCvRequest> call;

              @Override
              public void beforeStart(ClientCallStreamObserver<GenerateCvRequest> stream) {
                call = stream;
                stream.disableAutoRequestWithInitial(1);
              }

              @Override
              public void onNext(GenerateCvResponse response) {
                assertThat(response.getEvent().getSequence()).isEqualTo(read.getAndIncrement());
                call.request(1);
              }

              @Override
              public void onError(Throwable failure) {
                status.complete(Status.fromThrowable(failure));
              }

              @Override
              public void onCompleted() {
                status.complete(Status.OK);
              }
            });
    assertThat(status.get(60, TimeUnit.SECONDS).isOk()).isTrue();
    assertThat(read).hasValue(ITEMS);
    assertThat(furthest.get()).isBetween(1, room);
  }

  @Test
  void aCallerThatNeverReadsIsEndedByTheServersOwnDeadline() {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    ManagedChannel channel =
        servers.serve(
            MadeUpServers.streaming(
                new Cancellation(),
                Duration.ofMillis(200),
                sink -> {
                  try {
                    for (int number = 0; number < ITEMS; number++) {
                      sink.accept(MadeUpServers.item(number));
                    }
                  } catch (RolewrightException stopped) {
                    end.complete(stopped);
                    throw stopped;
                  }
                }));
    var answers =
        MadeUpServers.blocking(channel).generateCv(GenerateCvRequest.getDefaultInstance());
    assertThat(end.join())
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TIMEOUT));
    StatusRuntimeException failure =
        catchThrowableOfType(
            StatusRuntimeException.class, () -> answers.forEachRemaining(answer -> {}));
    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
  }

  @Test
  void anExchangeTakesNoMoreInThanItGivesOut() throws Exception {
    AtomicInteger started = new AtomicInteger();
    AtomicInteger read = new AtomicInteger();
    AtomicInteger furthest = new AtomicInteger();
    ManagedChannel channel =
        servers.serve(
            exchanging(
                (index, request) -> {
                  furthest.accumulateAndGet(started.incrementAndGet() - read.get(), Math::max);
                  return ParseJobsResponse.newBuilder().setIndex(index).build();
                }));
    CompletableFuture<Status> status = new CompletableFuture<>();
    StreamObserver<ParseJobsRequest> requests =
        JobParsingServiceGrpc.newStub(channel)
            .parseJobs(
                new ClientResponseObserver<ParseJobsRequest, ParseJobsResponse>() {
                  private ClientCallStreamObserver<ParseJobsRequest> call;

                  @Override
                  public void beforeStart(ClientCallStreamObserver<ParseJobsRequest> stream) {
                    call = stream;
                    stream.disableAutoRequestWithInitial(1);
                  }

                  @Override
                  public void onNext(ParseJobsResponse response) {
                    assertThat(response.getIndex()).isEqualTo(read.getAndIncrement());
                    call.request(1);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    status.complete(Status.fromThrowable(failure));
                  }

                  @Override
                  public void onCompleted() {
                    status.complete(Status.OK);
                  }
                });
    for (int number = 0; number < ITEMS; number++) {
      requests.onNext(ParseJobsRequest.getDefaultInstance());
    }
    requests.onCompleted();
    assertThat(status.get(60, TimeUnit.SECONDS).isOk()).isTrue();
    assertThat(read).hasValue(ITEMS);
    int window = Math.max(2, Runtime.getRuntime().availableProcessors());
    // Those under way, and one that is written while the next is asked for.
    assertThat(furthest.get()).isBetween(1, window + 2);
  }

  @Test
  void theCallerGoesAwayWhileAnswersAreMade() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    ManagedChannel channel =
        servers.serve(
            exchanging(
                (index, request) -> {
                  working.countDown();
                  cancelled.join();
                  return ParseJobsResponse.getDefaultInstance();
                }));
    StreamObserver<ParseJobsRequest> requests =
        JobParsingServiceGrpc.newStub(channel).parseJobs(ignoring());
    requests.onNext(ParseJobsRequest.getDefaultInstance());
    working.await();
    ((ClientCallStreamObserver<ParseJobsRequest>) requests).cancel("enough", null);
    cancelled.complete(null);
    channel.shutdown();
    // The server's threads end, or this does not return.
    assertThat(channel.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  private static StreamObserver<ParseJobsResponse> ignoring() {
    return new StreamObserver<>() {
      @Override
      public void onNext(ParseJobsResponse answer) {}

      @Override
      public void onError(Throwable failure) {}

      @Override
      public void onCompleted() {}
    };
  }

  private static JobParsingServiceGrpc.JobParsingServiceImplBase exchanging(
      OrderedExchange.Answer<ParseJobsRequest, ParseJobsResponse> answer) {
    return new JobParsingServiceGrpc.JobParsingServiceImplBase() {
      @Override
      public StreamObserver<ParseJobsRequest> parseJobs(
          StreamObserver<ParseJobsResponse> observer) {
        return OrderedExchange.start(observer, Contexts.active(), answer);
      }
    };
  }
}
