package dev.rolewright.client.cli.connection;

import com.google.common.net.HostAndPort;
import dev.rolewright.proto.v1.AdminServiceGrpc;
import dev.rolewright.proto.v1.GatewayServiceGrpc;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ProfileScoringServiceGrpc;
import dev.rolewright.proto.v1.PromptServiceGrpc;
import dev.rolewright.proto.v1.SkillMatchingServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A channel to one server, with the caller's key, a deadline for each call, and retries where they
 * do no harm.
 */
public final class Connection implements AutoCloseable {
  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_DELAY = Duration.ofMillis(200);
  private static final Duration UNARY_DEADLINE = Duration.ofSeconds(60);
  private static final Duration STREAM_DEADLINE = Duration.ofMinutes(5);
  private static final int LARGEST_ANSWER_BYTES = 64 * 1024 * 1024;
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel channel;
  private final ServerTarget target;
  private final Optional<Duration> deadline;
  private final Pause pause;

  private Connection(
      ManagedChannel channel, ServerTarget target, Optional<Duration> deadline, Pause pause) {
    this.channel = channel;
    this.target = target;
    this.deadline = deadline;
    this.pause = pause;
  }

  /**
   * Returns a connection; nothing is sent before the first call.
   *
   * @param deadline how long a call may take; the client's defaults where absent
   */
  public static Connection create(ServerTarget target, Optional<Duration> deadline, Pause pause) {
    Metadata headers = new Metadata();
    target.key().ifPresent(key -> headers.put(AUTHORIZATION, "Bearer " + key));
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress(target.address().getHost(), target.address().getPort())
            .usePlaintext()
            .userAgent("rolewright-cli")
            .maxInboundMessageSize(LARGEST_ANSWER_BYTES)
            .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
            .build();
    return new Connection(channel, target, deadline, pause);
  }

  /** Returns whether there is a key to call with. */
  public boolean hasKey() {
    return target.key().isPresent();
  }

  /** Returns the server's address. */
  public HostAndPort address() {
    return target.address();
  }

  /** Returns a stub for jobs, with a fresh deadline. */
  public JobParsingServiceGrpc.JobParsingServiceBlockingStub jobs() {
    return unary(JobParsingServiceGrpc.newBlockingStub(channel));
  }

  /** Returns a stub for streams of jobs; it has a deadline only where the user gave one. */
  public JobParsingServiceGrpc.JobParsingServiceStub jobStreams() {
    JobParsingServiceGrpc.JobParsingServiceStub stub = JobParsingServiceGrpc.newStub(channel);
    return deadline.map(time -> stub.withDeadlineAfter(time)).orElse(stub);
  }

  /** Returns a stub for profiles, with a fresh deadline. */
  public ProfileScoringServiceGrpc.ProfileScoringServiceBlockingStub profiles() {
    return unary(ProfileScoringServiceGrpc.newBlockingStub(channel));
  }

  /** Returns a stub for skills and matching, with a fresh deadline. */
  public SkillMatchingServiceGrpc.SkillMatchingServiceBlockingStub skills() {
    return unary(SkillMatchingServiceGrpc.newBlockingStub(channel));
  }

  /** Returns a stub for stored documents, with a fresh deadline. */
  public GenerationServiceGrpc.GenerationServiceBlockingStub documents() {
    return unary(GenerationServiceGrpc.newBlockingStub(channel));
  }

  /** Returns a stub for live generation, with a fresh and longer deadline. */
  public GenerationServiceGrpc.GenerationServiceBlockingStub generation() {
    return GenerationServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(deadline.orElse(STREAM_DEADLINE));
  }

  /** Returns a stub for the gateway to language models, with a fresh deadline. */
  public GatewayServiceGrpc.GatewayServiceBlockingStub gateway() {
    return unary(GatewayServiceGrpc.newBlockingStub(channel));
  }

