package dev.rolewright.parsing.cv;

import dev.rolewright.domain.EvidenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells title, organization and place among parts that only commas part. */
final class CvCommaHead {
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "inc", "inc.", "llc", "ltd", "ltd.", "llp", "plc", "gmbh", "ag", "s.a.", "co.", "corp.",
          "jr.", "ph.d.", "phd");

  /** A mark is no school: "2. Staatsexamen, Note 1,7". */
  private static final Pattern GRADE =
      Pattern.compile(
          "(?:note|abschlussnote|gesamtnote|durchschnitt|grade|final"
              + " grade|c?gpa|score|marks?|result|average|mention|first class|second"
              + " class|distinction|merit|pass|honou?rs|with honou?rs|cum laude|magna cum"
              + " laude|summa cum laude|[123][:.][12]|\\d(?:st|nd|rd)"
              + " class)(?![\\p{L}]).{0,30}|\\d{1,3}(?:[.,]\\d{1,2})?(?:\\s?%|\\s?/\\s?\\d{1,3}(?:[.,]\\d)?)?",
          Pattern.CASE_INSENSITIVE);

  /** A part of a larger house, which is named after it. */
  private static final Pattern UNIT =
      Pattern.compile(
          "(?:school|department|dept\\.?|faculty|institute|division|chair|lehrstuhl|institut|fakultät|abteilung|département|faculté|departamento|facultad)"
              + "\\s(?:of|for|für|de|d['’]).{2,80}",
          Pattern.CASE_INSENSITIVE);

  private final CvWords words;
  private final CvPlaces places;

  CvCommaHead(CvWords words, CvPlaces places) {
    this.words = words;
    this.places = places;
  }

  /** Returns whether a text is a mark, such as "Note 1,7" or "GPA 3.7". */
  static boolean isGrade(String text) {
    return GRADE.matcher(text).matches();
  }

  /**
   * Reads one part of a head.
   *
   * @param order what the other heads of the part tell, as {@link CvHead#order()}
   */
  CvHead read(EvidenceKind kind, String unit, int order) {
    List<String> parts = commaParts(unit);
    List<String> place = new ArrayList<>();
    while (parts.size() > 1 && isPlaceEnd(parts)) {
      place.addFirst(parts.removeLast());
    }
    boolean region = !place.isEmpty() && !isTown(place.getFirst());
    if (region
        && named(kind, parts) > 2
        && isFree(kind, parts.getLast())
        && CvPlaces.isName(parts.getLast())) {
      place.addFirst(parts.removeLast());
    }
    if (place.isEmpty()
        && named(kind, parts) > 2
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
    List<String> grades = new ArrayList<>();
    while (parts.size() > 1 && GRADE.matcher(parts.getLast()).matches()) {
      grades.addFirst(parts.removeLast());
    }
    if (parts.size() == 1) {
      String name = String.join(", ", joined(parts, grades));
      boolean owned = balance(kind, parts.getFirst()) < 0;
      return new CvHead(
          owned ? "" : name,
          owned ? parts.getFirst() : "",
          location,
          owned ? joined(grades, notes) : notes,
          0);
    }
    int owner = -1;
    int least = 0;
    for (int index = 0; index < parts.size(); index++) {
      int balance = balance(kind, parts.get(index));
      boolean house =
          owner >= 0 && balance < 0 && UNIT.matcher(parts.get(owner)).matches() && index > owner;
      if (balance < least || house) {
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
      while (owner > 0 && owner < parts.size() && isDepartment(kind, parts.get(owner))) {
        owner++;
      }
      if (owner == parts.size()) {
        // "Staff Nurse, Emergency Department": who employs is not said.
        return new CvHead(String.join(", ", joined(parts, grades)), "", location, notes, 0);
      }
    }
    String place = location;
    if (owner == 0
        && parts.size() > 2
        && place.isEmpty()
        && isFree(kind, parts.get(1))
        && CvPlaces.isName(parts.get(1))
        && balance(kind, parts.getLast()) > 0) {
      // "Grammar School, Leeds, A levels"
      place = parts.remove(1);
    }
    List<String> rest =
        new ArrayList<>(owner == 0 ? List.of() : parts.subList(owner + 1, parts.size()));
    List<String> title = new ArrayList<>();
    for (String part : owner == 0 ? parts.subList(1, parts.size()) : parts.subList(0, owner)) {
      boolean unit = !title.isEmpty() && UNIT.matcher(part).matches();
      (unit ? rest : title).add(part);
    }
    rest.addAll(notes);
    title.addAll(grades);
    return new CvHead(String.join(", ", title), parts.get(owner), place, rest, told);
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private static List<String> commaParts(String unit) {
    List<String> parts = new ArrayList<>();
    for (String part : CvText.split(unit, ",")) {
      if (!parts.isEmpty() && LEGAL_FORMS.contains(part.toLowerCase(Locale.ROOT))) {
        parts.add(parts.removeLast() + ", " + part);
      } else {
        parts.add(part);
      }
    }
    return parts;
  }

  /** A name and the place behind it; the place may be empty. */
  record Placed(String name, String place) {}

  /**
   * Takes the place off the end of a name.
   *
   * @param loose whether a town that is in no list counts too
   */
  Placed withoutPlace(EvidenceKind kind, String unit, boolean loose) {
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

  /** Returns how many parts are more than a department, which goes with the title before it. */
  private long named(EvidenceKind kind, List<String> parts) {
    return parts.stream().filter(part -> !isDepartment(kind, part)).count();
  }

  private boolean isDepartment(EvidenceKind kind, String part) {
    return kind != EvidenceKind.EDUCATION && words.isDepartment(part);
  }

  /** Returns whether the words of a part speak neither for a title nor for an organization. */
  boolean isFree(EvidenceKind kind, String part) {
    return titleWeight(kind, part) == 0 && organizationWeight(kind, part) == 0;
  }

  int balance(EvidenceKind kind, String part) {
    return titleWeight(kind, part) - organizationWeight(kind, part);
  }

  private int titleWeight(EvidenceKind kind, String part) {
    return words.weight(
        kind == EvidenceKind.EDUCATION ? CvWords.Group.DEGREE : CvWords.Group.ROLE, part);
  }

  int organizationWeight(EvidenceKind kind, String part) {
    if (isDepartment(kind, part)) {
      return 0;
    }
    return words.weight(
        kind == EvidenceKind.EDUCATION ? CvWords.Group.SCHOOL : CvWords.Group.ORGANIZATION, part);
  }
}
