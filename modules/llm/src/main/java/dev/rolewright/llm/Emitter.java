package dev.rolewright.llm;

import dev.rolewright.llm.ChatEvent.Completed;
import dev.rolewright.llm.ChatEvent.Reset;
import dev.rolewright.llm.ChatEvent.Started;
import dev.rolewright.llm.ChatEvent.TextDelta;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the texts of one attempt after the other into the events of one answer: nothing is said of
 * a model before its first text, text of an attempt that failed is taken back before the next text,
 * and no code point is torn.
 */
final class Emitter {
  private final Consumer<ChatEvent> sink;
  private final int maxCharacters;

  private boolean started;
  private boolean hasShownText;
  private @Nullable LlmException brokenOff;
  private char heldBack;
  private final StringBuilder text = new StringBuilder();

  /**
   * @param maxCharacters an answer of more UTF-16 code units is refused
   */
  Emitter(Consumer<ChatEvent> sink, int maxCharacters) {
    this.sink = sink;
    this.maxCharacters = maxCharacters;
  }

  /** Tells whether the present attempt brought text. */
  boolean hasText() {
    return !text.isEmpty();
  }

  /** Returns what the present attempt wrote so far. */
  String text() {
    return text.toString();
  }

  void text(ModelName model, String more) {
    if (more.isEmpty()) {
      return;
    }
    String whole = withoutTornEnd(heldBack == 0 ? more : heldBack + more);
    text.append(more);
    if (text.length() > maxCharacters) {
      throw RolewrightException.of(
          ErrorCode.RESPONSE_INVALID,
          "The model's answer is longer than the "
              + maxCharacters
              + " characters that are allowed; ask for less, or lower max_tokens.");
    }
    show(model, whole);
  }

  /** Returns the text without a last half of a code point, which waits for its other half. */
  private String withoutTornEnd(String text) {
    heldBack = 0;
    if (!text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1))) {
      heldBack = text.charAt(text.length() - 1);
      return text.substring(0, text.length() - 1);
    }
    return text;
  }

  private void show(ModelName model, String text) {
    if (text.isEmpty()) {
      return;
    }
    open(model);
    hasShownText = true;
    sink.accept(new TextDelta(wellFormed(text)));
  }

  private void open(ModelName model) {
    if (!started) {
      started = true;
      sink.accept(new Started(model));
    } else if (brokenOff != null) {
      sink.accept(
          new Reset(brokenOff.fault().code(), String.valueOf(brokenOff.getMessage()), model));
    }
    brokenOff = null;
  }

  /** Halves of code points whose other half never came become replacement characters. */
  static String wellFormed(String text) {
    StringBuilder formed = null;
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      boolean pair =
          Character.isHighSurrogate(unit)
              && index + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(index + 1));
      if (pair) {
        index++;
      } else if (Character.isSurrogate(unit)) {
        formed = formed == null ? new StringBuilder(text) : formed;
        formed.setCharAt(index, '\uFFFD');
      }
    }
    return formed == null ? text : formed.toString();
  }

  /** Forgets the present attempt, which failed; what it showed is taken back with the next text. */
  void breakOff(LlmException failure) {
    if (hasShownText) {
      brokenOff = failure;
      hasShownText = false;
    }
    heldBack = 0;
    text.setLength(0);
  }

  /** Shows what is left of an answer that is whole. */
  void end(ModelName model) {
    if (heldBack != 0) {
      String last = String.valueOf(heldBack);
      heldBack = 0;
      show(model, last);
    }
  }

  void complete(Completed completed) {
    open(completed.model());
    sink.accept(completed);
  }
}