  /**
   * Returns a stub for the gateway to language models, with a fresh deadline.
   *
   * @param usual how long a call may take where the user does not say it
   */
  public GatewayServiceGrpc.GatewayServiceBlockingStub gateway(Duration usual) {
    return GatewayServiceGrpc.newBlockingStub(channel).withDeadlineAfter(deadline.orElse(usual));
  }

  /** Returns a stub for live answers of language models, with a fresh and longer deadline. */
  public GatewayServiceGrpc.GatewayServiceBlockingStub answers() {
    return GatewayServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(deadline.orElse(STREAM_DEADLINE));
  }

  /** Returns a stub for prompts, with a fresh deadline. */
  public PromptServiceGrpc.PromptServiceBlockingStub prompts() {
    return unary(PromptServiceGrpc.newBlockingStub(channel));
  }

  /** Returns a stub for tenants and keys, with a fresh deadline. */
  public AdminServiceGrpc.AdminServiceBlockingStub admin() {
    return unary(AdminServiceGrpc.newBlockingStub(channel));
  }

  /** Returns a stub for health, with a fresh deadline. */
  public HealthGrpc.HealthBlockingStub health() {
    return unary(HealthGrpc.newBlockingStub(channel));
  }

  /**
   * Makes a call that may be repeated without harm: a read, or a write with a request id. Only
   * UNAVAILABLE is repeated, after 0.2 and 0.4 seconds.
   *
   * @throws CallFailedException when it fails for good
   */
  public <T> T call(Supplier<T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (StatusRuntimeException thrown) {
        giveUpOrWait(thrown, attempt);
      }
    }
  }

  /**
   * Makes a call that must not be repeated.
   *
   * @throws CallFailedException when it fails
   */
  public <T> T callOnce(Supplier<T> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException thrown) {
      throw failed(thrown);
    }
  }

  /**
   * Reads a stream to its end. It is started anew only while nothing of it has been read.
   *
   * @throws CallFailedException when it fails for good
   */
  public <T> void stream(Supplier<Iterator<T>> call, Consumer<T> reader) {
    for (int attempt = 1; ; attempt++) {
      boolean begun = false;
      try {
        Iterator<T> messages = call.get();
        while (messages.hasNext()) {
          begun = true;
          reader.accept(messages.next());
        }
        return;
      } catch (StatusRuntimeException thrown) {
        if (begun && isBrokenOff(thrown)) {
          throw brokenOff();
        }
        giveUpOrWait(thrown, begun ? ATTEMPTS : attempt);
      }
    }
  }

  /** A server that refuses to go on says so itself. */
  private static boolean isBrokenOff(StatusRuntimeException thrown) {
    return thrown.getStatus().getCode() == Status.Code.UNAVAILABLE
        && !Failure.of(thrown).fromServer();
  }

  private ClientException brokenOff() {
    String server =
        target.isGone() ? "the server here ended" : "the connection to " + address() + " broke";
    return new ClientException(
        ExitCode.UNAVAILABLE,
        server
            + " in the middle of the answer: what came of it is not all, and nothing was asked"
            + " again; once the server runs, give the command again");
  }

  /** Returns the failure of a call of this connection, with words for a person. */
  public RuntimeException failed(StatusRuntimeException thrown) {
    if (thrown.getStatus().getCode() == Status.Code.UNAVAILABLE && target.isGone()) {
      return new ClientException(
          ExitCode.UNAVAILABLE,
          "no server is running here any more; start one with `rolewright serve`");
    }
    return FailureReport.wrap(thrown, target.address());
  }

  @Override
  public void close() {
    channel.shutdownNow();
    try {
      channel.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveUpOrWait(StatusRuntimeException thrown, int attempt) {
    boolean worthwhile =
        thrown.getStatus().getCode() == Status.Code.UNAVAILABLE && !target.isGone();
    if (!worthwhile || attempt >= ATTEMPTS) {
      throw failed(thrown);
    }
    pause.pause(FIRST_DELAY.multipliedBy(1L << (attempt - 1)));
  }

  private <S extends AbstractStub<S>> S unary(S stub) {
    return stub.withDeadlineAfter(deadline.orElse(UNARY_DEADLINE));
  }
}
