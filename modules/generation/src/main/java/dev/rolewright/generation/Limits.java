package dev.rolewright.generation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a person says against a skill in the same breath: "Terraform (small changes)". */
final class Limits {
  private static final int IGNORE_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** In a list of skills every such word is about the skill beside it. */
  private static final Pattern IN_LIST =
      Pattern.compile(
          "\\b(?:only|just|small|minor|simple|reader|reading|read[\\s-]only|basics?|beginners?|some|"
              + "little|(?:a|the)\\s+bit|limited|rudimentary|elementary|learning|novice|rusty|dated|"
              + "familiar|exposure|not|never|no\\s+longer|without|don['’]?t|doesn['’]?t|can['’]?t|"
              + "cannot|Grundkenntnisse|Grundlagen|nur)\\b",
          IGNORE_CASE);

  /** In a sentence only what stands behind the skill and takes it back. */
  private static final Pattern TAKEN_BACK =
      Pattern.compile(
          "\\b(?:but\\s+(?:I\\s+)?(?:do(?:n['’]?t|\\s+not)|can(?:['’]?t|not|\\s+not)|not|never|only|"
              + "just)|only\\s+(?:as|to\\s+read|read|reading|small|basic|a\\s+little|the\\s+basics|"
              + "for\\s+reading)|(?:just|only)\\s+the\\s+basics|small\\s+changes\\s+only|no\\s+longer)\\b",
          IGNORE_CASE);

  private static final String ENDS = ",;|•·\n";

  private Limits() {}

  /** Returns the words of a list that name a skill and limit it; empty where nothing limits it. */
  static Optional<String> inList(String line, String skill) {
    return at(line, skill)
        .filter(place -> IN_LIST.matcher(place.around(line, skill)).find())
        .map(place -> place.words(line))
        .map(words -> words.replaceFirst("^[-–—*+•\\s]+", "").replaceFirst("[\\s.:]+$", ""))
        .filter(words -> !words.isEmpty());
  }

  /** Tells whether a sentence takes back what it says of a skill. */
  static boolean areIn(String text, String skill) {
    return at(text, skill)
        .filter(place -> TAKEN_BACK.matcher(place.behind(text, skill)).find())
        .isPresent();
  }

  /** The clause that names a skill: from {@code start} to {@code end}, the skill at {@code at}. */
  private record Place(int start, int at, int end) {
    String words(String text) {
      return text.substring(start, end);
    }

    String behind(String text, String skill) {
      return text.substring(at + skill.length(), end);
    }

    String around(String text, String skill) {
      return text.substring(start, at) + " " + behind(text, skill);
    }
  }

  private static Optional<Place> at(String text, String skill) {
    Matcher found =
        Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(skill) + "(?![\\p{L}\\p{N}+#])", IGNORE_CASE)
            .matcher(text);
    if (skill.isBlank() || !found.find()) {
      return Optional.empty();
    }
    int start = 0;
    int depth = 0;
    for (int index = 0; index < text.length(); index++) {
      char sign = text.charAt(index);
      depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      boolean colon = sign == ':' && index < found.start();
      boolean end = depth <= 0 && (ENDS.indexOf(sign) >= 0 || colon || isStop(text, index));
      if (end && index < found.start()) {
        start = index + 1;
      } else if (end && index >= found.end()) {
        return Optional.of(new Place(start, found.start(), index));
      }
    }
    return Optional.of(new Place(start, found.start(), text.length()));
  }

  private static boolean isStop(String text, int index) {
    return ".!?".indexOf(text.charAt(index)) >= 0
        && index + 1 < text.length()
        && Character.isWhitespace(text.charAt(index + 1));
  }
}
