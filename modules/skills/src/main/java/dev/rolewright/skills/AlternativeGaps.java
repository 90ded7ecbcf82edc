package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands between the skills of a statement, and how it joins them. */
final class AlternativeGaps {
  /** Longer gaps, in UTF-16 units, join nothing: another sentence stands in them. */
  private static final int LONGEST = 240;

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
              + "\\(?(?:"
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

  /** Nothing but this stands between a kind and its examples: "databases (relational), e.g.". */
  private static final Pattern KIND_BEFORE =
      Pattern.compile(
          "(?iu)^(?:"
              + BLANKS
              + "(?!(?:and|or|und|oder|y|et|with|in|for|an?|any|eine?[rs]?|plus|of|one|either)\\b)"
              + "[\\p{L}-]{1,30}+){0,2}"
              + PERHAPS_BLANKS
              + "[,(:;]{0,2}"
              + PERHAPS_BLANKS
              + "(?:e\\.?\\s?g\\.?|such as|for (?:example|instance)|like|z\\.?\\s?B\\.?|wie|par"
              + " exemple|comme|tels que)(?![\\p{L}\\d])");

  private final List<FoundSkill> found;

  /** What stands before each skill, and at the end what stands behind the last. */
  private final List<String> gaps;

  private AlternativeGaps(List<FoundSkill> found, List<String> gaps) {
    this.found = found;
    this.gaps = gaps;
  }

  static AlternativeGaps of(String text, List<FoundSkill> found) {
    List<String> gaps = new ArrayList<>();
    int at = 0;
    int points = 0;
    for (FoundSkill skill : found) {
      int start = text.offsetByCodePoints(at, Math.max(0, skill.span().start() - points));
      gaps.add(plain(text, at, start));
      points = Math.max(points, skill.span().start());
      at = text.offsetByCodePoints(start, Math.max(0, skill.span().end() - points));
      points = Math.max(points, skill.span().end());
    }
    gaps.add(plain(text, at, Math.min(text.length(), at + LONGEST)));
    return new AlternativeGaps(found, gaps);
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

  private String before(int index) {
    return gaps.get(index);
  }

  private boolean isLast(int index) {
    return index + 1 >= found.size();
  }

  /** Returns whether a skill is the first of examples: "such as", "one of". */
  boolean opensExamples(int index) {
    String gap = before(index);
    return EXAMPLES.matcher(gap.substring(Math.max(0, gap.length() - LONGEST))).find();
  }

  /** Returns whether a skill is an example of the one before it. */
  boolean isKind(int index) {
    return index > 0
        && before(index).length() <= LONGEST
        && KIND_BEFORE.matcher(before(index)).find();
  }

  /** Returns whether nothing parts a skill from the next: "Kotlin programming". */
  boolean isJoined(int index) {
    return !isLast(index) && before(index + 1).isBlank();
  }

  /**
   * Returns whether the run of a skill goes on with the next.
   *
   * @param examples whether it is one of examples, which "and" joins as well
   * @param behindOr whether the run had its "or", behind which a comma begins something new
   */
  boolean goesOn(int index, boolean examples, boolean behindOr) {
    if (isLast(index) || before(index + 1).length() > LONGEST) {
      return false;
    }
    String gap = before(index + 1);
    if (KIND.matcher(gap).find() || EXAMPLES.matcher(gap).find()) {
      return false;
    }
    return isOr(index)
        || isSlash(index)
        || (!behindOr
            && (COMMA.matcher(gap).matches() || (examples && AND.matcher(gap).matches())));
  }

  /** Returns whether "or" stands between a skill and the next. */
  boolean isOr(int index) {
    return !isLast(index) && isShort(index) && OR.matcher(before(index + 1)).matches();
  }

  /** Returns whether a slash that gives the choice stands between a skill and the next. */
  boolean isSlash(int index) {
    return !isLast(index)
        && SLASH.matcher(before(index + 1)).matches()
        && isSameKind(found.get(index), found.get(index + 1));
  }

  /** Returns whether the next skill is the general name: "or a comparable streaming platform". */
  boolean isStandIn(int index) {
    return !isLast(index) && isShort(index) && STAND_IN.matcher(before(index + 1)).matches();
  }

  /** Returns whether what no skill names may stand for a skill: "or similar". */
  boolean isElseBehind(int index) {
    return ELSE_AFTER.matcher(before(index + 1)).find();
  }

  private boolean isShort(int index) {
    return before(index + 1).length() <= LONGEST;
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
}
