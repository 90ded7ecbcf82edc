package dev.rolewright.client.cli;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.rolewright.proto.v1.BreakerHealth;
import dev.rolewright.proto.v1.BreakerState;
import dev.rolewright.proto.v1.CacheState;
import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.ChatReset;
import dev.rolewright.proto.v1.ChatStarted;
import dev.rolewright.proto.v1.ChatTextDelta;
import dev.rolewright.proto.v1.ConnectionStatus;
import dev.rolewright.proto.v1.GatewayServiceGrpc;
import dev.rolewright.proto.v1.GetBudgetRequest;
import dev.rolewright.proto.v1.GetBudgetResponse;
import dev.rolewright.proto.v1.GetHealthRequest;
import dev.rolewright.proto.v1.GetHealthResponse;
import dev.rolewright.proto.v1.GetUsageRequest;
import dev.rolewright.proto.v1.GetUsageResponse;
import dev.rolewright.proto.v1.Provenance;
import dev.rolewright.proto.v1.ProviderHealth;
import dev.rolewright.proto.v1.RunAssistantRequest;
import dev.rolewright.proto.v1.RunAssistantResponse;
import dev.rolewright.proto.v1.ServiceStatus;
import dev.rolewright.proto.v1.TokenUsage;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Language models of the server of the tests. */
public final class FakeModels extends GatewayServiceGrpc.GatewayServiceImplBase {
  private static final Timestamp NOON = Timestamp.newBuilder().setSeconds(1_795_000_000).build();

  /** The events of the next answers. */
  public volatile List<ChatEvent> events =
      List.of(started(), text("Hello\nwor"), text("ld\n"), completed().build());

  /** How the gateway is. */
  public volatile GetHealthResponse health = outage();

  /** Until when the last answer about how it is was awaited. */
  public volatile Optional<Deadline> healthDeadline = Optional.empty();

  /** What was used. */
  public volatile GetUsageResponse usage = GetUsageResponse.getDefaultInstance();

  /** What is left. */
  public volatile GetBudgetResponse budgets = GetBudgetResponse.getDefaultInstance();

  /** What the next calls end with. */
  public volatile Optional<StatusRuntimeException> failure = Optional.empty();

  /** What the next answers end with after their events. */
  public volatile Optional<StatusRuntimeException> end = Optional.empty();

  private final Queue<Object> requests;

  FakeModels(Queue<Object> requests) {
    this.requests = requests;
  }

  /** The first event. */
  public static ChatEvent started() {
    return ChatEvent.newBuilder()
        .setStarted(ChatStarted.newBuilder().setProvider("acme").setModel("large"))
        .build();
  }

  /** Text. */
  public static ChatEvent text(String text) {
    return ChatEvent.newBuilder().setTextDelta(ChatTextDelta.newBuilder().setText(text)).build();
  }

  /** Another model answers anew. */
  public static ChatEvent reset() {
    return ChatEvent.newBuilder()
        .setReset(
            ChatReset.newBuilder()
                .setReason("CONNECTION")
                .setMessage("It broke.")
                .setProvider("acme")
                .setModel("small"))
        .build();
  }

  /** The last event. */
  public static ChatEvent.Builder completed() {
    return ChatEvent.newBuilder()
        .setCompleted(
            ChatCompleted.newBuilder()
                .setRunId("01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10")
                .setProvenance(
                    Provenance.newBuilder()
                        .setProvider("acme")
                        .setModel("large")
                        .setCache(CacheState.CACHE_STATE_MISS)
                        .setCostPicos(1_234_000_000L)
                        .setUsage(
                            TokenUsage.newBuilder().setInputTokens(1_200).setOutputTokens(7))));
  }

  private static GetHealthResponse outage() {
    return GetHealthResponse.newBuilder()
        .setServiceStatus(ServiceStatus.SERVICE_STATUS_DEGRADED)
        .addProviders(
            ProviderHealth.newBuilder()
                .setName("acme")
                .setConnectionStatus(ConnectionStatus.CONNECTION_STATUS_UNREACHABLE)
                .addBreakers(
                    BreakerHealth.newBuilder()
                        .setModel("large")
                        .setState(BreakerState.BREAKER_STATE_OPEN)
                        .setProbeAfter(Duration.newBuilder().setSeconds(11).setNanos(5)))
                .addBreakers(
                    BreakerHealth.newBuilder()
                        .setModel("small")
                        .setState(BreakerState.BREAKER_STATE_OPEN)
                        .setProbeAfter(Duration.getDefaultInstance()))
                .setLastErrorReason("SERVER")
                .setLastErrorTime(NOON))
        .addProviders(
            ProviderHealth.newBuilder()
                .setName("lab")
                .setConnectionStatus(ConnectionStatus.CONNECTION_STATUS_CONNECTED))
        .setTokenUsage(TokenUsage.newBuilder().setInputTokens(1_200).setOutputTokens(1))
        .setTokenUsageSince(NOON)
        .build();
  }

  @Override
  public void getHealth(GetHealthRequest request, StreamObserver<GetHealthResponse> observer) {
    healthDeadline = Optional.ofNullable(Context.current().getDeadline());
    if (failure.isPresent()) {
      observer.onError(failure.get());
      return;
    }
    observer.onNext(health);
    observer.onCompleted();
  }

  @Override
  public void getUsage(GetUsageRequest request, StreamObserver<GetUsageResponse> observer) {
    answer(request, usage, observer);
  }

  @Override
  public void getBudget(GetBudgetRequest request, StreamObserver<GetBudgetResponse> observer) {
    answer(request, budgets, observer);
  }

  private <R> void answer(Object request, R response, StreamObserver<R> observer) {
    requests.add(request);
    if (failure.isPresent()) {
      observer.onError(failure.get());
      return;
    }
    observer.onNext(response);
    observer.onCompleted();
  }

  @Override
  public void runAssistant(
      RunAssistantRequest request, StreamObserver<RunAssistantResponse> observer) {
    requests.add(request);
    if (failure.isPresent()) {
      observer.onError(failure.get());
      return;
    }
    events.forEach(
        event -> observer.onNext(RunAssistantResponse.newBuilder().setEvent(event).build()));
    end.ifPresentOrElse(observer::onError, observer::onCompleted);
  }
}
