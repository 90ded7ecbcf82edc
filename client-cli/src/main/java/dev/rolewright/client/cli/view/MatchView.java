package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Meter;
import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.client.cli.terminal.Text;
import dev.rolewright.proto.v1.MatchArtifactsResponse;
import dev.rolewright.proto.v1.MatchedSkill;
import dev.rolewright.proto.v1.ProfileMatch;
import dev.rolewright.proto.v1.RelatedSkill;
import dev.rolewright.proto.v1.RequirementCoverage;
import dev.rolewright.proto.v1.ScoreBreakdown;
import dev.rolewright.proto.v1.SkillMatch;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows how a person's evidence answers a job. */
public final class MatchView {
  /** Below this a requirement is shown as open; between the two as met in part. */
  private static final double PARTLY_MET = 0.35;

  private static final double MET = 0.6;

  private MatchView() {}

  /** Prints how the whole profile answers the job. */
  public static void overall(Terminal terminal, ProfileMatch match) {
    Page page = Page.create(terminal);
    terminal.line(
        page.style().bold("Overall match  " + Meter.number(match.getScore()))
            + "  "
            + page.style().good(Meter.bar(match.getScore(), 20)));
    if (match.hasBreakdown()) {
      page.aside(breakdown(match.getBreakdown()));
    }
    if (!match.getExplanation().isEmpty()) {
      page.paragraph(match.getExplanation());
    }
    terminal.line();
    page.facts()
        .add("matched", labels(match.getMatchedSkillsList()))
        .add("missing", labels(match.getMissingSkillsList()))
        .add("near", near(match.getRelatedSkillsList()))
        .print();
    if (match.getRequirementsCount() > 0) {
      page.heading("Requirements");
      match.getRequirementsList().forEach(coverage -> requirement(page, coverage));
    }
  }

  /**
   * Prints the ranking of the evidence as a table, and what the safety policy found.
   *
   * @param names name of each piece of evidence by its id
   * @param withReasons whether each row is followed by its explanation
   */
  public static void ranking(
      Terminal terminal,
      MatchArtifactsResponse response,
      Map<String, String> names,
      boolean withReasons) {
    Page page = Page.create(terminal);
    evidence(page, response, names, withReasons);
    page.safety(response.getSafety().getIssuesList());
  }

  private static void evidence(
      Page page, MatchArtifactsResponse response, Map<String, String> names, boolean withReasons) {
    Terminal terminal = page.terminal();
    page.heading("Evidence, best first");
    if (response.getMatchesCount() == 0) {
      page.aside("nothing reached the score asked for");
      return;
    }
    if (withReasons) {
      reasons(terminal, response, names);
      return;
    }
    Table table =
        Table.create(
            Table.Column.number("#"),
            Table.Column.number("SCORE").look(page.style()::bold),
            Table.Column.of("").look(page.style()::good),
            Table.Column.text("EVIDENCE"),
            Table.Column.text("SKILLS THE JOB ASKS FOR"));
    int place = 1;
    for (SkillMatch match : response.getMatchesList()) {
      table.row(
          Integer.toString(place++),
          Meter.number(match.getRelevanceScore()),
          Meter.bar(match.getRelevanceScore(), 8),
          name(match, names),
          labels(match.getMatchedSkillsList()));
    }
    table.print(terminal, "  ");
  }

  /** Prints each piece of evidence with its score and what the score rests on. */
  public static void reasons(
      Terminal terminal, MatchArtifactsResponse response, Map<String, String> names) {
    Page page = Page.create(terminal);
    int place = 1;
    for (SkillMatch match : response.getMatchesList()) {
      reasons(page, place++, match, names);
    }
  }

  private static void reasons(Page page, int place, SkillMatch match, Map<String, String> names) {
    String prefix = Text.padLeft(Integer.toString(place), 4) + "  ";
    String score = Meter.number(match.getRelevanceScore());
    page.terminal()
        .line(
            prefix
                + page.style().bold(score)
                + "  "
                + page.style().good(Meter.bar(match.getRelevanceScore(), 8))
                + "  "
                + Text.shorten(name(match, names), page.terminal().width() - prefix.length() - 16));
    String indent = " ".repeat(prefix.length());
    Text.hanging(indent, match.getExplanation(), page.terminal().width())
        .forEach(line -> page.terminal().line(page.style().dim(line)));
  }

  private static void requirement(Page page, RequirementCoverage coverage) {
    String mark;
    if (coverage.getCoverage() >= MET) {
      mark = page.style().good("✓");
    } else if (coverage.getCoverage() >= PARTLY_MET) {
      mark = page.style().caution("~");
    } else {
      mark = page.style().bad("✗");
    }
    String text = coverage.getRequirement() + (coverage.getRequired() ? "" : " (nice to have)");
    List<String> lines =
        Text.hanging(
            "    " + Meter.number(coverage.getCoverage()) + "  ", text, page.terminal().width());
    page.terminal().line("  " + mark + lines.getFirst().substring(3));
    lines.stream().skip(1).forEach(page.terminal()::line);
  }

  private static String breakdown(ScoreBreakdown parts) {
    return "meaning "
        + Meter.number(parts.getSemantic())
        + " · skills "
        + Meter.number(parts.getSkills())
        + " · near skills "
        + Meter.number(parts.getRelated())
        + " · qualifications "
        + Meter.number(parts.getQualifications());
  }

  private static String name(SkillMatch match, Map<String, String> names) {
    return names.getOrDefault(match.getArtifactId(), match.getArtifactId());
  }

  private static String labels(List<MatchedSkill> skills) {
    return skills.stream().map(MatchedSkill::getLabel).collect(Collectors.joining(", "));
  }

  private static String near(List<RelatedSkill> skills) {
    return skills.stream()
        .map(
            skill ->
                skill.getWanted().getLabel()
                    + " ← "
                    + skill.getEvidenceLabel()
                    + " ("
                    + Meter.number(skill.getSimilarity())
                    + ")")
        .collect(Collectors.joining(", "));
  }
}
