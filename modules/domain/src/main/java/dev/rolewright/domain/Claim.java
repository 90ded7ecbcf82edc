package dev.rolewright.domain;

import java.util.List;

/**
 * One statement of a generated text and what it rests on.
 *
 * @param index position in the document, from 0
 * @param support 0..1; 1 for {@link ClaimStatus#VERBATIM}
 * @param evidence never empty for {@code VERBATIM} and {@code SUPPORTED}
 */
public record Claim(
    int index,
    String sectionId,
    String text,
    ClaimStatus status,
    double support,
    List<EvidenceQuote> evidence) {
  /** Copies the lists. */
  public Claim {
    evidence = List.copyOf(evidence);
  }
}
