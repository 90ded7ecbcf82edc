package dev.rolewright.limits;

import java.util.Locale;

/**
 * What is limited.
 *
 * @param kind what sort of thing is limited
 * @param id which one of its kind; not empty
 * @param unit what is counted
 */
public record LimitKey(Kind kind, String id, Unit unit) {
  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException when it is empty
   */
  public LimitKey {
    if (id.isEmpty()) {
      throw new IllegalArgumentException("the id of what is limited is empty");
    }
  }

  /** What sort of thing is limited. */
  public enum Kind {
    TENANT("tenant"),
    API_KEY("API key"),
    PROVIDER("provider"),
    ASSISTANT("assistant");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Returns the kind as people call it. */
    String word() {
      return word;
    }
  }

  /** What is counted. */
  public enum Unit {
    REQUESTS,
    TOKENS;

    /** Returns the unit as people call it. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
