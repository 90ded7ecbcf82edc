package dev.rolewright.safety;

import java.util.Comparator;
import java.util.List;

/**
 * What a scan found.
 *
 * @param issues in the order of the text
 * @param sanitized the text as it may be passed on
 */
public record SafetyScan(List<SafetyIssue> issues, String sanitized) {
  /** Copies the list in the order of the text. */
  public SafetyScan {
    issues =
        issues.stream()
            .sorted(
                Comparator.<SafetyIssue>comparingInt(issue -> issue.span().start())
                    .thenComparingInt(issue -> issue.span().end())
                    .thenComparing(SafetyIssue::kind))
            .toList();
  }

  /** Returns the scan of a text in which nothing was found. */
  public static SafetyScan clean(String text) {
    return new SafetyScan(List.of(), text);
  }

  /** Tells whether nothing was found. */
  public boolean isSafe() {
    return issues.isEmpty();
  }
}
