package dev.rolewright.generation;

import dev.rolewright.domain.ClaimStatus;
import dev.rolewright.domain.EvidenceQuote;
import java.util.List;

/**
 * Something a CV may say: one line of words and what they rest on. There is none without evidence.
 *
 * @param words one line, not yet escaped for Markdown
 * @param evidence never empty
 */
record Statement(String words, ClaimStatus status, List<EvidenceQuote> evidence) {
  Statement {
    evidence = List.copyOf(evidence);
    if (words.isBlank() || evidence.isEmpty()) {
      throw new IllegalArgumentException("a statement needs words and evidence");
    }
  }

  /** Makes a statement in the evidence's own words. */
  static Statement verbatim(String words, String evidenceId) {
    String line = Sentences.oneLine(words);
    return new Statement(line, ClaimStatus.VERBATIM, List.of(new EvidenceQuote(evidenceId, line)));
  }

  /** Makes a statement that is put together from several words of the evidence. */
  static Statement supported(String words, List<EvidenceQuote> evidence) {
    return new Statement(Sentences.oneLine(words), ClaimStatus.SUPPORTED, evidence);
  }
}
