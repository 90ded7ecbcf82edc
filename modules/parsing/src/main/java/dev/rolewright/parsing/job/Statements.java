package dev.rolewright.parsing.job;

import dev.rolewright.domain.JobStatement;
import dev.rolewright.domain.LineSection;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes from an ad's lines what a job lists word by word: tasks, benefits and values. */
public final class Statements {
  private static final Pattern VALUE =
      Pattern.compile(
          "(?i)\\b(?:we (?:value|believe|care about|stand for|strive|are committed"
              + " to|celebrate|trust|champion|put)|our"
              + " (?:values|culture|mission|purpose|principles)|core values)\\b");

  private Statements() {}

  public static List<JobStatement> of(List<LineClassifier.Line> lines, LineSection section) {
    List<JobStatement> statements = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      if (lines.get(index).section() == section) {
        statements.add(statement(lines.get(index), index));
      }
    }
    return statements;
  }

  private static JobStatement statement(LineClassifier.Line line, int index) {
    boolean labelled = line.mark().label().isPresent() && !line.mark().value().isEmpty();
    boolean heading = labelled && !line.line().layout().bulleted();
    return new JobStatement(heading ? line.mark().value() : line.line().body(), index);
  }

  public static List<JobStatement> values(List<LineClassifier.Line> lines) {
    List<JobStatement> values = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      LineClassifier.Line line = lines.get(index);
      boolean about = line.section() == LineSection.ABOUT;
      if (about && (line.topic() == Topic.VALUES || VALUE.matcher(line.line().body()).find())) {
        values.add(new JobStatement(line.line().body(), index));
      }
    }
    return values;
  }
}
