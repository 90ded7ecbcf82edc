package dev.rolewright.parsing.cv;

import dev.rolewright.domain.EvidenceKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells title, organization and place in the head of an entry, by the words that names of jobs,
 * degrees, companies and schools are made of; where these do not tell, by the order that the other
 * heads of the part have, else the title comes first.
 */
public final class CvHeadReader {
  private static final int CANDIDATES = 3;
  private static final java.util.Set<String> LEGAL_FORMS =
      java.util.Set.of(
          "inc", "inc.", "llc", "ltd", "ltd.", "llp", "plc", "gmbh", "ag", "s.a.", "co.", "corp.",
          "jr.", "ph.d.", "phd");

  private final CvWords words;
  private final CvPlaces places;

  CvHeadReader(CvWords words, CvPlaces places) {
    this.words = words;
    this.places = places;
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
        } else if (isNote(bare)) {
          rest.add(bare);
        } else {
          units.add(bare);
        }
      }
    }
    CvHead head =
        units.isEmpty() ? new CvHead("", "", "", List.of(), 0) : assign(kind, lines, units, order);
    rest.addAll(0, head.rest());
    if (head.organization().isEmpty() && kind == EvidenceKind.WORK && lines.size() > 1) {
      List<String> place = CvText.split(location, ",");
      if (place.size() == 2
          && !places.isKnown(place.getFirst())
          && !CvPlaces.isState(place.getLast())) {
        // "Acme, Germany" on a line of its own: a job without an employer is the rarer case.
        return new CvHead(head.title(), place.getFirst(), place.getLast(), rest, head.order());
      }
    }
    return new CvHead(
        head.title(),
        head.organization(),
        location.isEmpty() ? head.location() : location,
        rest,
        head.order());
  }

  private boolean isPlace(EvidenceKind kind, String text) {
    return places.isPlace(text) && isFree(kind, text);
  }

  private boolean isNote(String unit) {
    return words.is(CvWords.Group.EMPLOYMENT, unit.replaceAll("[()]", ""))
        || unit.startsWith("http");
  }

  private CvHead assign(EvidenceKind kind, List<String> lines, List<String> units, int order) {
    if (kind == EvidenceKind.PROJECT) {
      return new CvHead(units.getFirst(), "", "", units.subList(1, units.size()), 0);
    }
    if (units.size() == 1) {
      List<String> inner = CvHeadSplit.units(units.getFirst());
      return inner.size() > 1
          ? readPlain(kind, inner, order)
          : byCommas(kind, units.getFirst(), order);
    }
    CvHead first = byCommas(kind, units.getFirst(), order);
    boolean complete =
        first.order() != 0 && !first.title().isEmpty() && !first.organization().isEmpty();
    if (complete
        && balance(kind, units.get(1)) == 0
        && organizationWeight(kind, units.getFirst()) > 0) {
      return new CvHead(
          first.title(),
          first.organization(),
          first.location(),
          units.subList(1, units.size()),
          first.order());
    }
    return pair(kind, lines, units, order);
  }

  /** Chooses the two of the first parts that speak best for title and organization. */
  private CvHead pair(EvidenceKind kind, List<String> lines, List<String> units, int order) {
    int count = Math.min(CANDIDATES, units.size());
    int title = order < 0 ? 1 : 0;
    int organization = 1 - title;
    int best = balance(kind, units.get(title)) - balance(kind, units.get(organization));
    for (int one = 0; one < count; one++) {
      for (int other = 0; other < count; other++) {
        int value = balance(kind, units.get(one)) - balance(kind, units.get(other));
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
    Placed owner = withoutPlace(kind, units.get(organization), true);
    Placed position = withoutPlace(kind, wholeLine(lines, units, rest, title, organization), false);
    String location = owner.place().isEmpty() ? position.place() : owner.place();
    int told = best > 0 ? (title < organization ? best : -best) : 0;
    return new CvHead(position.name(), owner.name(), location, rest, told);
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

  private CvHead byCommas(EvidenceKind kind, String unit, int order) {
    List<String> parts = commaParts(unit);
    List<String> place = new ArrayList<>();
    while (parts.size() > 1 && isPlaceEnd(parts)) {
      place.addFirst(parts.removeLast());
    }
    boolean region = !place.isEmpty() && !isTown(place.getFirst());
    if (region
        && parts.size() > 2
        && isFree(kind, parts.getLast())
        && CvPlaces.isName(parts.getLast())) {
      place.addFirst(parts.removeLast());
    }
    if (place.isEmpty()
        && parts.size() > 2
        && isFree(kind, parts.getLast())
        && CvPlaces.isName(parts.getLast())) {
      place.addFirst(parts.removeLast());
    }
    String location = String.join(", ", place);
    if (parts.size() == 1) {
      boolean owner = balance(kind, parts.getFirst()) < 0;
      return new CvHead(
          owner ? "" : parts.getFirst(), owner ? parts.getFirst() : "", location, List.of(), 0);
    }
    return ownerAmong(kind, parts, location, order);
  }

  private CvHead ownerAmong(EvidenceKind kind, List<String> all, String location, int order) {
    List<String> parts = new ArrayList<>(all);
    List<String> notes = new ArrayList<>();
    while (parts.size() > 1 && CvText.startsLower(parts.getLast())) {
      notes.addFirst(parts.removeLast());
    }
    if (parts.size() == 1) {
      return new CvHead(parts.getFirst(), "", location, notes, 0);
    }
    int owner = -1;
    int least = 0;
    for (int index = 0; index < parts.size(); index++) {
      int balance = balance(kind, parts.get(index));
      if (balance < least) {
        least = balance;
        owner = index;
      }
    }
    boolean firstIsTitle = balance(kind, parts.getFirst()) > 0;
    boolean laterIsTitle = parts.stream().skip(1).anyMatch(part -> balance(kind, part) > 0);
    int told =
        owner > 0 || (owner < 0 && firstIsTitle && !laterIsTitle)
            ? 1
            : owner == 0 || (laterIsTitle && !firstIsTitle) ? -1 : 0;
    if (owner < 0) {
      boolean ownerFirst = told < 0 || (told == 0 && order < 0);
      owner = ownerFirst ? 0 : 1;
    }
    List<String> rest =
        new ArrayList<>(owner == 0 ? List.of() : parts.subList(owner + 1, parts.size()));
    rest.addAll(notes);
    List<String> title = owner == 0 ? parts.subList(1, parts.size()) : parts.subList(0, owner);
    return new CvHead(String.join(", ", title), parts.get(owner), location, rest, told);
  }

  private static List<String> commaParts(String unit) {
    List<String> parts = new ArrayList<>();
    for (String part : CvText.split(unit, ",")) {
      if (!parts.isEmpty() && LEGAL_FORMS.contains(part.toLowerCase(java.util.Locale.ROOT))) {
        parts.add(parts.removeLast() + ", " + part);
      } else {
        parts.add(part);
      }
    }
    return parts;
  }

  private record Placed(String name, String place) {}

  private Placed withoutPlace(EvidenceKind kind, String unit, boolean loose) {
    List<String> parts = commaParts(unit);
    List<String> place = new ArrayList<>();
    while (parts.size() > 1 && isPlaceEnd(parts)) {
      place.addFirst(parts.removeLast());
    }
    boolean region = !place.isEmpty() && !isTown(place.getFirst());
    boolean open = loose && (region || place.isEmpty());
    if (open
        && parts.size() > 1
        && isFree(kind, parts.getLast())
        && CvPlaces.isName(parts.getLast())) {
      place.addFirst(parts.removeLast());
    }
    return new Placed(String.join(", ", parts), String.join(", ", place));
  }

  private boolean isPlaceEnd(List<String> parts) {
    String last = parts.getLast();
    return places.isKnown(last) || CvPlaces.isState(last);
  }

  /** A town needs no other town before it; a state or country may follow one. */
  private static boolean isTown(String place) {
    return !CvPlaces.isState(place) && place.equalsIgnoreCase("remote");
  }

  /** Returns whether the words of a part speak neither for a title nor for an organization. */
  private boolean isFree(EvidenceKind kind, String part) {
    return titleWeight(kind, part) == 0 && organizationWeight(kind, part) == 0;
  }

  private int balance(EvidenceKind kind, String part) {
    return titleWeight(kind, part) - organizationWeight(kind, part);
  }

  private int titleWeight(EvidenceKind kind, String part) {
    return words.weight(
        kind == EvidenceKind.EDUCATION ? CvWords.Group.DEGREE : CvWords.Group.ROLE, part);
  }

  private int organizationWeight(EvidenceKind kind, String part) {
    return words.weight(
        kind == EvidenceKind.EDUCATION ? CvWords.Group.SCHOOL : CvWords.Group.ORGANIZATION, part);
  }
}
