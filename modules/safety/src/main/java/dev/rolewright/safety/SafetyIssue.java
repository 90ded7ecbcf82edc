package dev.rolewright.safety;

import dev.rolewright.domain.Span;

/**
 * One finding.
 *
 * @param kind one of the constants here, or a word of a policy of one's own
 * @param span where it stands, in Unicode code points of the text as given
 */
public record SafetyIssue(String kind, Span span) {
  /** Words that try to give the model orders. */
  public static final String PROMPT_INJECTION = "prompt_injection";

  /** A number that can be a social security number of the United States. */
  public static final String NATIONAL_ID = "national_id";

  /** A number that can be one of a payment card. */
  public static final String CARD_NUMBER = "card_number";

  /** A password, key or token beside the word that says so. */
  public static final String SECRET = "secret";
}
