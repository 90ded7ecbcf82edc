package dev.rolewright.safety;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells whether a model's answer may tell of the person who asked, so that nobody else gets it. In
 * doubt it does. It looks for
 *
 * <ul>
 *   <li>what looks like an e-mail address, a link or a phone number, and whatever the standard
 *       policy finds;
 *   <li>words of the input that may be a name or a number: those that the input writes with a
 *       capital or a digit, and those that the answer never writes small; also where one of the two
 *       has up to {@value #MOST_ENDING} letters more at its end. One letter or digit alone is none,
 *       a number of {@value #LEAST_LENGTH} digits is one;
 *   <li>letters of a script that the input lacks, in which a name can't be recognized; and no
 *       answer to an input in a script without capitals passes.
 * </ul>
 *
 * <p>Words of texts that are nobody's are left out, and those of {@code common_words.txt}. So a
 * name that is such a word too is not seen.
 */
public final class PersonalTraces {
  private static final int LEAST_LENGTH = 2;
  private static final int LEAST_STEM = 3;
  private static final int MOST_ENDING = 2;

  private static final Pattern ADDRESS = Pattern.compile("@|://|\\bwww\\.");

  /**
   * As many digits as the shortest phone numbers have that can be called from elsewhere. There is a
   * most since each digit takes a part of the stack; what follows is found as the next number.
   */
  private static final Pattern PHONE = Pattern.compile("(?:\\d[ ./()-]{0,2}){6,40}\\d");

  /** Scripts that write names with a capital. */
  private static final Set<UnicodeScript> WITH_CAPITALS =
      EnumSet.of(
          UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC, UnicodeScript.ARMENIAN);

  /** No scripts of their own: what stands in texts of any. */
  private static final Set<UnicodeScript> OF_ANY =
      EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED, UnicodeScript.UNKNOWN);

  private static final Set<String> COMMON = new HashSet<>();

  static {
    DataFile.lines("common_words.txt").forEach(line -> addWords(line, COMMON));
  }

  private PersonalTraces() {}

  /** The words of a text that may be a name, as they are compared. */
  private record Spoken(Set<String> marked, Set<String> small) {
    Stream<String> all() {
      return Stream.concat(marked.stream(), small.stream()).distinct();
    }

    /** Tells whether a word is written with a capital or a digit wherever it stands. */
    boolean isAlwaysMarked(String word) {
      return marked.contains(word) && !small.contains(word);
    }
  }

  /**
   * Looks at an answer, in time that grows with the length of the texts.
   *
   * @param input what the person wrote
   * @param ours texts that tell of nobody, such as the instructions
   */
  public static boolean areIn(String answer, String input, List<String> ours) {
    FoldedText folded = FoldedText.of(answer, List.of());
    if (hasAddressOrPhone(folded.text(0, folded.length()))
        || !SafetyPolicies.STANDARD.scan(TextRole.DATA, answer).isSafe()
        || mayHideByScript(scripts(answer), scripts(input))) {
      return true;
    }
    Set<String> known = new HashSet<>(COMMON);
    ours.forEach(text -> addWords(text, known));
    return repeats(spoken(answer, folded), spoken(input, FoldedText.of(input, List.of())), known);
  }

  private static boolean hasAddressOrPhone(String text) {
    Matcher digits = PHONE.matcher(text);
    while (digits.find()) {
      if (!NamedNumber.ORDINARY.matcher(digits.group()).matches()) {
        return true;
      }
    }
    return ADDRESS.matcher(text).find();
  }

  /** Tells whether an answer may have a name of the input in letters that can't be compared. */
  private static boolean mayHideByScript(Set<UnicodeScript> answer, Set<UnicodeScript> input) {
    return !WITH_CAPITALS.containsAll(input) || !input.containsAll(answer);
  }

  private static Set<UnicodeScript> scripts(String text) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    text.codePoints().filter(Character::isLetter).mapToObj(UnicodeScript::of).forEach(scripts::add);
    scripts.removeAll(OF_ANY);
    return scripts;
  }

  private static boolean repeats(Spoken answer, Spoken input, Set<String> known) {
    Map<String, List<String>> byStem = new HashMap<>();
    answer
        .all()
        .filter(word -> !known.contains(word))
        .forEach(
            word ->
                stems(word)
                    .forEach(
                        stem -> byStem.computeIfAbsent(stem, any -> new ArrayList<>()).add(word)));
    return input
        .all()
        .filter(word -> !known.contains(word))
        .anyMatch(
            word ->
                forms(word, byStem)
                    .anyMatch(
                        form -> input.marked().contains(word) || answer.isAlwaysMarked(form)));
  }

  /** Returns the words that begin with this one or with which it begins, but for an ending. */
  private static Stream<String> forms(String word, Map<String, List<String>> byStem) {
    Stream<String> longer = byStem.getOrDefault(word, List.of()).stream();
    Stream<String> shorter =
        stems(word).filter(stem -> byStem.getOrDefault(stem, List.of()).contains(stem));
    return Stream.concat(longer, shorter);
  }

  /** Returns a word with and without each ending that it may have. */
  private static Stream<String> stems(String word) {
    Stream<String> shorter =
        Stream.iterate(1, ending -> ending <= MOST_ENDING, ending -> ending + 1)
            .filter(ending -> word.length() - ending >= LEAST_STEM)
            .map(ending -> word.substring(0, word.length() - ending));
    return Stream.concat(Stream.of(word), shorter);
  }

  private static Spoken spoken(String text, FoldedText folded) {
    Spoken spoken = new Spoken(new HashSet<>(), new HashSet<>());
    for (Word word : Words.of(folded)) {
      if (word.text().length() >= LEAST_LENGTH) {
        boolean isMarked =
            text.substring(folded.start(word.start()), folded.end(word.end() - 1))
                .codePoints()
                .anyMatch(PersonalTraces::isMark);
        (isMarked ? spoken.marked() : spoken.small()).add(word.text());
      }
    }
    return spoken;
  }

  private static boolean isMark(int codePoint) {
    return Character.isUpperCase(codePoint)
        || Character.isTitleCase(codePoint)
        || Character.isDigit(codePoint);
  }

  private static void addWords(String text, Set<String> words) {
    Words.of(FoldedText.of(text, List.of())).forEach(word -> words.add(word.text()));
  }
}
