package dev.rolewright.server.mapping;

import dev.rolewright.prompts.Findings;
import dev.rolewright.proto.v1.SafetyScan;
import dev.rolewright.safety.SafetyIssue;
import java.util.List;
import java.util.Optional;

/** Maps what a safety policy found. */
public final class SafetyMapping {
  /** With names of 128 characters these are still few beside the 4 MiB that a client takes. */
  private static final int MOST_OF_SEVERAL_TEXTS = 200;

  private SafetyMapping() {}

  public static SafetyScan toProto(List<SafetyIssue> issues) {
    SafetyScan.Builder scan = SafetyScan.newBuilder().setIsSafe(issues.isEmpty());
    issues.forEach(issue -> scan.addIssues(toProto(issue)));
    return scan.build();
  }

  /** Maps what was found in several texts; empty where nothing looked at them. */
  public static Optional<SafetyScan> toProto(Findings findings) {
    if (!findings.isLookedFor()) {
      return Optional.empty();
    }
    SafetyScan.Builder scan = SafetyScan.newBuilder().setIsSafe(findings.all().isEmpty());
    findings.all().stream()
        .limit(MOST_OF_SEVERAL_TEXTS)
        .forEach(finding -> scan.addIssues(toProto(finding.issue()).setField(finding.field())));
    return Optional.of(scan.build());
  }

  private static dev.rolewright.proto.v1.SafetyIssue.Builder toProto(SafetyIssue issue) {
    return dev.rolewright.proto.v1.SafetyIssue.newBuilder()
        .setKind(issue.kind())
        .setStart(issue.span().start())
        .setEnd(issue.span().end());
  }
}
