package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.GetDocumentRequest;
import dev.rolewright.proto.v1.GetDocumentResponse;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ParseJobsRequest;
import dev.rolewright.proto.v1.ParseJobsResponse;
import dev.rolewright.server.LogCapture;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No more calls work at a time than there are places, and each place comes back. */
class CallLimitTest {
  private static final int PLACES = 3;
  private static final int CALLERS = 12;
  private static final int CALLS_EACH = 10;

  @Test
  void aCallThatWasGivenUpKeepsItsPlaceUntilItsWorkHasEnded() throws Exception {
    CompletableFuture<Void> working = new CompletableFuture<>();
    CompletableFuture<Void> release = new CompletableFuture<>();
    CallLimit limit = new CallLimit(new AccessRules(), 1);
    EndOfCall end = new EndOfCall();
    try (MadeUpServers servers = new MadeUpServers()) {
      ManagedChannel channel =
          servers.serve(
              new Working(
                  () -> {
                    working.complete(null);
                    release.join();
                  }),
              end,
              limit);
      ClientCall<?, ?> call = Kind.STREAM.start(channel, new CompletableFuture<>());
      working.join();
      call.cancel("enough", null);
      end.await(1);

      assertThat(limit.free()).isZero();
      StatusRuntimeException refused =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () ->
                  MadeUpServers.blocking(channel)
                      .getDocument(GetDocumentRequest.getDefaultInstance()));
      assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);

