package dev.rolewright.server.grpc;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.StructuredAnswers;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.prompts.Prompts;
import dev.rolewright.prompts.Screened;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.EstimateCostRequest;
import dev.rolewright.proto.v1.EstimateCostResponse;
import dev.rolewright.proto.v1.GatewayServiceGrpc;
import dev.rolewright.proto.v1.GetBudgetRequest;
import dev.rolewright.proto.v1.GetBudgetResponse;
import dev.rolewright.proto.v1.GetHealthRequest;
import dev.rolewright.proto.v1.GetHealthResponse;
import dev.rolewright.proto.v1.GetRunRequest;
import dev.rolewright.proto.v1.GetRunResponse;
import dev.rolewright.proto.v1.GetUsageRequest;
import dev.rolewright.proto.v1.GetUsageResponse;
import dev.rolewright.proto.v1.ListAlertsRequest;
import dev.rolewright.proto.v1.ListAlertsResponse;
import dev.rolewright.proto.v1.ListProvidersRequest;
import dev.rolewright.proto.v1.ListProvidersResponse;
import dev.rolewright.proto.v1.ListRunsRequest;
import dev.rolewright.proto.v1.ListRunsResponse;
import dev.rolewright.proto.v1.ReplayRunRequest;
import dev.rolewright.proto.v1.ReplayRunResponse;
import dev.rolewright.proto.v1.RunAssistantRequest;
import dev.rolewright.proto.v1.RunAssistantResponse;
import dev.rolewright.proto.v1.StreamChatRequest;
import dev.rolewright.proto.v1.StreamChatResponse;
import dev.rolewright.server.mapping.RunMapping;
import dev.rolewright.server.money.RateTickets;
import dev.rolewright.server.money.SpendingReports;
import dev.rolewright.server.settings.Assistant;
import dev.rolewright.server.settings.GatewaySettings;
import dev.rolewright.server.settings.TenantAccounts;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Serves {@code GatewayService}. */
public final class GatewayGrpcService extends GatewayServiceGrpc.GatewayServiceImplBase {
  private final StructuredAnswers answers;
  private final TenantAccounts accounts;
  private final AssistantReading assistants;
  private final LocalAssistants local;
  private final GatewayHealth health;
  private final ProviderList providers;
  private final CostEstimation costs;
  private final SpendingReports spending;
  private final RunRecords runs;
  private final AlertRecords alerts;
  private final RateTickets tickets;
  private final RequestIds requestIds;

  /**
   * Creates the service.
   *
   * @param local answers of the assistants that ship, where no model answers
   */
  public GatewayGrpcService(
      StructuredAnswers answers,
      TenantAccounts accounts,
      Prompts prompts,
      LocalAssistants local,
      GatewayHealth health,
      ProviderList providers,
      CostEstimation costs,
      SpendingReports spending,
      RunRecords runs,
      AlertRecords alerts,
      RateTickets tickets,
      RequestIds requestIds) {
    this.answers = answers;
    this.accounts = accounts;
    this.assistants = new AssistantReading(prompts);
    this.local = local;
    this.health = health;
    this.providers = providers;
    this.costs = costs;
    this.spending = spending;
    this.runs = runs;
    this.alerts = alerts;
    this.tickets = tickets;
    this.requestIds = requestIds;
  }

  @Override
  public void streamChat(StreamChatRequest request, StreamObserver<StreamChatResponse> observer) {
    RequestContext context = CallContext.current().request();
    GatewaySettings settings = accounts.of(context.tenantId());
    Screened<ChatRequest> chat =
        ChatReading.read(RequestReading.of(request.getRequestId()), request, settings);
    answer(
        observer,
        new Asked(context, settings, chat, Optional.empty(), Optional.empty()),
        new SentCall("GatewayService/StreamChat", request.getRequestId(), request),
        StreamChatResponse.parser(),
        response -> response.getEvent().hasCompleted(),
        event -> StreamChatResponse.newBuilder().setEvent(event).build());
  }

