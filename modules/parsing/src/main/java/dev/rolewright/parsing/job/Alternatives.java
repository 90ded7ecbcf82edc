package dev.rolewright.parsing.job;

import dev.rolewright.domain.Span;
import dev.rolewright.skills.FoundSkill;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells which skills of a requirement are alternatives, so that none of them is asked for by
 * itself: the members of "AWS, GCP or Azure", of "Java/Kotlin", examples ("a language such as Go"),
 * and the general name that stands for the rest ("Kafka or a comparable streaming platform").
 */
final class Alternatives {
  private static final String WORD = "[\\p{L}\\d.+#'’&-]{1,40}+";
  private static final String BLANKS = "\\s{1,9}+";
  private static final String PERHAPS_BLANKS = "\\s{0,9}+";

  /** Words before the next member: "Go, modern Rust", "Kafka, some RabbitMQ". */
  private static final String FEW_WORDS =
      "(?:(?!and\\b|und\\b|y\\b|et\\b|or\\b|plus\\b|sowie\\b)" + WORD + BLANKS + "){0,4}";

  private static final Pattern COMMA =
      Pattern.compile(
          "(?iu)"
              + PERHAPS_BLANKS
              + "\\)?,"
              + PERHAPS_BLANKS
              + "(?:"
              + WORD
              + "(?:\\s"
              + WORD
              + ")?,"
              + PERHAPS_BLANKS
              + ")?"
              + FEW_WORDS);
  private static final Pattern OR =
      Pattern.compile(
          "(?iu)(?:"
              + BLANKS
              + WORD
              + "){0,2}"
              + PERHAPS_BLANKS
              + "\\)?[,;]?"
              + PERHAPS_BLANKS
              + "(?:"
              + WORD
              + "(?:\\s"
              + WORD
              + ")?,?"
              + BLANKS
              + ")?(?:and/or|or|oder|ou|of|o|either)"
              + BLANKS
              + "(?:even"
              + BLANKS
              + "|at"
              + BLANKS
              + "least"
              + BLANKS
              + ")?"
              + FEW_WORDS
              + "\\(?");
  private static final Pattern SLASH = Pattern.compile("\\s?/\\s?");
  private static final Pattern AND =
      Pattern.compile(
          "(?iu)"
              + PERHAPS_BLANKS
              + ",?"
              + PERHAPS_BLANKS
              + "(?:and|und|et|y|&)"
              + BLANKS
              + FEW_WORDS);

  /** What follows "or" is the kind of thing rather than one of several. */
  private static final Pattern KIND =
      Pattern.compile(
          "(?iu)\\b(?:similar|comparable|equivalent|related|other|another|like|vergleichbar\\w*"
              + "|ähnlich\\w*)\\b");

  private static final Pattern ELSE_AFTER =
      Pattern.compile(
          "(?iu)^(?:"
              + BLANKS
              + WORD
              + "){0,2}"
              + PERHAPS_BLANKS
              + "\\)?[,;]?"
              + PERHAPS_BLANKS
              + "(?:\\(?"
              + PERHAPS_BLANKS
              + "(?:or|oder|ou|o|and/or)\\s+(?:in\\s+)?(?:an?\\s+|any\\s+|some"
              + "\\s+|einer?\\s+|eine[ms]\\s+)?(?:closely\\s+|\\p{L}{1,30}ly\\s+)?(?:similar|comparable|equivalent|related|relevant|other|another|like|the"
              + " like|alternatives?|adjacent|vergleichbar\\w*|ähnlich\\w*|verwandt\\w*)\\b"
              + "|etc\\b)");

  /** "Kafka or a comparable streaming platform": between a member and what stands for the rest. */
  private static final Pattern STAND_IN =
      Pattern.compile(
          "(?iu)(?:"
              + BLANKS
              + WORD
              + "){0,2}"
              + PERHAPS_BLANKS
              + "\\)?[,;]?"
              + PERHAPS_BLANKS
              + "\\(?(?:or|oder|ou|o|and/or)"
              + BLANKS
              + "(?:in\\s)?(?:(?:an?|any|some|einer?|eine[ms])\\s)?(?:\\p{L}{1,30}ly\\s)?(?:similar|comparable"
              + "|equivalent|alternative|related|other|another|like|vergleichbar\\w*|ähnlich\\w*)"
              + BLANKS
              + "(?:(?!and\\b|und\\b|y\\b|et\\b|or\\b|such\\b)"
              + WORD
              + "(?<!\\.)"
              + BLANKS
              + "){0,3}");

