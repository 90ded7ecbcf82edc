package dev.rolewright.client.cli.generation;

import dev.rolewright.client.cli.view.Words;
import dev.rolewright.proto.v1.Claim;
import dev.rolewright.proto.v1.ClaimStatus;
import dev.rolewright.proto.v1.GeneratedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Counts the statements of a document and those that rest on evidence.
 *
 * @param statements number of statements
 * @param unsupported statements and bullets without evidence
 */
public record EvidenceCheck(int statements, List<String> unsupported) {
  /** Checks every claim, and that every bullet of the text is one. */
  public static EvidenceCheck of(GeneratedDocument document) {
    List<String> unsupported = new ArrayList<>();
    List<String> supported = new ArrayList<>();
    for (Claim claim : document.getClaimsList()) {
      (isSupported(claim) ? supported : unsupported).add(claim.getText());
    }
    int statements = document.getClaimsCount();
    for (String bullet : document.getOutput().getBulletsList()) {
      String words = normal(bullet);
      boolean claimed =
          Stream.concat(supported.stream(), unsupported.stream())
              .map(EvidenceCheck::normal)
              .anyMatch(claim -> claim.contains(words) || words.contains(claim));
      if (!claimed) {
        statements++;
        unsupported.add(bullet);
      }
    }
    return new EvidenceCheck(statements, List.copyOf(unsupported));
  }

  /** Returns whether every statement rests on evidence. */
  public boolean isPassed() {
    return statements > 0 && unsupported.isEmpty();
  }

  /** Returns the count in words. */
  public String summary() {
    return Words.count(statements, "statement", "statements")
        + ", "
        + (statements - unsupported.size())
        + " with evidence";
  }

  private static boolean isSupported(Claim claim) {
    return claim.getEvidenceCount() > 0
        && (claim.getStatus() == ClaimStatus.CLAIM_STATUS_VERBATIM
            || claim.getStatus() == ClaimStatus.CLAIM_STATUS_SUPPORTED);
  }

  private static String normal(String text) {
    return text.replaceAll("[\\s*_.•-]+", " ").strip().toLowerCase(Locale.ROOT);
  }
}
