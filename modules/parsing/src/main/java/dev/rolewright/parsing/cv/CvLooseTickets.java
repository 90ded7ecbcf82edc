package dev.rolewright.parsing.cv;

import dev.rolewright.domain.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the lines of tickets that stand under no heading of theirs: below the name, after the last
 * list, among schools.
 */
final class CvLooseTickets {
  private final CvListReader reader;
  private final CvWords words;
  private final List<Evidence> evidence = new ArrayList<>();

  CvLooseTickets(CvWords words, CvSkills skills) {
    this.words = words;
    reader = new CvListReader(words, skills);
  }

  /** Returns the certificates found so far; the ids are empty. */
  List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  /** Returns the parts without the lines of tickets that no heading claims. */
  List<CvSection> taken(List<CvSection> sections) {
    List<CvSection> left = new ArrayList<>();
    for (CvSection section : sections) {
      List<CvLine> lines =
          switch (section.part()) {
            case HEAD -> takenFromHead(section.lines());
            case EDUCATION -> takenFromStudy(section.lines());
            case OTHER ->
                section.heading().isEmpty() && !section.inline()
                    ? takenFrom(section.lines())
                    : section.lines();
            case REFERENCE -> takenFromNotes(section.lines());
            case CONTACT,
                SUMMARY,
                WORK,
                VOLUNTEER,
                HISTORY,
                PROJECT,
                CERTIFICATE,
                AWARD,
                PUBLICATION,
                SKILL,
                LANGUAGE,
                INTEREST ->
                section.lines();
          };
      left.add(new CvSection(section.part(), section.heading(), lines, section.inline()));
    }
    return left;
  }

  /** Takes the tickets that stand in a line of contact details: "Leeds | Full UK licence | …". */
  void takeBeside(CvContact contact, List<CvLine> head) {
    for (CvLine line : head) {
      boolean details = line.indexes().stream().anyMatch(contact.used()::contains);
      List<String> parts = List.of(line.columns().split("[\\t|•·●]| [–—-] "));
      if (details && parts.size() > 1) {
        parts.stream()
            .map(CvText::trimmed)
            .filter(part -> !part.equals(contact.headline()) && !contact.name().contains(part))
            .filter(CvTickets::isLine)
            .forEach(part -> evidence.addAll(reader.tickets(part, line)));
      }
    }
  }

  /** A line that goes on with a paragraph of the summary is a part of it. */
  private List<CvLine> takenFromHead(List<CvLine> lines) {
    List<CvLine> left = new ArrayList<>();
    boolean prose = false;
    for (int index = 0; index < lines.size(); index++) {
      CvLine line = lines.get(index);
      boolean tickets = index > 0 && (line.afterBlank() || !prose) && isLoose(line);
      if (tickets && !isTitle(line, index)) {
        take(line);
      } else {
        prose = line.isProse();
        left.add(line);
      }
    }
    return left;
  }

  /** "Chartered Accountant, ACA" right below the name is the headline. */
  private boolean isTitle(CvLine line, int index) {
    return index == 1
        && !line.afterBlank()
        && words.weight(CvWords.Group.ROLE, CvTickets.split(line.columns()).getFirst()) == 2;
  }

  /**
   * Among schools a line counts that names several, or one card, licence or registration, and none
   * is a course of study.
   */
  private List<CvLine> takenFromStudy(List<CvLine> lines) {
    List<CvLine> left = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      CvLine line = lines.get(index);
      boolean study =
          words.has(CvWords.Group.QUALIFICATION, line.body())
              || words.has(CvWords.Group.SCHOOL, line.body());
      boolean tickets =
          CvTickets.isList(line.columns())
              || (CvTickets.isOne(line.columns()) && !isBesideDate(lines, index));
      // How long a card holds is no date of an entry.
      boolean dated = CvAnchor.of(CvValidity.cut(line.columns(), words).rest()).isPresent();
      if (!study && tickets && !dated) {
        take(line);
      } else {
        left.add(line);
      }
    }
    return left;
  }

  /** A date on a line of its own is the one of the line beside it, which is an entry then. */
  private static boolean isBesideDate(List<CvLine> lines, int index) {
    return isDate(lines, index - 1) || isDate(lines, index + 1);
  }

  private static boolean isDate(List<CvLine> lines, int index) {
    return index >= 0
        && index < lines.size()
        && CvAnchor.of(lines.get(index)).filter(anchor -> anchor.rest().isEmpty()).isPresent();
  }

  private List<CvLine> takenFrom(List<CvLine> lines) {
    List<CvLine> left = new ArrayList<>();
    for (CvLine line : lines) {
      if (isLoose(line)) {
        take(line);
      } else {
        left.add(line);
      }
    }
    return left;
  }

  /** A line with a school or a period is an entry of study or of work. */
  private boolean isLoose(CvLine line) {
    return CvTickets.isLine(line.columns())
        && !words.has(CvWords.Group.SCHOOL, line.body())
        && CvAnchor.of(line).filter(date -> !date.single()).isEmpty();
  }

  /** "References available on request. Full clean driving licence." */
  private List<CvLine> takenFromNotes(List<CvLine> lines) {
    List<CvLine> left = new ArrayList<>();
    for (CvLine line : lines) {
      int end = CvText.sentenceEnd(line.columns());
      String rest = end < 0 ? "" : line.columns().substring(end + 1).strip();
      String last = rest.endsWith(".") ? rest.substring(0, rest.length() - 1) : rest;
      if (!last.isEmpty() && CvTickets.isLine(last)) {
        evidence.addAll(reader.tickets(last, line));
      }
      left.add(line);
    }
    return left;
  }

  private void take(CvLine line) {
    evidence.addAll(reader.tickets(line.columns(), line));
  }
}
