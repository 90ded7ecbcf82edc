package dev.rolewright.http;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.ChatReset;
import dev.rolewright.proto.v1.ChatStarted;
import dev.rolewright.proto.v1.ChatTextDelta;
import dev.rolewright.proto.v1.FinishReason;
import dev.rolewright.proto.v1.GatewayServiceGrpc;
import dev.rolewright.proto.v1.ListProvidersRequest;
import dev.rolewright.proto.v1.ListProvidersResponse;
import dev.rolewright.proto.v1.ModelCapabilities;
import dev.rolewright.proto.v1.ModelProvider;
import dev.rolewright.proto.v1.Provenance;
import dev.rolewright.proto.v1.ProviderModel;
import dev.rolewright.proto.v1.StreamChatRequest;
import dev.rolewright.proto.v1.StreamChatResponse;
import dev.rolewright.proto.v1.TokenUsage;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** The gateway as far as this edge sees it: it keeps what it was asked and plays a script. */
final class FakeGateway implements KeyCheck, RouteNames, AutoCloseable {
  /** The key that it accepts. */
  static final String KEY = "rw_test_key";

  static final String CORRELATION_ID = "0198c0de-0000-7000-8000-000000000001";

  /** Plays one call. */
  interface Script {
    void play(StreamChatRequest request, ServerCallStreamObserver<StreamChatResponse> observer)
        throws Exception;
  }

  final BlockingQueue<StreamChatRequest> requests = new LinkedBlockingQueue<>();
  final BlockingQueue<Metadata> headers = new LinkedBlockingQueue<>();
  final BlockingQueue<ListProvidersRequest> pages = new LinkedBlockingQueue<>();

  /** Counted down when a call is cancelled. */
  final CountDownLatch cancelled = new CountDownLatch(1);

  /** Given a permit whenever more may be sent. */
  final Semaphore ready = new Semaphore(0);

  volatile Script script = answering("Hello");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Server server;
  private final ManagedChannel channel;

  private FakeGateway() {
    String name = InProcessServerBuilder.generateName();
    try {
      server =
          InProcessServerBuilder.forName(name)
              .executor(threads)
              .addService(new Gateway())
              .intercept(new Keys())
              .build()
              .start();
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
    channel = InProcessChannelBuilder.forName(name).build();
  }

  static FakeGateway start() {
    return new FakeGateway();
  }

  @Override
  public void check(Metadata sent) {
    if (!Keys.isKnown(sent)) {
      throw failure(Code.UNAUTHENTICATED, "AUTHENTICATION", false, "The API key is not known.");
    }
  }

  @Override
  public Routes of(Metadata headers) {
    check(headers);
    return new Routes(List.of("default", "parse_jd"), List.of("letters"));
  }

  Channel channel() {
    return channel;
  }

  /** Answers with these deltas and completes. */
  static Script answering(String... deltas) {
    List<ChatEvent> events = new ArrayList<>();
    events.add(started("acme", "large"));
    for (String delta : deltas) {
      events.add(delta(delta));
    }
    events.add(completed(ChatCompleted.newBuilder().setProvenance(provenance())));
    return playing(events.toArray(ChatEvent[]::new));
  }

  /** Sends these events and ends the stream. */
  static Script playing(ChatEvent... events) {
    return (request, observer) -> {
      for (ChatEvent event : events) {
        observer.onNext(response(event));
      }
      observer.onCompleted();
    };
  }

  /** Sends these events and fails. */
  static Script failing(StatusRuntimeException failure, ChatEvent... events) {
    return (request, observer) -> {
      for (ChatEvent event : events) {
        observer.onNext(response(event));
      }
      observer.onError(failure);
    };
  }

  static StreamChatResponse response(ChatEvent event) {
    return StreamChatResponse.newBuilder().setEvent(event).build();
  }

  static ChatEvent started(String provider, String model) {
    return ChatEvent.newBuilder()
        .setStarted(
            ChatStarted.newBuilder()
                .setCorrelationId(CORRELATION_ID)
                .setProvider(provider)
                .setModel(model))
        .build();
  }

  static ChatEvent delta(String text) {
    return ChatEvent.newBuilder().setTextDelta(ChatTextDelta.newBuilder().setText(text)).build();
  }

  static ChatEvent reset(String reason, String provider, String model) {
    return ChatEvent.newBuilder()
        .setReset(
            ChatReset.newBuilder()
                .setReason(reason)
                .setMessage("broke off")
                .setProvider(provider)
                .setModel(model))
        .build();
  }

  static ChatEvent completed(ChatCompleted.Builder completed) {
    return ChatEvent.newBuilder().setCompleted(completed).build();
  }

  static Provenance.Builder provenance() {
    return Provenance.newBuilder()
        .setProvider("acme")
        .setModel("large")
        .setAttempts(1)
        .setFinishReason(FinishReason.FINISH_REASON_STOP)
        .setUsage(
            TokenUsage.newBuilder()
                .setInputTokens(12)
                .setOutputTokens(7)
                .setCachedInputTokens(3)
                .setReasoningTokens(2));
  }

  /** Returns a status as the server makes it. */
  static StatusRuntimeException failure(
      Code code, String reason, boolean retryable, String message, Message... details) {
    com.google.rpc.Status.Builder status =
        com.google.rpc.Status.newBuilder()
            .setCode(code.getNumber())
            .setMessage(message)
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setReason(reason)
                        .setDomain("rolewright.dev")
                        .putMetadata("correlation_id", "c0ffee")
                        .putMetadata("is_retryable", Boolean.toString(retryable))
                        .build()));
    for (Message detail : details) {
      status.addDetails(Any.pack(detail));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.shutdownNow();
    threads.shutdownNow();
  }