  @Override
  public void runAssistant(
      RunAssistantRequest request, StreamObserver<RunAssistantResponse> observer) {
    CallContext call = CallContext.current();
    GatewaySettings settings = accounts.of(call.request().tenantId());
    AssistantReading.Asked asked = assistants.read(call.principal(), request, settings);
    Optional<StandIn> standIn =
        asked.assistant().flatMap(known -> local.standIn(known, request.getPrompt()));
    answer(
        observer,
        new Asked(
            call.request(),
            settings,
            new Screened<>(asked.chat(), asked.findings()),
            asked.assistant().map(Assistant::id),
            standIn),
        new SentCall("GatewayService/RunAssistant", request.getRequestId(), request),
        RunAssistantResponse.parser(),
        response -> response.getEvent().hasCompleted(),
        event -> RunAssistantResponse.newBuilder().setEvent(event).build());
  }

  /** A conversation with the one configuration that holds for all of it. */
  private record Asked(
      RequestContext context,
      GatewaySettings settings,
      Screened<ChatRequest> chat,
      Optional<String> assistant,
      Optional<StandIn> standIn) {}

  /** Answers as a stream, which a repeat of the request gets again unless nothing may be kept. */
  private <R extends Message> void answer(
      StreamObserver<R> observer,
      Asked asked,
      SentCall sent,
      Parser<R> parser,
      Predicate<R> isLast,
      Function<ChatEvent, R> response) {
    RequestContext context = asked.context();
    SentCall call =
        asked.chat().value().purpose().keepsContent() ? sent : sent.keeping(SentCall.Keeping.NEVER);
    StreamPump.<R>start(
        observer,
        context,
        sink ->
            requestIds.stream(
                context,
                call,
                parser,
                isLast,
                sink,
                (runContext, id, events) -> run(runContext, asked, response, events)));
  }

  private <R> void run(
      RequestContext context, Asked asked, Function<ChatEvent, R> response, Consumer<R> sink) {
    asked.assistant().ifPresent(assistant -> tickets.assistant(context, assistant));
    ChatStream.run(
        answers,
        context,
        asked.settings(),
        asked.chat(),
        asked.standIn(),
        event -> sink.accept(response.apply(event)));
  }

  @Override
  public void listProviders(
      ListProvidersRequest request, StreamObserver<ListProvidersResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(observer, () -> providers.page(context, request));
  }

  @Override
  public void getHealth(GetHealthRequest request, StreamObserver<GetHealthResponse> observer) {
    CallContext call = CallContext.current();
    String tenant = call.request().tenantId();
    Unary.answer(observer, () -> health.read(call, accounts.of(tenant), accounts.ownedBy(tenant)));
  }

  @Override
  public void estimateCost(
      EstimateCostRequest request, StreamObserver<EstimateCostResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(observer, () -> costs.estimate(context, accounts.of(context.tenantId()), request));
  }

  @Override
  public void getUsage(GetUsageRequest request, StreamObserver<GetUsageResponse> observer) {
    CallContext call = CallContext.current();
    Unary.answer(observer, () -> spending.usage().read(call.principal(), request));
  }

  @Override
  public void getBudget(GetBudgetRequest request, StreamObserver<GetBudgetResponse> observer) {
    CallContext call = CallContext.current();
    Unary.answer(observer, () -> spending.budgets().read(call.principal(), request));
  }

  @Override
  public void listRuns(ListRunsRequest request, StreamObserver<ListRunsResponse> observer) {
    CallContext call = CallContext.current();
    Unary.answer(observer, () -> runs.list(call.principal(), request));
  }

  @Override
  public void getRun(GetRunRequest request, StreamObserver<GetRunResponse> observer) {
    CallContext call = CallContext.current();
    Unary.answer(
        observer,
        () ->
            GetRunResponse.newBuilder()
                .setRun(RunMapping.toProto(runs.find(call.principal(), request.getRunId())))
                .build());
  }

  @Override
  public void replayRun(ReplayRunRequest request, StreamObserver<ReplayRunResponse> observer) {
    CallContext call = CallContext.current();
    Unary.answer(
        observer,
        () -> {
          RequestReading.of(request.getRequestId()).end();
          return requestIds.unary(
              call.request(),
              new SentCall("GatewayService/ReplayRun", request.getRequestId(), request),
              ReplayRunResponse.parser(),
              response -> response,
              id -> runs.replay(call, request));
        });
  }

  @Override
  public void listAlerts(ListAlertsRequest request, StreamObserver<ListAlertsResponse> observer) {
    CallContext call = CallContext.current();
    Unary.answer(observer, () -> alerts.list(call.principal(), request));
  }
}
