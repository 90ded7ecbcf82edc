package dev.rolewright.parsing;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.domain.Profile;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a profile as the plain text of a CV, in several layouts that people use. */
enum PlainLayouts {
  /** Title, organization with place, and dates each on a line of their own; bullets. */
  STACKED {
    @Override
    String entry(Evidence item) {
      return lines(item.title(), joined(", ", item.organization(), item.location()), dates(item))
          + description(item)
          + bullets(item, "• ");
    }

    @Override
    String heading(EvidenceKind kind) {
      return headingOf(kind).toUpperCase(Locale.ROOT);
    }

    @Override
    String date(PartialDate date) {
      return date.month() == 0
          ? Integer.toString(date.year())
          : Month.of(date.month()).getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
              + " "
              + date.year();
    }
  },
  /** Dates in a column at the left, the words at a tab. */
  COLUMNS {
    @Override
    String entry(Evidence item) {
      return (dates(item).isEmpty() ? "" : dates(item) + "\t\t")
          + joined(", ", item.organization(), item.location())
          + "\n"
          + (item.title().isEmpty() ? "" : "\t\t\t" + item.title() + "\n")
          + description(item).indent(12)
          + bullets(item, "            - ");
    }

    @Override
    String heading(EvidenceKind kind) {
      return headingOf(kind) + ":";
    }

    @Override
    String date(PartialDate date) {
      return date.month() == 0
          ? Integer.toString(date.year())
          : "%02d/%d".formatted(date.month(), date.year());
    }
  },
  /** One line for the head, the dates in brackets at its end. */
  ONE_LINE {
    @Override
    String entry(Evidence item) {
      String when = dates(item).isEmpty() ? "" : " (" + dates(item) + ")";
      return joined(" – ", item.title(), item.organization())
          + when
          + "\n"
          + description(item)
          + bullets(item, "* ");
    }

    @Override
    String heading(EvidenceKind kind) {
      return headingOf(kind) + "\n" + "-".repeat(headingOf(kind).length());
    }

    @Override
    String date(PartialDate date) {
      return date.month() == 0
          ? Integer.toString(date.year())
          : Month.of(date.month()).getDisplayName(TextStyle.FULL, Locale.ENGLISH)
              + " "
              + date.year();
    }
  };

  private static final List<EvidenceKind> POSITIONS =
      List.of(EvidenceKind.WORK, EvidenceKind.EDUCATION);

  abstract String entry(Evidence item);

  abstract String heading(EvidenceKind kind);

  abstract String date(PartialDate date);

  /** Writes the contact details, the summary and the positions of a profile. */
  String write(Profile profile) {
    StringBuilder text = new StringBuilder();
    text.append(lines(profile.fullName(), profile.headline()))
        .append(lines(joined(" | ", profile.email(), profile.phone())))
        .append('\n');
    if (!profile.summary().isEmpty()) {
      text.append("Summary\n").append(profile.summary()).append("\n\n");
    }
    for (EvidenceKind kind : POSITIONS) {
      List<Evidence> items = positions(profile, kind);
      if (!items.isEmpty()) {
        text.append(heading(kind)).append("\n\n");
        items.forEach(item -> text.append(entry(item)).append('\n'));
      }
    }
    return text.toString();
  }

  /** Returns title, organization and dates of the positions that a layout writes, in order. */
  static List<String> positions(Profile profile) {
    return POSITIONS.stream()
        .flatMap(kind -> positions(profile, kind).stream())
        .map(PlainLayouts::toTheMonth)
        .map(ProfileFixtures::line)
        .toList();
  }

  /** The layouts write no days. */
  private static Evidence toTheMonth(Evidence item) {
    Optional<DateRange> dates =
        item.dates()
            .map(
                range ->
                    new DateRange(
                        range.start().map(PlainLayouts::toTheMonth),
                        range.end().map(PlainLayouts::toTheMonth),
                        range.ongoing()));
    return new Evidence(
        item.id(),
        item.kind(),
        item.title(),
        item.organization(),
        item.description(),
        item.highlights(),
        item.skills(),
        dates,
        item.links(),
        item.location(),
        item.lineIndexes());
  }

  private static PartialDate toTheMonth(PartialDate date) {
    return new PartialDate(date.year(), date.month(), 0);
  }

  private static List<Evidence> positions(Profile profile, EvidenceKind kind) {
    return profile.evidence().stream().filter(item -> item.kind() == kind).toList();
  }

  String dates(Evidence item) {
    return item.dates().map(this::dates).orElse("");
  }

  private String dates(DateRange range) {
    String start = range.start().map(this::date).orElse("");
    String end = range.ongoing() ? "Present" : range.end().map(this::date).orElse("");
    return start.equals(end) ? start : joined(" – ", start, end);
  }

  private static String headingOf(EvidenceKind kind) {
    return kind == EvidenceKind.WORK ? "Work Experience" : "Education";
  }

  private static String description(Evidence item) {
    return lines(item.description());
  }

  private static String bullets(Evidence item, String bullet) {
    return item.highlights().stream()
        .map(highlight -> bullet + highlight + "\n")
        .collect(Collectors.joining());
  }

  private static String lines(String... lines) {
    return Stream.of(lines)
        .filter(line -> !line.isEmpty())
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static String joined(String separator, String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
  }
}
