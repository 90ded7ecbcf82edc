package dev.rolewright.parsing.cv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a text holds the CVs of two people: a second name, with contact details of its own
 * or with several headings again, after which another career comes. Referees have names and
 * addresses too, but no career; a former name shares a word with the first one.
 */
public final class CvPeople {
  private static final int NEAR = 4;

  /** Periods that make a career of their own. */
  private static final int CAREER = 2;

  /** Headings that come again where no contact detail tells a second person. */
  private static final int REPEATED = 2;

  private final CvHeadings headings;
  private final CvWords words;
  private final List<CvLine> lines;
  private final List<Optional<CvPart>> parts = new ArrayList<>();

  CvPeople(CvHeadings headings, CvWords words, List<CvLine> lines) {
    this.headings = headings;
    this.words = words;
    this.lines = lines;
    lines.forEach(line -> parts.add(heading(line)));
  }

  /** Returns the line at which the second person's CV starts. */
  Optional<CvLine> second(CvContact first) {
    Set<CvPart> seen = new HashSet<>();
    boolean dated = false;
    boolean referees = false;
    for (int index = 0; index < lines.size(); index++) {
      CvLine line = lines.get(index);
      Optional<CvPart> part = parts.get(index);
      if (part.isPresent()) {
        referees = part.get() == CvPart.REFERENCE;
        seen.add(part.get());
      } else if (CvAnchor.of(line).isPresent()) {
        dated = true;
      } else if (!seen.isEmpty() || dated) {
        Optional<CvLine> start = startsAt(index, first, referees);
        if (start.isPresent() && startsAgain(index, seen, referees)) {
          return start;
        }
        if (isOtherName(line, first.name()) && repeats(index, seen) >= REPEATED) {
          return Optional.of(line);
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the part that a line heads, alone or before a colon. */
  private Optional<CvPart> heading(CvLine line) {
    String body = line.body();
    int colon = body.indexOf(':');
    String head = colon > 0 && colon <= 45 ? body.substring(0, colon) : body;
    return headings.find(head).map(CvHeadings.Found::part);
  }

  /** A contact detail that is not the first person's, with another name right above or beside. */
  private Optional<CvLine> startsAt(int index, CvContact first, boolean referees) {
    String body = lines.get(index).body();
    boolean otherAddress =
        CvLinks.emails(body).stream()
            .anyMatch(found -> !found.value().equalsIgnoreCase(first.email()));
    boolean otherPhone =
        !referees
            && CvLinks.phones(body).stream()
                .anyMatch(found -> !found.value().equals(first.phone()));
    if (!otherAddress && !otherPhone) {
      return Optional.empty();
    }
    for (int at = index; at >= Math.max(0, index - NEAR); at--) {
      if (at < index && (parts.get(at).isPresent() || CvAnchor.of(lines.get(at)).isPresent())) {
        break;
      }
      for (String segment : lines.get(at).columns().split("[\\t|•·,]")) {
        String name = CvNames.find(CvText.trimmed(segment), words);
        if (isOther(name, first.name())) {
          return Optional.of(lines.get(at));
        }
      }
    }
    return Optional.empty();
  }

  /** A name on a line of its own, after a blank line. */
  private boolean isOtherName(CvLine line, String first) {
    return line.afterBlank()
        && !line.bulleted()
        && !first.isEmpty()
        && isOther(CvNames.find(line.body(), words), first);
  }

  private boolean isOther(String name, String first) {
    boolean person =
        !name.isEmpty()
            && headings.find(name).isEmpty()
            && !words.has(CvWords.Group.DEGREE, name)
            && !words.has(CvWords.Group.ORGANIZATION, name);
    return person && !isSamePerson(name, first);
  }

  /** "J. Roe" and "Jane Roe-Doe" are Jane Roe; "John Roe" is another. */
  private static boolean isSamePerson(String one, String other) {
    List<String> mine = namesOf(one);
    List<String> theirs = namesOf(other);
    if (mine.isEmpty() || theirs.isEmpty()) {
      return false;
    }
    boolean given =
        theirs.contains(mine.getFirst())
            || mine.contains(theirs.getFirst())
            || isInitial(mine.getFirst(), theirs.getFirst());
    long shared = mine.stream().filter(name -> name.length() > 1 && theirs.contains(name)).count();
    return given && shared > 0;
  }

  private static boolean isInitial(String one, String other) {
    return (one.length() == 1 || other.length() == 1) && one.charAt(0) == other.charAt(0);
  }

  private static List<String> namesOf(String name) {
    List<String> names = new ArrayList<>();
    for (String word : name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}'’]+")) {
      if (!word.isEmpty()
          && !Set.of("dr", "prof", "mr", "mrs", "ms", "née", "nee").contains(word)) {
        names.add(word);
      }
    }
    return names;
  }

  private boolean startsAgain(int index, Set<CvPart> seen, boolean referees) {
    int dated = 0;
    int again = 0;
    for (int at = index + 1; at < lines.size(); at++) {
      Optional<CvPart> part = parts.get(at);
      boolean career =
          part.isPresent()
              && (part.get().hasEntries()
                  || part.get() == CvPart.SUMMARY
                  || part.get() == CvPart.SKILL);
      again += career && seen.contains(part.get()) ? 1 : 0;
      dated += CvAnchor.of(lines.get(at)).filter(anchor -> !anchor.single()).isPresent() ? 1 : 0;
    }
    return again > 0 || (!referees && dated >= CAREER);
  }

  /** Returns how many parts that were there before come again below a line. */
  private long repeats(int index, Set<CvPart> seen) {
    return parts.subList(index + 1, parts.size()).stream()
        .flatMap(Optional::stream)
        .filter(part -> seen.contains(part) && part != CvPart.OTHER)
        .distinct()
        .count();
  }
}
