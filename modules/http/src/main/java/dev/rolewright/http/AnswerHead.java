package dev.rolewright.http;

import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.ChatReset;
import dev.rolewright.proto.v1.ChatStarted;
import dev.rolewright.proto.v1.FinishReason;
import dev.rolewright.proto.v1.Provenance;
import dev.rolewright.proto.v1.TokenUsage;
import java.time.Instant;

/**
 * Who answers: what stands in front of an answer.
 *
 * @param correlationId id of the request in the gateway
 * @param provider configured name of the provider
 * @param model its model
 * @param created seconds since 1970
 */
record AnswerHead(String correlationId, String provider, String model, long created) {
  static final AnswerHead UNKNOWN = new AnswerHead("", "", "", 0);

  static AnswerHead of(ChatStarted started, Instant now) {
    return new AnswerHead(
        started.getCorrelationId(),
        started.getProvider(),
        started.getModel(),
        now.getEpochSecond());
  }

  /** Returns who answers instead. */
  AnswerHead after(ChatReset reset) {
    return by(reset.getProvider(), reset.getModel());
  }

  /** Returns who answered by the last word on it. */
  AnswerHead after(ChatCompleted completed) {
    Provenance provenance = completed.getProvenance();
    return by(provenance.getProvider(), provenance.getModel());
  }

  private AnswerHead by(String otherProvider, String otherModel) {
    return new AnswerHead(
        correlationId,
        otherProvider.isEmpty() ? provider : otherProvider,
        otherModel.isEmpty() ? model : otherModel,
        created);
  }

  String id() {
    return "chatcmpl-" + correlationId;
  }

  /** Returns the name under which this API knows the model. */
  String fullModel() {
    return provider + "/" + model;
  }

  /** Returns why the answer ended. */
  static String finishReason(ChatCompleted completed) {
    FinishReason reason = completed.getProvenance().getFinishReason();
    return switch (reason) {
      case FINISH_REASON_LENGTH -> "length";
      case FINISH_REASON_CONTENT_FILTER -> "content_filter";
      case FINISH_REASON_STOP, FINISH_REASON_UNSPECIFIED, UNRECOGNIZED -> "stop";
    };
  }

  /** Writes the tokens of an answer. */
  static void writeUsage(ChatCompleted completed, JsonBytes json) {
    TokenUsage usage = completed.getProvenance().getUsage();
    json.raw("{\"prompt_tokens\":").number(usage.getInputTokens());
    json.raw(",\"completion_tokens\":").number(usage.getOutputTokens());
    json.raw(",\"total_tokens\":").number(usage.getInputTokens() + usage.getOutputTokens());
    json.raw(",\"prompt_tokens_details\":{\"cached_tokens\":").number(usage.getCachedInputTokens());
    json.raw("},\"completion_tokens_details\":{\"reasoning_tokens\":")
        .number(usage.getReasoningTokens());
    json.raw("}}");
  }
}
