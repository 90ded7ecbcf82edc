package dev.rolewright.parsing.cv;

import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells title, organization and place in the head of an entry, by the words that names of jobs,
 * degrees, companies and schools are made of; where these do not tell, by the order that the other
 * heads of the part have, else the title comes first.
 */
public final class CvHeadReader {
  private static final int CANDIDATES = 3;
  private static final int MOST_NAME_WORDS = 5;

  private final CvWords words;
  private final CvPlaces places;
  private final CvCommaHead commas;

  CvHeadReader(CvWords words, CvPlaces places) {
    this.words = words;
    this.places = places;
    commas = new CvCommaHead(words, places);
  }

  /**
   * Reads a head.
   *
   * @param lines its lines without dates; a tab stands for a wide gap
   * @param order what the other heads of the part tell, as {@link CvHead#order()}
   */
  CvHead read(EvidenceKind kind, List<String> lines, int order) {
    if (lines.stream().anyMatch(CvLabelledHead::isLabelled)) {
      return CvLabelledHead.read(lines, rest -> readPlain(kind, rest, order));
    }
    return readPlain(kind, lines, order);
  }

  private CvHead readPlain(EvidenceKind kind, List<String> lines, int order) {
    List<String> units = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    String location = "";
    for (String line : lines) {
      boolean parted = line.indexOf('\t') >= 0 || line.indexOf('|') >= 0;
      for (String unit : !parted && isPlace(kind, line) ? List.of(line) : CvHeadSplit.units(line)) {
        String bare = unit.strip();
        if (isPlace(kind, bare)) {
          location = location.isEmpty() ? bare : location;
        } else if (isNote(bare)
            || (!units.isEmpty() && CvText.startsLower(bare) && CvUnfinished.is(bare))
            || (kind == EvidenceKind.EDUCATION && CvCommaHead.isGrade(bare))) {
          rest.add(bare);
        } else {
          units.add(bare);
        }
      }
    }
    CvHead head =
        units.isEmpty() ? new CvHead("", "", "", List.of(), 0) : assign(kind, lines, units, order);
    rest.addAll(0, head.rest());
    String title = CvUnfinished.title(head.title(), rest, lines);
    head = new CvHead(title, head.organization(), head.location(), List.of(), head.order());
    if (head.organization().isEmpty() && kind == EvidenceKind.WORK) {
      Optional<String> own = rest.stream().filter(CvOwnBusiness::is).findFirst();
      if (own.isPresent()) {
        rest.remove(own.get());
        boolean alone = head.title().isEmpty();
        head =
            new CvHead(
                alone ? own.get() : head.title(),
                alone ? "" : own.get(),
                head.location(),
                List.of(),
                head.order());
      }
    }
    if (head.organization().isEmpty() && kind == EvidenceKind.WORK && lines.size() > 1) {
      List<String> place = CvText.split(location, ",");
      if (place.size() == 2
          && !places.isKnown(place.getFirst())
          && !CvPlaces.isState(place.getLast())) {
        // "Acme, Germany" on a line of its own: a job without an employer is the rarer case.
        return new CvHead(head.title(), place.getFirst(), place.getLast(), rest, head.order());
      }
    }
    String place = location.isEmpty() ? head.location() : location;
    String town = CvText.withoutNote(place);
    String note = CvText.trimmed(place.substring(town.length()).replaceAll("[()]", ""));
    if (CvCommaHead.isGrade(note)) {
      // "Flensburg (Note: gut)"
      place = town;
      rest.add(note);
    }
    return new CvHead(head.title(), head.organization(), place, rest, head.order());
  }

  private boolean isPlace(EvidenceKind kind, String text) {
    return places.isPlace(text) && commas.isFree(kind, text);
  }

  private boolean isNote(String unit) {
    return words.is(CvWords.Group.EMPLOYMENT, unit.replaceAll("[()]", ""))
        || CvOwnBusiness.is(unit)
        || unit.startsWith("http");
  }

