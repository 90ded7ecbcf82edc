package dev.rolewright.telemetry;

import dev.rolewright.domain.CacheState;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.llm.Cost;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.RequestRecord;
import dev.rolewright.llm.Run;
import dev.rolewright.llm.Variant;
import dev.rolewright.platform.ErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class Samples {
  static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");
  static final ModelName MODEL = new ModelName("one", "m");
  static final Purpose TASK = new Purpose("parse_jd", "parse_jd", "1.0.0", "abc", true);

  private Samples() {}

  static ChatRequest request(String text) {
    return new ChatRequest(
        "parse_jd",
        List.of(new ChatMessage(ChatRole.USER, text)),
        ChatParameters.CONFIGURED,
        new AnswerFormat.Text(),
        "",
        TASK);
  }

  static Run run(String id, Purpose purpose) {
    return new Run(
        id,
        "correlation",
        "tenant",
        "key",
        purpose,
        "hash",
        5,
        MODEL,
        1,
        Run.Status.STARTED,
        FinishReason.UNSPECIFIED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        NOW,
        Optional.empty(),
        Optional.empty(),
        Variant.NONE);
  }

  static Run ended(Run run) {
    return run.ended(
        Run.Status.SUCCEEDED,
        FinishReason.STOP,
        Optional.of(new TokenUsage(1, 2, 3, 4, 5)),
        new Cost(70, false),
        Optional.empty(),
        "",
        Optional.of(NOW),
        NOW);
  }

  static Run failed(Run run, ErrorCode code) {
    return run.ended(
        Run.Status.FAILED,
        FinishReason.UNSPECIFIED,
        Optional.empty(),
        Cost.NONE,
        Optional.of(code),
        "no",
        Optional.empty(),
        NOW);
  }

  static RequestRecord record(Optional<ErrorCode> error) {
    boolean answered = error.isEmpty();
    return new RequestRecord(
        "request",
        "correlation",
        "tenant",
        "key",
        TASK,
        "parse_jd",
        answered ? Optional.of(MODEL) : Optional.empty(),
        List.of("first", "second"),
        error,
        answered ? FinishReason.STOP : FinishReason.UNSPECIFIED,
        answered ? Optional.of(new TokenUsage(1, 2, 3, 4, 5)) : Optional.empty(),
        new Cost(70, !answered),
        Duration.ofMillis(1_500),
        answered ? Optional.of(Duration.ofMillis(250)) : Optional.empty(),
        Duration.ofSeconds(1),
        answered ? CacheState.STALE : CacheState.NONE,
        answered ? Optional.of(Duration.ofSeconds(90)) : Optional.empty(),
        answered ? new Variant("test", "arm") : Variant.NONE,
        NOW);
  }
}
