package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Meter;
import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.CompareKeywordsResponse;
import dev.rolewright.proto.v1.EmbedResponse;
import dev.rolewright.proto.v1.Embedding;
import dev.rolewright.proto.v1.ExtractSkillsResponse;
import dev.rolewright.proto.v1.KeywordComparison;
import dev.rolewright.proto.v1.NormalizeSkillsResponse;
import dev.rolewright.proto.v1.NormalizedText;
import dev.rolewright.proto.v1.RankedSkill;
import dev.rolewright.proto.v1.SkillCandidate;
import dev.rolewright.proto.v1.SkillSpan;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows skills, keywords and vectors. */
public final class SkillsView {
  private static final int SHOWN_VALUES = 6;

  private SkillsView() {}

  /** Prints the skills of a text, ranked and where they stand. */
  public static void print(Terminal terminal, ExtractSkillsResponse response) {
    Page page = Page.create(terminal);
    terminal.line(page.style().bold("Skills, best first"));
    Table ranked =
        Table.create(
            Table.Column.number("SCORE"),
            Table.Column.of("SKILL"),
            Table.Column.of("ID").look(page.style()::name));
    for (RankedSkill skill : response.getRankedList()) {
      ranked.row(Meter.number(skill.getScore()), skill.getLabel(), skill.getSkillId());
    }
    if (ranked.isEmpty()) {
      page.aside("no skill found");
    } else {
      ranked.print(terminal, "  ");
    }
    if (response.getSpansCount() > 0) {
      page.heading("Where the text names them");
      Table spans =
          Table.create(
              Table.Column.number("AT"),
              Table.Column.text("WORDS"),
              Table.Column.text("MEANT"),
              Table.Column.of("REMARK").look(page.style()::caution));
      for (SkillSpan span : response.getSpansList()) {
        spans.row(
            span.getStart() + "–" + span.getEnd(),
            span.getSurface(),
            candidates(span.getCandidatesList()),
            remark(span));
      }
      spans.print(terminal, "  ");
    }
    page.provenance(response.getProvenance());
  }

  /** Prints names and the labels they may mean. */
  public static void print(Terminal terminal, NormalizeSkillsResponse response) {
    Table table = Table.create(Table.Column.text("NAME"), Table.Column.text("MEANS"));
    for (NormalizedText result : response.getResultsList()) {
      table.row(
          result.getText(),
          result.getCandidatesCount() == 0 ? "–" : candidates(result.getCandidatesList()));
    }
    table.print(terminal, "");
    Page.create(terminal).provenance(response.getProvenance());
  }

  /** Prints which keywords of a job a text uses. */
  public static void print(Terminal terminal, CompareKeywordsResponse response) {
    Page page = Page.create(terminal);
    terminal.line(
        page.style()
                .bold("Keywords of the job in the text  " + Meter.number(response.getCoverage()))
            + "  "
            + page.style().good(Meter.bar(response.getCoverage(), 20)));
    keywords(page, "Present", response.getPresentList());
    keywords(page, "Missing", response.getMissingList());
    if (response.getAdditionalCount() > 0) {
      page.heading("Not asked for");
      page.paragraph(
          response.getAdditionalList().stream()
              .map(SkillCandidate::getLabel)
              .collect(Collectors.joining(", ")));
    }
    page.provenance(response.getProvenance());
  }

  /** Prints the beginning of each vector. */
  public static void print(Terminal terminal, EmbedResponse response) {
    Page page = Page.create(terminal);
    for (Embedding embedding : response.getEmbeddingsList()) {
      String values =
          embedding.getValuesList().stream()
              .limit(SHOWN_VALUES)
              .map(value -> String.format(Locale.ROOT, "%+.4f", value))
              .collect(Collectors.joining(" "));
      terminal.line(values + " … " + Words.count(embedding.getValuesCount(), "value", "values"));
      if (embedding.getTruncated()) {
        page.caution("the text is longer than the model reads; its end does not count");
      }
    }
    page.aside("model " + response.getModel() + "; --json prints whole vectors");
  }

  private static void keywords(Page page, String heading, List<KeywordComparison> keywords) {
    if (keywords.isEmpty()) {
      return;
    }
    page.heading(heading);
    Table table =
        Table.create(
            Table.Column.text("KEYWORD"),
            Table.Column.of("ASKED FOR AS"),
            Table.Column.number("IN THE JOB"),
            Table.Column.number("IN THE TEXT"));
    for (KeywordComparison keyword : keywords) {
      table.row(
          keyword.getKeyword(),
          keyword.getRequired() ? "must have" : "nice to have",
          Integer.toString(keyword.getJobCount()),
          Integer.toString(keyword.getTextCount()));
    }
    table.print(page.terminal(), "  ");
  }

  private static String candidates(List<SkillCandidate> candidates) {
    return candidates.stream()
        .map(candidate -> candidate.getLabel() + " " + Meter.number(candidate.getScore()))
        .collect(Collectors.joining(", "));
  }

  private static String remark(SkillSpan span) {
    String years = span.hasYears() ? Words.count(span.getYears(), "year", "years") : "";
    return Words.join(", ", span.getNegated() ? "denied" : "", Words.of(span.getLevel()), years);
  }
}