  private CvHead assign(EvidenceKind kind, List<String> lines, List<String> units, int order) {
    if (kind == EvidenceKind.PROJECT) {
      return new CvHead(units.getFirst(), "", "", units.subList(1, units.size()), 0);
    }
    Optional<CvOwnBusiness.Under> under = CvOwnBusiness.under(units.getFirst());
    if (kind == EvidenceKind.WORK && under.isPresent()) {
      CvCommaHead.Placed owner = commas.withoutPlace(kind, under.get().owner(), true);
      List<String> rest = new ArrayList<>(units.subList(1, units.size()));
      if (!under.get().rest().isEmpty()) {
        rest.addFirst(under.get().rest());
      }
      return new CvHead(under.get().title(), owner.name(), owner.place(), rest, 1);
    }
    if (units.size() == 1) {
      List<String> inner = CvHeadSplit.units(units.getFirst());
      return inner.size() > 1
          ? readPlain(kind, inner, order)
          : commas.read(kind, units.getFirst(), order);
    }
    CvHead first = commas.read(kind, units.getFirst(), order);
    boolean complete =
        first.order() != 0 && !first.title().isEmpty() && !first.organization().isEmpty();
    if (complete
        && !isMarkedApart(kind, first, units.get(1))
        && commas.balance(kind, units.get(1)) == 0
        && commas.organizationWeight(kind, units.getFirst()) > 0) {
      return new CvHead(
          first.title(),
          first.organization(),
          first.location(),
          units.subList(1, units.size()),
          first.order());
    }
    return pair(kind, lines, units, order);
  }

  /**
   * Returns whether a name that stands apart is the employer rather than what a comma parts off:
   * "Kitchen hand, Canteen — Kiez Kaffee".
   */
  private boolean isMarkedApart(EvidenceKind kind, CvHead first, String next) {
    return kind == EvidenceKind.WORK
        && !words.namesInstitution(first.organization())
        && CvText.startsUpper(next)
        && Words.of(next).size() <= MOST_NAME_WORDS
        && next.codePoints().noneMatch(Character::isDigit)
        && CvHeadWords.isName(next);
  }

  /** Chooses the two of the first parts that speak best for title and organization. */
  private CvHead pair(EvidenceKind kind, List<String> lines, List<String> units, int order) {
    int count = Math.min(CANDIDATES, units.size());
    int title = order < 0 ? 1 : 0;
    int organization = 1 - title;
    int best =
        commas.balance(kind, units.get(title)) - commas.balance(kind, units.get(organization));
    for (int one = 0; one < count; one++) {
      for (int other = 0; other < count; other++) {
        int value = commas.balance(kind, units.get(one)) - commas.balance(kind, units.get(other));
        if (one != other && value > best) {
          best = value;
          title = one;
          organization = other;
        }
      }
    }
    List<String> rest = new ArrayList<>();
    for (int index = 0; index < units.size(); index++) {
      if (index != title && index != organization) {
        rest.add(units.get(index));
      }
    }
    CvCommaHead.Placed owner = commas.withoutPlace(kind, units.get(organization), true);
    CvCommaHead.Placed whole =
        commas.withoutPlace(kind, wholeLine(lines, units, rest, title, organization), false);
    int tail = lowerTail(whole.name());
    CvCommaHead.Placed position =
        tail < 0
            ? whole
            : new CvCommaHead.Placed(whole.name().substring(0, tail).strip(), whole.place());
    if (tail >= 0) {
      rest.addFirst(whole.name().substring(tail + 1).strip());
    }
    String location = owner.place().isEmpty() ? position.place() : owner.place();
    int told = best > 0 ? (title < organization ? best : -best) : 0;
    return new CvHead(position.name(), owner.name(), location, rest, told);
  }

  /** Returns the comma of "driver, left as sergeant", after which no title goes on, or -1. */
  private static int lowerTail(String title) {
    int comma = title.indexOf(',');
    if (comma < 0) {
      return -1;
    }
    String tail = title.substring(comma + 1).strip();
    return CvText.startsLower(tail) && Words.of(tail).size() >= 4 ? comma : -1;
  }

  /** "Engineer - Platform" above the employer's line is one title. */
  private static String wholeLine(
      List<String> lines, List<String> units, List<String> rest, int title, int organization) {
    String name = units.get(title);
    for (String line : lines) {
      boolean other =
          line.contains(units.get(organization))
              || line.indexOf('\t') >= 0
              || line.indexOf('|') >= 0;
      if (!other && line.contains(name)) {
        List<String> joined = rest.stream().filter(line::contains).toList();
        boolean all =
            CvHeadSplit.units(line).stream()
                .allMatch(unit -> unit.equals(name) || joined.contains(unit));
        if (all) {
          rest.removeAll(joined);
          return CvText.trimmed(line);
        }
      }
    }
    return name;
  }
}
