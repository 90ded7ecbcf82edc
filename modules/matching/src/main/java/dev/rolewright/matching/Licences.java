package dev.rolewright.matching;

import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileSection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes the many names of a driving licence and its classes alike, so that they compare: "Class A
 * CDL" and "CDL-A", "driver's license" and "driving licence".
 */
final class Licences {
  /** Stands for a driving licence of any kind. */
  static final String DRIVING = "driving-licence";

  /** Said of a licence; it does not say which one it is. */
  static final Set<String> ATTRIBUTES =
      Set.of(
          "full",
          "clean",
          "valid",
          "current",
          "active",
          "unrestricted",
          "own",
          "uk",
          "gb",
          "us",
          "usa",
          "eu",
          "british",
          "american",
          "european",
          "manual",
          "automatic");

  /** Said behind "full" of a licence to drive alone. */
  private static final Set<String> OF_DRIVERS =
      Set.of("clean", "uk", "gb", "british", "eu", "european", "manual", "automatic");

  private static final String COMMERCIAL = "commercial";
  private static final Set<String> LICENCE =
      Set.of("licence", "license", "licences", "licenses", "permit");
  private static final Set<String> DRIVE = Set.of("driving", "driver", "drivers");
  private static final Set<String> FOREIGN = Set.of("fuhrerschein", "rijbewijs", "korkort");
  private static final Set<String> CLASS = Set.of("class", "category", "cat", "klasse");
  private static final Pattern CLASS_NAME = Pattern.compile("[a-z]\\d?e?|[a-z]\\+e|\\d");
  private static final Set<String> AFTER_A = Set.of("with", "and", "or", "licence", "license");

  private final List<String> words;
  private final List<String> unified = new ArrayList<>();
  private int next;

  private Licences(List<String> words) {
    this.words = words;
  }

  /** Returns the text with the names of licences written alike. */
  static FoldedText unified(FoldedText text) {
    Licences licences = new Licences(text.words());
    while (licences.next < text.words().size()) {
      licences.step();
    }
    return FoldedText.ofWords(licences.unified);
  }

  /** Tells whether a unified text speaks of a licence of any kind. */
  static boolean isLicence(FoldedText unified) {
    return unified.words().contains(DRIVING)
        || unified.words().stream().anyMatch(LICENCE::contains);
  }

  /** Returns the lines outside any evidence that name a driving licence: many stand in the head. */
  static List<String> looseLines(Profile profile) {
    return profile.lines().stream()
        .filter(
            line ->
                line.section() == ProfileSection.CONTACT || line.section() == ProfileSection.OTHER)
        .map(line -> line.line().text())
        .filter(text -> unified(FoldedText.of(text)).words().contains(DRIVING))
        .toList();
  }

  private void step() {
    String word = words.get(next);
    if (word.equals("cdl")) {
      unified.add(COMMERCIAL);
      addDriving(next + 1);
    } else if (FOREIGN.contains(word)) {
      addDriving(next + 1);
    } else if (DRIVE.contains(word) && drivingEnd() > next) {
      int end = drivingEnd();
      next++;
      while (next < end - 1) {
        step();
      }
      addDriving(end);
    } else if (word.equals("full") && fullEnd() > next) {
      int end = fullEnd();
      unified.addAll(words.subList(next, end - 1));
      addDriving(end);
    } else if (isClassAt(next)) {
      addClass(words.get(next + 1));
      next += 2;
    } else if (isPair("hazardous", "materials") || isPair("haz", "mat")) {
      unified.add("hazmat");
      next += 2;
    } else {
      unified.add(word);
      next++;
    }
  }

  /** Adds the licence that ends before an index, with the class that may follow it: "CDL A". */
  private void addDriving(int end) {
    unified.add(DRIVING);
    next = end;
    boolean letter = next < words.size() && words.get(next).matches("[a-e]");
    boolean article =
        letter
            && words.get(next).equals("a")
            && next + 1 < words.size()
            && !AFTER_A.contains(words.get(next + 1));
    if (letter && !article) {
      addClass(words.get(next));
      next++;
    }
  }

  /** Returns the index behind "driver's (class B) licence"; the present one where none stands. */
  private int drivingEnd() {
    int index = next + 1;
    if (isClassAt(index)) {
      index += 2;
    }
    return index < words.size() && LICENCE.contains(words.get(index)) ? index + 1 : next;
  }

  /** Returns the index behind "full UK licence", which is one to drive; the present one else. */
  private int fullEnd() {
    int index = next + 1;
    while (index < words.size() && OF_DRIVERS.contains(words.get(index))) {
      index++;
    }
    boolean licence =
        index > next + 1 && index < words.size() && LICENCE.contains(words.get(index));
    return licence ? index + 1 : next;
  }

  private boolean isClassAt(int index) {
    return index + 1 < words.size()
        && CLASS.contains(words.get(index))
        && CLASS_NAME.matcher(words.get(index + 1)).matches();
  }

  private void addClass(String name) {
    unified.add("class-" + name.replace("+", ""));
  }

  private boolean isPair(String first, String second) {
    return words.get(next).equals(first)
        && next + 1 < words.size()
        && words.get(next + 1).equals(second);
  }
}
