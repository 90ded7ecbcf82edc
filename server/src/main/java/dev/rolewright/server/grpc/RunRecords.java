package dev.rolewright.server.grpc;

import dev.rolewright.access.Principal;
import dev.rolewright.access.TenantAdministration;
import dev.rolewright.llm.ChatAnswer;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.Run;
import dev.rolewright.llm.StructuredAnswers;
import dev.rolewright.llm.spi.RunRepository;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.PrivacyAdvice;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.ListRunsRequest;
import dev.rolewright.proto.v1.ListRunsResponse;
import dev.rolewright.proto.v1.ReplayRunRequest;
import dev.rolewright.proto.v1.ReplayRunResponse;
import dev.rolewright.server.mapping.ChatMapping;
import dev.rolewright.server.mapping.CommonMapping;
import dev.rolewright.server.mapping.RunMapping;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Shows the recorded attempts, and asks a model the same once more. */
public final class RunRecords {
  private static final int MAX_FILTER = 200;

  private final RunRepository runs;
  private final TenantAdministration tenants;
  private final StructuredAnswers answers;
  private final Predicate<String> keepsContent;

  /**
   * Creates it over what is recorded.
   *
   * @param keepsContent tells of a tenant whether inputs may be kept now
   */
  public RunRecords(
      RunRepository runs,
      TenantAdministration tenants,
      StructuredAnswers answers,
      Predicate<String> keepsContent) {
    this.runs = runs;
    this.tenants = tenants;
    this.answers = answers;
    this.keepsContent = keepsContent;
  }

  ListRunsResponse list(Principal caller, ListRunsRequest request) {
    RequestReading reading = new RequestReading();
    FieldChecks checks = reading.checks();
    checks.optionalUuid("tenant_id", request.getTenantId());
    checks.text("correlation_id", request.getCorrelationId(), 0, MAX_FILTER);
    checks.text("task", request.getTask(), 0, MAX_FILTER);
    checks.text("provider", request.getProvider(), 0, MAX_FILTER);
    checks.text("model", request.getModel(), 0, MAX_FILTER);
    Optional<PageRequest> page =
        reading.value(() -> PageRequest.of(request.getPageSize(), request.getPageToken()));
    Optional<RunRepository.Filter> filter = reading.value(() -> RunMapping.filter(request));
    reading.end();
    String tenant = tenants.visible(caller, request.getTenantId());
    var found = runs.list(tenant, filter.orElseThrow(), page.orElseThrow());
    return ListRunsResponse.newBuilder()
        .addAllRuns(found.items().stream().map(RunMapping::toProto).toList())
        .setNextPageToken(found.nextToken())
        .build();
  }

  RunRepository.Stored find(Principal caller, String runId) {
    String id = ResourceIds.required("run_id", runId);
    return runs.find(caller.tenantId(), id)
        .orElseThrow(() -> RolewrightException.notFound("run", id));
  }

  ReplayRunResponse replay(CallContext call, ReplayRunRequest request) {
    RunRepository.Stored original = find(call.principal(), request.getRunId());
    if (!keepsContent.test(call.principal().tenantId())) {
      throw RolewrightException.of(
          ErrorCode.PRECONDITION,
          "Under zero retention, which the privacy switches of the tenant say, no kept input is"
              + " used again. "
              + PrivacyAdvice.HOW_TO_CHANGE);
    }
    ChatRequest input =
        original
            .input()
            .orElseThrow(
                () ->
                    RolewrightException.of(
                        ErrorCode.PRECONDITION,
                        "The input of this run was not kept, or is kept no more. Inputs are kept"
                            + " where the server has an encryption key (ROLEWRIGHT_ENCRYPTION_KEY)"
                            + " and the request allows it."));
    String target =
        request.getModel().isEmpty() ? original.run().model().toString() : request.getModel();
    RequestContext context = call.request();
    ChatAnswer answer =
        answers.stream(
            context,
            new ChatRequest(
                    target,
                    input.messages(),
                    input.parameters(),
                    input.suggested(),
                    input.format(),
                    input.user(),
                    input.purpose(),
                    input.allowedProviders())
                .fresh(),
            event -> {});
    Run replay = replayed(context, original.run(), answer);
    return ReplayRunResponse.newBuilder()
        .setOriginal(RunMapping.toProto(original))
        .setReplay(
            RunMapping.toProto(new RunRepository.Stored(replay, answer.text(), Optional.of(input))))
        .setIsSameOutput(!original.output().isEmpty() && original.output().equals(answer.text()))
        .setProvenance(
            CommonMapping.provenance(
                ChatMapping.provenance(answer.completed(), original.run().purpose())))
        .build();
  }

  /** The record of it is written beside the work, so it need not be there yet. */
  private static Run replayed(RequestContext context, Run original, ChatAnswer answer) {
    Instant end = context.time().now();
    Instant start = end.minus(context.elapsed());
    var completed = answer.completed();
    return new Run(
        completed.runId(),
        context.correlationId(),
        context.tenantId(),
        context.principalId(),
        original.purpose(),
        original.inputHash(),
        original.promptLength(),
        completed.model(),
        completed.attempts(),
        Run.Status.SUCCEEDED,
        completed.finishReason(),
        completed.isUsageEstimated() ? Optional.empty() : Optional.of(completed.usage()),
        Optional.of(completed.cost()),
        Optional.empty(),
        "",
        start,
        completed.timeToFirstToken().map(start::plus),
        Optional.of(end),
        completed.variant());
  }
}
