package dev.rolewright.server.grpc;

import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.llm.CostEstimate;
import dev.rolewright.llm.Gateway;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.spi.RunRepository;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.proto.v1.EstimateCostRequest;
import dev.rolewright.proto.v1.EstimateCostResponse;
import dev.rolewright.server.mapping.ChatMapping;
import dev.rolewright.server.mapping.CommonMapping;
import dev.rolewright.server.settings.GatewaySettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Tells what a call would cost, by the prices of the moment and by what earlier answers took. */
public final class CostEstimation {
  private static final long MAX_INPUT_TOKENS = 100_000_000;
  private static final int MAX_TARGET = 200;
  private static final Duration HISTORY = Duration.ofDays(30);

  private final Gateway gateway;
  private final RunRepository runs;

  /** Creates one over the attempts of before. */
  public CostEstimation(Gateway gateway, RunRepository runs) {
    this.gateway = gateway;
    this.runs = runs;
  }

  EstimateCostResponse estimate(
      RequestContext context, GatewaySettings settings, EstimateCostRequest request) {
    ChatRequest chat = read(request);
    List<CostEstimate> estimates =
        gateway.estimate(context, settings.gateway(), chat).stream()
            .map(estimate -> withInput(estimate, request.getInputTokens()))
            .toList();
    String task =
        settings.gateway().routes().containsKey(chat.target())
            ? chat.target()
            : Purpose.CHAT.task();
    OptionalDouble average =
        runs.averageOutputTokens(context.tenantId(), task, context.time().now().minus(HISTORY));
    EstimateCostResponse.Builder response = EstimateCostResponse.newBuilder();
    estimates.forEach(estimate -> response.addEstimates(toProto(estimate, average)));
    return response.build();
  }

  private static ChatRequest read(EstimateCostRequest request) {
    RequestReading reading = new RequestReading();
    FieldChecks checks = reading.checks();
    String target = target(checks, request);
    checks.range("input_tokens", request.getInputTokens(), 0, MAX_INPUT_TOKENS);
    if (request.getInputTokens() == 0 && request.getMessagesCount() == 0) {
      checks.reject("messages", "are missing; send them, or the number of their input_tokens.");
    } else if (request.getMessagesCount() > 0) {
      ChatMapping.check(checks, request.getMessagesList());
    }
    if (request.hasMaxTokens() && request.getMaxTokens() < 1) {
      checks.reject("max_tokens", "must be at least 1.");
    }
    reading.end();
    return new ChatRequest(
        target,
        request.getMessagesCount() == 0
            ? List.of(new ChatMessage(ChatRole.USER, ""))
            : ChatMapping.messages(request.getMessagesList()),
        new ChatParameters(
            Optional.empty(),
            Optional.empty(),
            request.hasMaxTokens() ? Optional.of(request.getMaxTokens()) : Optional.empty(),
            List.of(),
            Optional.empty()),
        new AnswerFormat.Text(),
        "",
        Purpose.CHAT);
  }

  private static String target(FieldChecks checks, EstimateCostRequest request) {
    return switch (request.getTargetCase()) {
      case MODEL -> {
        checks.text("model", request.getModel(), 1, MAX_TARGET);
        yield request.getModel();
      }
      case ROUTE -> {
        checks.text("route", request.getRoute(), 1, MAX_TARGET);
        yield request.getRoute();
      }
      case TARGET_NOT_SET -> {
        checks.reject("target", "is missing; send a model or a route.");
        yield "";
      }
    };
  }

  /** A number that the caller knows is no estimate. */
  private static CostEstimate withInput(CostEstimate estimate, long inputTokens) {
    return inputTokens == 0
        ? estimate
        : new CostEstimate(
            estimate.model(),
            inputTokens,
            inputTokens,
            estimate.mostOutputTokens(),
            estimate.price());
  }

  private static dev.rolewright.proto.v1.CostEstimate toProto(
      CostEstimate estimate, OptionalDouble average) {
    long most = estimate.mostOutputTokens();
    long expected = average.isPresent() ? Math.min(most, Math.round(average.getAsDouble())) : most;
    dev.rolewright.proto.v1.CostEstimate.Builder builder =
        dev.rolewright.proto.v1.CostEstimate.newBuilder()
            .setProvider(estimate.model().provider())
            .setModel(estimate.model().model())
            .setInputTokens(estimate.inputTokens())
            .setExpectedOutputTokens(expected)
            .setMaxOutputTokens(most)
            .setExpectedCostPicos(estimate.cost(expected))
            .setMaxCostPicos(estimate.most())
            .setIsPriceKnown(estimate.price().isKnown());
    estimate.price().from().map(CommonMapping::timestamp).ifPresent(builder::setPriceEffectiveTime);
    return builder.build();
  }
}
