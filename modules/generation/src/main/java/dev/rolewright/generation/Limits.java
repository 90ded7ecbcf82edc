package dev.rolewright.generation;

import dev.rolewright.skills.Disclaimers;
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
              + "little|(?:a|the)\\s+bit|limited|rudimentary|elementary|novice|rusty|dated|"
              + "familiar|exposure|planned|not|never|no\\s+longer|without|don['’]?t|doesn['’]?t|can['’]?t|"
              + "cannot|Grundkenntnisse|Grundlagen|nur)\\b|"
              // "Machine learning" limits nothing.
              + "(?<=(?:^|[(\\[:–—]|\\s-|\\b(?:currently|still|now|am|just|also))\\s{0,3})learning\\b",
          IGNORE_CASE);

  /** What follows a word in a name of several: the "Queue" of "Simple Queue Service". */
  private static final Pattern NAME_GOES_ON = Pattern.compile("[\\s-]\\p{Lu}");

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
        .filter(place -> limits(place.around(line, skill)))
        .map(place -> place.words(line))
        .map(words -> words.replaceFirst("^[-–—*+•\\s]+", "").replaceFirst("[\\s.:]+$", ""))
        .filter(words -> !words.isEmpty());
  }

  /** A word with a capital before another one is part of a name. */
  private static boolean limits(String words) {
    Matcher limit = IN_LIST.matcher(words);
    while (limit.find()) {
      boolean name =
          Character.isUpperCase(words.charAt(limit.start()))
              && NAME_GOES_ON.matcher(words).region(limit.end(), words.length()).lookingAt();
      if (!name) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a text names a skill only as one that the person does not have. */
  static boolean isDisclaimed(String text, String skill) {
    return at(text, skill).isPresent() && at(Disclaimers.without(text), skill).isEmpty();
  }

  /** Tells whether a sentence takes back what it says of a skill. */
  static boolean areIn(String text, String skill) {
    return isDisclaimed(text, skill) || isTakenBackBehind(text, skill);
  }

  private static boolean isTakenBackBehind(String text, String skill) {
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
      boolean slash = sign == '/' && isBetweenSpaces(text, index);
      boolean colon = sign == ':' && index < found.start();
      boolean end =
          depth <= 0 && (ENDS.indexOf(sign) >= 0 || slash || colon || isStop(text, index));
      if (end && index < found.start()) {
        start = index + 1;
      } else if (end && index >= found.end()) {
        return Optional.of(new Place(start, found.start(), index));
      }
    }
    return Optional.of(new Place(start, found.start(), text.length()));
  }

  private static boolean isBetweenSpaces(String text, int index) {
    return index > 0
        && index + 1 < text.length()
        && Character.isWhitespace(text.charAt(index - 1))
        && Character.isWhitespace(text.charAt(index + 1));
  }

  private static boolean isStop(String text, int index) {
    return ".!?".indexOf(text.charAt(index)) >= 0
        && index + 1 < text.length()
        && Character.isWhitespace(text.charAt(index + 1));
  }
}
