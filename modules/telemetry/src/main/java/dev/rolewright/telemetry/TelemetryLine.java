package dev.rolewright.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rolewright.domain.CacheState;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.RequestRecord;
import dev.rolewright.llm.Variant;
import java.util.Locale;

/** The JSON of one request, as {@code docs/operations.md} describes it. */
final class TelemetryLine {
  private static final JsonMapper JSON = new JsonMapper();

  private TelemetryLine() {}

  static String of(RequestRecord request) {
    ObjectNode line = JSON.createObjectNode();
    line.put("time", request.endTime().toString());
    line.put("request_id", request.id());
    line.put("correlation_id", request.correlationId());
    line.put("tenant", request.tenantId());
    line.put("principal", request.principalId());
    Purpose purpose = request.purpose();
    line.put("task", purpose.task());
    line.put("target", request.target());
    request
        .model()
        .ifPresent(
            model -> {
              line.put("provider", model.provider());
              line.put("model", model.model());
            });
    if (!purpose.promptName().isEmpty()) {
      line.put("prompt", purpose.promptName());
      line.put("prompt_version", purpose.promptVersion());
    }
    line.put("attempts", request.runs().size());
    line.put("outcome", request.error().isEmpty() ? "success" : "failure");
    request.error().ifPresent(error -> line.put("error", error.name()));
    if (request.finishReason() != FinishReason.UNSPECIFIED) {
      line.put("finish_reason", request.finishReason().name().toLowerCase(Locale.ROOT));
    }
    line.put("latency_ms", request.latency().toNanos() / 1e6);
    request
        .timeToFirstToken()
        .ifPresent(first -> line.put("first_token_ms", first.toNanos() / 1e6));
    line.put("waiting_ms", request.waiting().toNanos() / 1e6);
    if (request.cache() != CacheState.NONE) {
      line.put("cache", request.cache().name().toLowerCase(Locale.ROOT));
    }
    request.cacheAge().ifPresent(age -> line.put("cache_age_ms", age.toNanos() / 1e6));
    if (!request.variant().equals(Variant.NONE)) {
      line.put("experiment", request.variant().experiment());
      line.put("variant", request.variant().name());
    }
    request.usage().ifPresent(usage -> line.set("tokens", tokens(usage)));
    line.put("cost_picos", request.cost().picos());
    line.put("cost_estimated", request.cost().isEstimated());
    ObjectNode metadata = line.putObject("metadata");
    if (!purpose.promptHash().isEmpty()) {
      metadata.put("prompt_hash", purpose.promptHash());
    }
    request.runs().forEach(metadata.putArray("run_ids")::add);
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a line of telemetry has no JSON form", impossible);
    }
  }

  private static ObjectNode tokens(TokenUsage usage) {
    return JSON.createObjectNode()
        .put("input", usage.inputTokens())
        .put("output", usage.outputTokens())
        .put("cached_input", usage.cachedInputTokens())
        .put("reasoning", usage.reasoningTokens())
        .put("cache_write", usage.cacheWriteTokens());
  }
}
