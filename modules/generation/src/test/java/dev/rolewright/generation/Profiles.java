package dev.rolewright.generation;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileSection;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.matching.JobNeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.ListArbitrary;

/** Makes profiles and jobs out of words that try to break a document. */
final class Profiles {
  private static final List<String> SKILLS =
      List.of("Java", "Kafka", "C#", "R", "Go", "Node.js", "データ分析", "snake_case", "* * *");

  private static final List<String> FRAGMENTS =
      List.of(
          "Built",
          "the service",
          "in Java.",
          "e.g. Kafka",
          "Led 4 people",
          "Dr. Smith",
          "No. 1",
          "approx. 20 %",
          "- item",
          "# heading",
          "## Summary",
          "### x",
          "> quote",
          "1. first",
          "12)",
          "***",
          "---",
          "===",
          "```",
          "~~~",
          "~~gone~~",
          "`code`",
          "[link](http://e.example)",
          "![i](x)",
          "| a | b |",
          "|---|---|",
          ":--",
          "<b>bold</b>",
          "<script>",
          "<!-- no -->",
          "a < b",
          "&lt;",
          "R&D",
          "_it_",
          "snake_case",
          "*",
          "C #",
          "C++",
          "\\",
          "\\*",
          "\n",
          "\n\n",
          "\r\n- second",
          "\t",
          "\u0000",
          "\u2028",
          "\u00a0",
          "• point",
          "مهندس برمجيات",
          "软件工程师。负责",
          "エンジニア",
          "👩‍💻 🚀",
          "x".repeat(400),
          "",
          " ",
          "!",
          "+",
          "+ plus",
          "<http://e.example>",
          "[x]: http://e.example",
          "[ ] task",
          "http://e.example/a_b_c~d");

  private Profiles() {}

  static Arbitrary<String> text(int most) {
    return Arbitraries.of(FRAGMENTS)
        .list()
        .ofMaxSize(most)
        .flatMap(
            parts -> Arbitraries.of(" ", "", "\n").map(separator -> String.join(separator, parts)));
  }

  static Arbitrary<SkillMention> skill() {
    return Combinators.combine(Arbitraries.of(SKILLS), Arbitraries.of("", "known as ", " ", "CI"))
        .as(
            (label, prefix) ->
                Samples.mention(
                    prefix.isBlank() ? "" : "id-" + label,
                    label,
                    switch (prefix) {
                      case " " -> "";
                      case "CI" -> "shorthand " + SKILLS.indexOf(label);
                      default -> prefix + label;
                    }));
  }

  static Arbitrary<Optional<DateRange>> dates() {
    Arbitrary<Optional<PartialDate>> date =
        Combinators.combine(
                Arbitraries.integers().between(1990, 2026), Arbitraries.integers().between(0, 12))
            .as((year, month) -> new PartialDate(year, month, 0))
            .optional(0.8);
    return Combinators.combine(date, date, Arbitraries.of(true, false))
        .as(
            (start, end, ongoing) ->
                new DateRange(start, ongoing ? Optional.empty() : end, ongoing))
        .optional(0.8);
  }

  static Arbitrary<Evidence> evidence() {
    return Combinators.combine(
            Arbitraries.of(EvidenceKind.class),
            text(3),
            text(2),
            text(6),
            list(text(5), 7),
            list(skill(), 4),
            dates(),
            list(text(1), 2))
        .as(
            (kind, title, organization, description, highlights, skills, dates, links) ->
                new Evidence(
                    "",
                    kind,
                    title,
                    organization,
                    description,
                    highlights,
                    skills,
                    dates,
                    links,
                    organization,
                    List.of()));
  }

  private static <T> ListArbitrary<T> list(Arbitrary<T> elements, int most) {
    return elements.list().ofMaxSize(most);
  }

  static Arbitrary<Profile> profile() {
    return Combinators.combine(
            text(2),
            text(3),
            text(12),
            list(text(1), 3),
            list(skill(), 6),
            list(Combinators.combine(text(1), text(1)).as(SpokenLanguage::new), 2),
            list(evidence(), 8))
        .as(
            (name, headline, summary, links, skills, languages, evidence) ->
                Samples.profile(
                    name, headline, summary, links, skills, languages, numbered(evidence)));
  }

  /** A profile with the text it was made from, of which some fields may stand nowhere. */
  static Arbitrary<Profile> sourced() {
    return Combinators.combine(profile(), list(text(4), 6))
        .as(
            (profile, others) ->
                Samples.withLines(
                    profile,
                    Stream.concat(
                            Stream.concat(Stream.of(profile.fullName()), others.stream()),
                            profile.evidence().stream().flatMap(item -> item.highlights().stream()))
                        .map(text -> Samples.line(ProfileSection.OTHER, text))
                        .toList()));
  }

  private static List<Evidence> numbered(List<Evidence> evidence) {
    List<Evidence> numbered = new ArrayList<>();
    for (Evidence item : evidence) {
      numbered.add(
          new Evidence(
              "e" + numbered.size(),
              item.kind(),
              item.title(),
              item.organization(),
              item.description(),
              item.highlights(),
              item.skills(),
              item.dates(),
              item.links(),
              item.location(),
              item.lineIndexes()));
    }
    return numbered;
  }

  static Arbitrary<JobNeeds> needs() {
    Arbitrary<JobNeeds.Statement> statement =
        Combinators.combine(text(3), Arbitraries.of(JobNeeds.Kind.class))
            .as(JobNeeds.Statement::new);
    return Combinators.combine(
            Arbitraries.of("", "Unicorn wrangler", "Java developer"),
            list(statement, 4),
            Arbitraries.of(SKILLS).list().uniqueElements().ofMaxSize(5))
        .as(
            (title, statements, skills) ->
                Samples.needs(title, statements, skills.toArray(String[]::new)));
  }
}
