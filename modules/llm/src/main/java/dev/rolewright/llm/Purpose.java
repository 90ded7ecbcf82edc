package dev.rolewright.llm;

/**
 * What a conversation is for. It changes nothing about the answer; the records tell it.
 *
 * @param task e.g. {@code parse_jd}
 * @param promptName empty where no prompt was used
 * @param promptVersion semantic version of the prompt; empty where no prompt was used
 * @param promptHash SHA-256 (hex) of the prompt's content; empty where no prompt was used
 * @param keepsContent whether input and output may be kept
 */
public record Purpose(
    String task, String promptName, String promptVersion, String promptHash, boolean keepsContent) {
  /** A conversation that the caller leads. */
  public static final Purpose CHAT = new Purpose("chat", "", "", "", true);

  /** Returns the same of which nothing is kept. */
  public Purpose withoutContent() {
    return new Purpose(task, promptName, promptVersion, promptHash, false);
  }
}