      release.complete(null);
      EndOfCall.awaitFree(limit, 1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNARY", "UNKNOWN_TO_THE_SERVICE", "STREAM", "EXCHANGE"})
  void whoeverHasTheAnswerFindsItsPlaceFree(Kind kind) throws Exception {
    CallLimit limit = new CallLimit(new AccessRules(), 1);
    try (MadeUpServers servers = new MadeUpServers()) {
      ManagedChannel channel = servers.serve(new Working(() -> {}), limit);
      CompletableFuture<Status> status = new CompletableFuture<>();
      CompletableFuture<Integer> free = status.thenApply(end -> limit.free());
      kind.start(channel, status);

      assertThat(free.get()).isEqualTo(1);
      assertThat(status.get().isOk()).isEqualTo(kind != Kind.UNKNOWN_TO_THE_SERVICE);
    }
  }

  @Test
  void whoeverIsToldOfAMistakeFindsItsPlaceFree() throws Exception {
    CallLimit limit = new CallLimit(new AccessRules(), 1);
    Runnable refuses =
        () -> {
          throw RolewrightException.of(ErrorCode.NOT_FOUND, "There is none.");
        };
    try (MadeUpServers servers = new MadeUpServers()) {
      ManagedChannel channel = servers.serve(new Working(refuses), limit);
      CompletableFuture<Status> status = new CompletableFuture<>();
      CompletableFuture<Integer> free = status.thenApply(end -> limit.free());
      Kind.UNARY.start(channel, status);

      assertThat(free.get()).isEqualTo(1);
      assertThat(status.get().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    }
  }

  /** Else those that are answered and not yet logged would hold the places of other calls. */
  @ParameterizedTest
  @EnumSource(names = {"UNARY", "UNKNOWN_TO_THE_SERVICE", "STREAM", "EXCHANGE"})
  void whoeverHasTheAnswerFindsItLogged(Kind kind) throws Exception {
    CallLimit limit = new CallLimit(new AccessRules(), 1);
    try (MadeUpServers servers = new MadeUpServers();
        LogCapture log = LogCapture.of("rolewright.calls")) {
      ManagedChannel channel = servers.serve(new Working(() -> {}), limit);
      CompletableFuture<Status> status = new CompletableFuture<>();
      CompletableFuture<List<String>> logged = status.thenApply(end -> log.lines());
      kind.start(channel, status);

      assertThat(logged.get()).hasSize(1);
    }
  }

  @RepeatedTest(5)
  void placesAreNeitherLostNorExceededWhateverCallersDo(RepetitionInfo repetition)
      throws Exception {
    AtomicInteger working = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CallLimit limit = new CallLimit(new AccessRules(), PLACES);
    EndOfCall end = new EndOfCall();
    Runnable work =
        () -> {
          most.accumulateAndGet(working.incrementAndGet(), Math::max);
          // As long as it takes to the next step at which it would look whether someone waits.
          pause(ThreadLocalRandom.current().nextInt(2_000));
          working.decrementAndGet();
        };
    try (MadeUpServers servers = new MadeUpServers();
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      ManagedChannel channel = servers.serve(new Working(work), end, limit);
      // Once the channel is connected, each call reaches the server.
      CompletableFuture<Status> first = new CompletableFuture<>();
      Kind.UNARY.start(channel, first);
      assertThat(first.join().isOk()).isTrue();
      List<Future<?>> calling = new ArrayList<>();
      for (int number = 0; number < CALLERS; number++) {
        Random random = new Random(repetition.getCurrentRepetition() * CALLERS + number);
        calling.add(
            callers.submit(
                () -> IntStream.range(0, CALLS_EACH).forEach(call -> call(channel, random))));
      }
      for (Future<?> caller : calling) {
        caller.get();
      }
      end.await(1 + CALLERS * CALLS_EACH);
      EndOfCall.awaitFree(limit, PLACES);
      assertThat(working).hasValue(0);
      assertThat(most.get()).isBetween(1, PLACES);
    }
  }

  /** Calls and gives up at some moment, or never. */
  private static void call(ManagedChannel channel, Random random) {
    CompletableFuture<Status> status = new CompletableFuture<>();
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    ClientCall<?, ?> call = kind.start(channel, status);
    if (random.nextInt(4) > 0) {
      pause(random.nextInt(1_000));
      call.cancel("enough", null);
    }
    status.join();
  }

  private static void pause(int yields) {
    for (int yield = 0; yield < yields; yield++) {
      Thread.yield();
    }
  }

  /** What callers may do. */
  private enum Kind {
    UNARY {
      @Override
      ClientCall<?, ?> start(ManagedChannel channel, CompletableFuture<Status> status) {
        return sent(channel, GenerationServiceGrpc.getGetDocumentMethod(), status, DOCUMENT, true);
      }
    },
    WITHOUT_ITS_END {
      @Override
      ClientCall<?, ?> start(ManagedChannel channel, CompletableFuture<Status> status) {
        ClientCall<?, ?> call =
            sent(channel, GenerationServiceGrpc.getGetDocumentMethod(), status, DOCUMENT, false);
        pause(50);
        call.cancel("never meant", null);
        return call;
      }
    },
    UNKNOWN_TO_THE_SERVICE {
      @Override
      ClientCall<?, ?> start(ManagedChannel channel, CompletableFuture<Status> status) {
        return sent(
            channel,
            GenerationServiceGrpc.getListDocumentsMethod(),
            status,
            dev.rolewright.proto.v1.ListDocumentsRequest.getDefaultInstance(),
            true);
      }
    },
    STREAM {
      @Override
      ClientCall<?, ?> start(ManagedChannel channel, CompletableFuture<Status> status) {
        return sent(
            channel,
            GenerationServiceGrpc.getGenerateCvMethod(),
            status,
            GenerateCvRequest.getDefaultInstance(),
            true);
      }
    },
    EXCHANGE {
      @Override
      ClientCall<?, ?> start(ManagedChannel channel, CompletableFuture<Status> status) {
        return sent(
            channel,
            JobParsingServiceGrpc.getParseJobsMethod(),
            status,
            ParseJobsRequest.getDefaultInstance(),
            true);
      }
    };

    private static final GetDocumentRequest DOCUMENT = GetDocumentRequest.getDefaultInstance();

    abstract ClientCall<?, ?> start(ManagedChannel channel, CompletableFuture<Status> status);

    private static <Q, R> ClientCall<Q, R> sent(
        ManagedChannel channel,
        MethodDescriptor<Q, R> method,
        CompletableFuture<Status> status,
        Q request,
        boolean ended) {
      // What hangs on the status sees the server as it is when the caller learns of the end.
      CallOptions atOnce = CallOptions.DEFAULT.withExecutor(Runnable::run);
      ClientCall<Q, R> call = channel.newCall(method, atOnce);
      call.start(
          new ClientCall.Listener<R>() {
            @Override
            public void onClose(Status end, Metadata trailers) {
              status.complete(end);
            }
          },
          new Metadata());
      call.request(10);
      call.sendMessage(request);
      if (ended) {
        call.halfClose();
      }
      return call;
    }
  }

  /** Methods of each type that do the same work, whether anyone waits or not. */
  private record Working(Runnable work) implements MadeUpServers.Services {
    @Override
    public List<BindableService> all() {
      return List.of(
          new GenerationServiceGrpc.GenerationServiceImplBase() {
            @Override
            public void getDocument(
                GetDocumentRequest request, StreamObserver<GetDocumentResponse> observer) {
              work.run();
              observer.onNext(GetDocumentResponse.getDefaultInstance());
              observer.onCompleted();
            }

            @Override
            public void generateCv(
                GenerateCvRequest request, StreamObserver<GenerateCvResponse> observer) {
              StreamPump.start(
                  observer,
                  context(),
                  sink -> {
                    work.run();
                    sink.accept(GenerateCvResponse.getDefaultInstance());
                  });
            }
          },
          new JobParsingServiceGrpc.JobParsingServiceImplBase() {
            @Override
            public StreamObserver<ParseJobsRequest> parseJobs(
                StreamObserver<ParseJobsResponse> observer) {
              return OrderedExchange.start(
                  observer,
                  context(),
                  (index, request) -> {
                    work.run();
                    return ParseJobsResponse.getDefaultInstance();
                  });
            }
          });
    }

    /** As the interceptor makes it: it ends with the call. */
    private static RequestContext context() {
      Cancellation cancellation = new Cancellation();
      io.grpc.Context.current().addListener(ended -> cancellation.cancel(), Runnable::run);
      return Contexts.of(cancellation);
    }
  }
}
