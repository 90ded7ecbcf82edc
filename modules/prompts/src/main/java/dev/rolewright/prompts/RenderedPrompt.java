package dev.rolewright.prompts;

import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.Purpose;
import java.util.List;

/**
 * What a model is to be sent for a version of a prompt and some values.
 *
 * @param version the one that was rendered; a request under way keeps it, whatever is activated
 *     meanwhile
 * @param findings what was found in the values; fields are their paths, e.g. {@code
 *     evidence[0].title}
 */
public record RenderedPrompt(PromptVersion version, List<ChatMessage> messages, Findings findings) {
  private static final int CHARACTERS_A_TOKEN = 4;
  private static final int TOKENS_A_MESSAGE = 4;

  /** Copies the list. */
  public RenderedPrompt {
    messages = List.copyOf(messages);
  }

  /** Returns the shape in which the answer is wanted. */
  public AnswerFormat format() {
    PromptContent content = version.content();
    return content
        .outputSchema()
        .<AnswerFormat>map(schema -> new AnswerFormat.JsonSchema(content.name(), schema))
        .orElseGet(AnswerFormat.Text::new);
  }

  /** Returns what the answer is for, as records tell it. */
  public Purpose purpose() {
    PromptContent content = version.content();
    return new Purpose(
        content.taskType(), content.name(), content.semver().toString(), content.hash(), true);
  }

  /** Returns how the model is asked. */
  public ChatParameters parameters() {
    return version.content().parameters();
  }

  /** Returns the number of Unicode code points of all messages. */
  public long characters() {
    return messages.stream().mapToLong(message -> codePoints(message.content())).sum();
  }

  /**
   * Returns about how many tokens the messages are: {@value #CHARACTERS_A_TOKEN} characters a token
   * and {@value #TOKENS_A_MESSAGE} tokens a message for its frame. Good to a third for English and
   * German; vendors count exactly.
   */
  public long estimatedInputTokens() {
    long tokens = 0;
    for (ChatMessage message : messages) {
      tokens += TOKENS_A_MESSAGE + Math.ceilDiv(codePoints(message.content()), CHARACTERS_A_TOKEN);
    }
    return tokens;
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }
}
