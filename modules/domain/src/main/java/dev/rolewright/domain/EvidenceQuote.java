package dev.rolewright.domain;

/**
 * A part of a text that a claim rests on.
 *
 * @param evidenceId id of the evidence; {@value #PROFILE} for facts of the person
 * @param quote the words of the evidence
 */
public record EvidenceQuote(String evidenceId, String quote) {

  /** Stands for facts of the person (name, summary, listed skills) in place of an evidence id. */
  public static final String PROFILE = "profile";
}