  /** Marks of Markdown around "or", which say nothing: "SQL *or* Excel". */
  private static final String EMPHASIS = "*_`~";

  private static final Pattern EXAMPLES =
      Pattern.compile(
          "(?iu)(?:\\be\\.?\\s?g\\.?,?|\\bsuch as|\\bfor"
              + " (?:example|instance),?|\\blike|\\bz\\.?\\s?B\\.?|\\bwie(?: z\\.\\s?B\\.)?|\\bone"
              + " of|\\bany of|\\bone or (?:more|several) of|\\beither(?: of)?|\\b(?:par"
              + " exemple|comme|tels que)|\\bat least one of)[:\\s(]*(?:the\\s+|these\\s+"
              + "|following:?\\s+)*"
              + FEW_WORDS
              + "$");

  /** What is asked for together with its neighbours even where a slash stands between them. */
  private static final Set<String> COMPANIONS = Set.of("html", "css", "docker", "xml");

  /** Of one kind although the vocabulary keeps each with its services. */
  private static final Set<String> RIVALS =
      Set.of("amazon-web-services", "google-cloud", "microsoft-azure");

  /** Category of personal skills; "analytical/problem solving" asks for both. */
  private static final String SOFT = "soft";

  private Alternatives() {}

  /**
   * Returns which of the skills found, by index, are alternatives.
   *
   * @param text the requirement
   * @param found its skills in the order of the text
   */
  static Set<Integer> among(String text, List<FoundSkill> found) {
    Set<Integer> alternatives = new HashSet<>();
    int first = 0;
    while (first < found.size()) {
      boolean examples =
          EXAMPLES
              .matcher(plain(text, end(text, found, first - 1), start(text, found, first)))
              .find();
      int last = first;
      boolean choice = examples;
      while (last + 1 < found.size() && goesOn(text, found, last, examples)) {
        choice |= OR.matcher(gap(text, found, last)).matches();
        if (isSlashed(text, found, last)) {
          alternatives.add(last);
          alternatives.add(last + 1);
        }
        last++;
      }
      if (last + 1 < found.size() && STAND_IN.matcher(gap(text, found, last)).matches()) {
        choice = true;
        last++;
      }
      String after =
          last + 1 < found.size()
              ? gap(text, found, last)
              : plain(text, end(text, found, last), text.length());
      if (choice || ELSE_AFTER.matcher(after).find()) {
        for (int index = first; index <= last; index++) {
          alternatives.add(index);
        }
      }
      first = last + 1;
    }
    return alternatives;
  }

  private static boolean goesOn(String text, List<FoundSkill> found, int index, boolean examples) {
    String gap = gap(text, found, index);
    if (KIND.matcher(gap).find() || EXAMPLES.matcher(gap).find()) {
      return false;
    }
    return COMMA.matcher(gap).matches()
        || OR.matcher(gap).matches()
        || isSlashed(text, found, index)
        || (examples && AND.matcher(gap).matches());
  }

  private static boolean isSlashed(String text, List<FoundSkill> found, int index) {
    return SLASH.matcher(gap(text, found, index)).matches()
        && isSameKind(found.get(index), found.get(index + 1));
  }

  /** "Java/Kotlin" is a choice, "HTML/CSS" and "Python/Django" belong together. */
  private static boolean isSameKind(FoundSkill one, FoundSkill other) {
    if (RIVALS.contains(one.skill().id()) && RIVALS.contains(other.skill().id())) {
      return true;
    }
    if (one.skill().category().equals(SOFT)) {
      return false;
    }
    boolean companions =
        COMPANIONS.contains(one.skill().id()) || COMPANIONS.contains(other.skill().id());
    return !companions
        && one.skill().group().equals(other.skill().group())
        && one.skill().category().equals(other.skill().category());
  }

  private static String gap(String text, List<FoundSkill> found, int index) {
    return plain(text, end(text, found, index), start(text, found, index + 1));
  }

  private static String plain(String text, int from, int to) {
    StringBuilder plain = new StringBuilder(to - from);
    for (int at = from; at < to; at++) {
      if (EMPHASIS.indexOf(text.charAt(at)) < 0) {
        plain.append(text.charAt(at));
      }
    }
    return plain.toString();
  }

  private static int start(String text, List<FoundSkill> found, int index) {
    return text.offsetByCodePoints(0, found.get(index).span().start());
  }

  private static int end(String text, List<FoundSkill> found, int index) {
    if (index < 0) {
      return 0;
    }
    Span span = found.get(index).span();
    return text.offsetByCodePoints(0, span.end());
  }
}
