package dev.rolewright.server.mapping;

import dev.rolewright.proto.v1.SafetyScan;
import dev.rolewright.safety.SafetyIssue;
import java.util.List;

/** Maps what a safety policy found. */
public final class SafetyMapping {
  private SafetyMapping() {}

  public static SafetyScan toProto(List<SafetyIssue> issues) {
    SafetyScan.Builder scan = SafetyScan.newBuilder().setIsSafe(issues.isEmpty());
    for (SafetyIssue issue : issues) {
      scan.addIssues(
          dev.rolewright.proto.v1.SafetyIssue.newBuilder()
              .setKind(issue.kind())
              .setStart(issue.span().start())
              .setEnd(issue.span().end()));
    }
    return scan.build();
  }
}
