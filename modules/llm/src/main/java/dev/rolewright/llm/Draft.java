package dev.rolewright.llm;

import dev.rolewright.llm.ChatEvent.Completed;
import dev.rolewright.llm.ChatEvent.Reset;
import dev.rolewright.llm.ChatEvent.Started;
import dev.rolewright.llm.ChatEvent.TextDelta;
import dev.rolewright.platform.ErrorCode;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts an answer together while it is passed on. */
final class Draft implements Consumer<ChatEvent> {
  private final Consumer<ChatEvent> sink;
  private final boolean isSecond;
  private final StringBuilder text = new StringBuilder();
  private @Nullable Completed completed;
  private boolean begun;

  Draft(Consumer<ChatEvent> sink) {
    this(sink, false);
  }

  private Draft(Consumer<ChatEvent> sink, boolean isSecond) {
    this.sink = sink;
    this.isSecond = isSecond;
  }

  /** Returns the draft of a second question, whose begin takes back what was shown so far. */
  static Draft second(Consumer<ChatEvent> sink) {
    return new Draft(sink, true);
  }

  @Override
  public void accept(ChatEvent event) {
    switch (event) {
      case Started started -> {
        begun = true;
        sink.accept(isSecond ? invalid(started.model()) : started);
      }
      case TextDelta delta -> {
        text.append(delta.text());
        sink.accept(delta);
      }
      case Reset reset -> {
        text.setLength(0);
        sink.accept(reset);
      }
      case Completed whole -> completed = whole;
    }
  }

  private static Reset invalid(ModelName model) {
    return new Reset(
        ErrorCode.RESPONSE_INVALID,
        "The answer does not meet the schema; the model is asked once more.",
        model);
  }

  /** Tells whether anything was passed on. */
  boolean hasBegun() {
    return begun;
  }

  String text() {
    return text.toString();
  }

  Completed completed() {
    return Objects.requireNonNull(completed, "the gateway ended without an answer");
  }
}