  private static final class Keys implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      return Contexts.interceptCall(
          Context.current().withValue(HEADERS, headers), call, headers, next);
    }

    static boolean isKnown(Metadata headers) {
      return ("Bearer " + KEY).equals(headers.get(AUTHORIZATION));
    }
  }

  private static final Context.Key<Metadata> HEADERS = Context.key("headers");

  private final class Gateway extends GatewayServiceGrpc.GatewayServiceImplBase {
    @Override
    public void streamChat(
        StreamChatRequest request, StreamObserver<StreamChatResponse> responses) {
      ServerCallStreamObserver<StreamChatResponse> observer =
          (ServerCallStreamObserver<StreamChatResponse>) responses;
      observer.setOnCancelHandler(cancelled::countDown);
      observer.setOnReadyHandler(ready::release);
      if (refuses(responses)) {
        return;
      }
      requests.add(request);
      threads.execute(
          () -> {
            try {
              script.play(request, observer);
            } catch (Exception ended) {
              // The call was cancelled under the script.
            }
          });
    }

    @Override
    public void listProviders(
        ListProvidersRequest request, StreamObserver<ListProvidersResponse> responses) {
      if (refuses(responses)) {
        return;
      }
      pages.add(request);
      boolean first = request.getPageToken().isEmpty();
      responses.onNext(
          first
              ? ListProvidersResponse.newBuilder()
                  .addProviders(provider("acme", "large", "big"))
                  .addProviders(provider("dormant", "deep", "old").toBuilder().setEnabled(false))
                  .addProviders(engine())
                  .setNextPageToken("2")
                  .build()
              : ListProvidersResponse.newBuilder()
                  .addProviders(provider("lab", "org/tiny:1", "small"))
                  .build());
      responses.onCompleted();
    }

    private boolean refuses(StreamObserver<?> responses) {
      Metadata sent = HEADERS.get();
      headers.add(sent);
      try {
        check(sent);
        return false;
      } catch (StatusRuntimeException refused) {
        responses.onError(refused);
        return true;
      }
    }

    private ModelProvider provider(String name, String model, String alias) {
      return ModelProvider.newBuilder()
          .setName(name)
          .setEnabled(true)
          .addModels(
              ProviderModel.newBuilder()
                  .setName(model)
                  .addAliases(alias)
                  .setCapabilities(ModelCapabilities.newBuilder().setStreaming(true)))
          .build();
    }

    /** The one inside the server, which answers no chat. */
    private ModelProvider engine() {
      return ModelProvider.newBuilder()
          .setName("local")
          .setEnabled(true)
          .addModels(ProviderModel.newBuilder().setName("vectors"))
          .build();
    }
  }
}
