package dev.rolewright.generation;

import dev.rolewright.domain.ClaimStatus;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.EvidenceQuote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names a position, project, degree or certificate. */
final class Positions {
  private Positions() {}

  /** Returns title and organization; empty where both are unknown. */
  static Optional<Statement> name(Evidence evidence) {
    return joined(evidence, Stream.of(evidence.title(), evidence.organization()));
  }

  /** Returns when it was, e.g. {@code Mar 2019 – Present}; empty where no date is known. */
  static Optional<Statement> period(Evidence evidence) {
    String period = Durations.of(evidence.dates());
    return period.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Statement.supported(period, List.of(new EvidenceQuote(evidence.id(), period))));
  }

  /**
   * Returns title, organization and period in one line, of a certificate its description as well,
   * which says whether it still holds; what is not known is left out. Where nothing of it is known,
   * the first of the evidence's own words; empty where it has none.
   */
  static Optional<Statement> line(Evidence evidence) {
    String description = evidence.kind() == EvidenceKind.CERTIFICATE ? evidence.description() : "";
    return joined(
            evidence,
            Stream.of(
                evidence.title(),
                evidence.organization(),
                Durations.of(evidence.dates()),
                Sentences.withoutListMark(Sentences.oneLine(description))))
        .or(
            () ->
                statements(evidence).stream()
                    .findFirst()
                    .map(words -> Statement.verbatim(words, evidence.id())));
  }

  /**
   * Returns the evidence's single statements, each once: the highlights, before them the sentences
   * of the description where it says what the thing is or where there are no highlights.
   */
  static List<String> statements(Evidence evidence) {
    List<String> highlights =
        evidence.highlights().stream()
            .map(Sentences::oneLine)
            .map(Sentences::withoutListMark)
            .filter(words -> !words.isEmpty())
            .toList();
    boolean described =
        switch (evidence.kind()) {
          case PROJECT, PUBLICATION -> true;
          case WORK, EDUCATION, CERTIFICATE -> highlights.isEmpty();
        };
    Stream<String> description =
        described ? Sentences.of(evidence.description()).stream() : Stream.empty();
    return Stream.concat(description, highlights.stream()).distinct().toList();
  }

  private static Optional<Statement> joined(Evidence evidence, Stream<String> fields) {
    List<String> parts = new ArrayList<>();
    fields.map(Sentences::oneLine).filter(part -> !part.isEmpty()).forEach(parts::add);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    // "Freelance, Freelance" comes of sources that have one field for both.
    List<String> distinct = parts.stream().distinct().toList();
    List<EvidenceQuote> quotes =
        distinct.stream().map(part -> new EvidenceQuote(evidence.id(), part)).toList();
    return Optional.of(new Statement(String.join(", ", distinct), ClaimStatus.SUPPORTED, quotes));
  }
}
