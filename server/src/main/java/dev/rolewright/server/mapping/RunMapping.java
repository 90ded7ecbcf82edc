package dev.rolewright.server.mapping;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.Run;
import dev.rolewright.llm.spi.RunRepository;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.CostBasis;
import dev.rolewright.proto.v1.ListAlertsRequest;
import dev.rolewright.proto.v1.ListRunsRequest;
import dev.rolewright.proto.v1.RunStatus;
import dev.rolewright.telemetry.Alert;
import dev.rolewright.telemetry.AlertRepository;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Maps the records of the gateway. */
public final class RunMapping {
  private RunMapping() {}

  /** Maps an attempt without its output. */
  public static dev.rolewright.proto.v1.Run toProto(Run run) {
    dev.rolewright.proto.v1.Run.Builder builder =
        dev.rolewright.proto.v1.Run.newBuilder()
            .setId(run.id())
            .setCorrelationId(run.correlationId())
            .setTenantId(run.tenantId())
            .setPrincipal(run.principalId())
            .setTask(run.purpose().task())
            .setPromptName(run.purpose().promptName())
            .setPromptVersion(run.purpose().promptVersion())
            .setInputHash(run.inputHash())
            .setPromptLength(run.promptLength())
            .setProvider(run.model().provider())
            .setModel(run.model().model())
            .setAttempt(run.attempt())
            .setStatus(CommonMapping.withPrefix(RunStatus.class, "RUN_STATUS_", run.status()))
            .setErrorReason(run.error().map(Enum::name).orElse(""))
            .setErrorMessage(run.errorMessage())
            .setStartTime(CommonMapping.timestamp(run.startTime()))
            .setIsReplayable(run.purpose().keepsContent())
            .setExperiment(run.variant().experiment())
            .setVariant(run.variant().name());
    if (run.finishReason() != FinishReason.UNSPECIFIED) {
      builder.setFinishReason(
          CommonMapping.withPrefix(
              dev.rolewright.proto.v1.FinishReason.class, "FINISH_REASON_", run.finishReason()));
    }
    run.usage().map(CommonMapping::usage).ifPresent(builder::setUsage);
    run.cost()
        .ifPresent(
            cost ->
                builder
                    .setCostPicos(cost.picos())
                    .setCostBasis(
                        cost.isEstimated()
                            ? CostBasis.COST_BASIS_ESTIMATED
                            : CostBasis.COST_BASIS_EXACT));
    run.firstTextTime().map(CommonMapping::timestamp).ifPresent(builder::setFirstTokenTime);
    run.endTime().map(CommonMapping::timestamp).ifPresent(builder::setEndTime);
    return builder.build();
  }

  /** Maps an attempt with its output, where that was kept. */
  public static dev.rolewright.proto.v1.Run toProto(RunRepository.Stored stored) {
    return toProto(stored.run()).toBuilder().setOutputContent(stored.output()).build();
  }

  /** Maps an alert. */
  public static dev.rolewright.proto.v1.Alert toProto(Alert alert) {
    dev.rolewright.proto.v1.Alert.Builder builder =
        dev.rolewright.proto.v1.Alert.newBuilder()
            .setId(alert.id())
            .setKind(alert.kind().wireName())
            .setSeverity(
                CommonMapping.withPrefix(
                    dev.rolewright.proto.v1.AlertSeverity.class,
                    "ALERT_SEVERITY_",
                    alert.severity()))
            .setSubject(alert.subject())
            .setMessage(alert.message())
            .setTenantId(alert.tenantId())
            .setCreateTime(CommonMapping.timestamp(alert.createTime()));
    alert.resolveTime().map(CommonMapping::timestamp).ifPresent(builder::setResolveTime);
    return builder.build();
  }

  /** Returns which attempts a request asks for; INVALID_FIELD for what it can't ask for. */
  public static RunRepository.Filter filter(ListRunsRequest request) {
    Set<Run.Status> statuses = EnumSet.noneOf(Run.Status.class);
    for (int index = 0; index < request.getStatusesCount(); index++) {
      statuses.add(status("statuses[" + index + "]", request.getStatuses(index)));
    }
    return new RunRepository.Filter(
        request.getCorrelationId(),
        request.hasStartTime()
            ? Optional.of(CommonMapping.instant("start_time", request.getStartTime()))
            : Optional.empty(),
        request.hasEndTime()
            ? Optional.of(CommonMapping.instant("end_time", request.getEndTime()))
            : Optional.empty(),
        request.getTask(),
        request.getProvider(),
        request.getModel(),
        statuses);
  }

  private static Run.Status status(String field, RunStatus status) {
    return switch (status) {
      case RUN_STATUS_STARTED -> Run.Status.STARTED;
      case RUN_STATUS_SUCCEEDED -> Run.Status.SUCCEEDED;
      case RUN_STATUS_FAILED -> Run.Status.FAILED;
      case RUN_STATUS_CANCELLED -> Run.Status.CANCELLED;
      case RUN_STATUS_UNSPECIFIED, UNRECOGNIZED ->
          throw RolewrightException.invalid(
              field, "is unknown; send STARTED, SUCCEEDED, FAILED or CANCELLED.");
    };
  }

  /**
   * Returns which alerts a request asks for; INVALID_FIELD for what it can't ask for.
   *
   * @param onlyKey as in {@link AlertRepository.Filter}
   */
  public static AlertRepository.Filter filter(
      ListAlertsRequest request, String tenantId, boolean isOperator, Optional<String> onlyKey) {
    return new AlertRepository.Filter(
        tenantId,
        isOperator,
        request.getOpenOnly(),
        severity(request.getMinSeverity()),
        kind(request.getKind()),
        onlyKey);
  }

  private static AlertSeverity severity(dev.rolewright.proto.v1.AlertSeverity severity) {
    return switch (severity) {
      case ALERT_SEVERITY_UNSPECIFIED, ALERT_SEVERITY_INFO -> AlertSeverity.INFO;
      case ALERT_SEVERITY_WARNING -> AlertSeverity.WARNING;
      case ALERT_SEVERITY_CRITICAL -> AlertSeverity.CRITICAL;
      case UNRECOGNIZED ->
          throw RolewrightException.invalid(
              "min_severity", "is unknown; send INFO, WARNING or CRITICAL.");
    };
  }

  private static Optional<AlertKind> kind(String kind) {
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(AlertKind.values())
            .filter(known -> known.wireName().equals(kind))
            .findFirst()
            .orElseThrow(
                () ->
                    RolewrightException.invalid(
                        "kind",
                        "is unknown; send one of "
                            + Arrays.stream(AlertKind.values()).map(AlertKind::wireName).toList()
                            + ".")));
  }
}
