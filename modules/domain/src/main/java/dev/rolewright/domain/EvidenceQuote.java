package dev.rolewright.domain;

/**
 * A part of a text that a claim rests on.
 *
 * @param evidenceId id of the evidence; {@link #PROFILE} for facts of the person
 * @param quote the words of the evidence
 */
public record EvidenceQuote(String evidenceId, String quote) {

  /**
   * Stands for facts of the person (name, headline, contact details, summary, listed skills,
   * languages) in place of an evidence id. Empty, as no evidence's id is.
   */
  public static final String PROFILE = "";

  /** Tells whether the words are a fact of the person rather than a piece of evidence's. */
  public boolean isOfProfile() {
    return evidenceId.equals(PROFILE);
  }
}
