package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.PassingMention;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileLine;
import dev.rolewright.skills.Disclaimers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The whole text of a profile, line by line, so that nothing is called absent that stands somewhere
 * in it. A profile that came without a text is read by its fields.
 */
public final class ProfileText {
  /** A sign that stands for one thing alone, e.g. a number of a norm or an abbreviation. */
  private static final Pattern SIGN =
      Pattern.compile("\\b(?:\\p{Lu}{3,}|(?=\\p{Alnum}*\\d)\\p{Alnum}{4,})\\b");

  private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d");

  /** Capitals of a language, a currency or a country rather than of a thing asked for. */
  private static final Pattern EVERYDAY = Pattern.compile("USA|USD|EUR|GBP|CHF|ASAP|MUST|HAVE|AND");

  /** Shorter ones are initials of people as well: "Ostertag, R." */
  private static final int SHORTEST_NAME = 3;

  private static final int SHORTEST_UNCASED = 4;

  private ProfileText() {}

  /**
   * A line of a profile.
   *
   * @param words as they stand there
   * @param kinds kinds of the evidence made from it
   */
  record Line(String words, List<EvidenceKind> kinds) {
    /** Makes a mention of the clause that names something, which is the line where none does. */
    PassingMention mention(String name, Predicate<String> names) {
      String clause = Clauses.of(words).stream().filter(names).findFirst().orElse(words);
      return new PassingMention(name, clause, !kinds.isEmpty());
    }
  }

  static List<Line> lines(Profile profile) {
    return profile.lines().isEmpty() ? fields(profile) : sourceLines(profile);
  }

  private static List<Line> sourceLines(Profile profile) {
    Map<Integer, List<EvidenceKind>> kinds = new HashMap<>();
    for (Evidence evidence : profile.evidence()) {
      for (int index : evidence.lineIndexes()) {
        kinds.computeIfAbsent(index, _ -> new ArrayList<>()).add(evidence.kind());
      }
    }
    List<Line> lines = new ArrayList<>();
    for (ProfileLine line : profile.lines()) {
      lines.add(new Line(line.line().text(), kinds.getOrDefault(lines.size(), List.of())));
    }
    return lines;
  }

  private static List<Line> fields(Profile profile) {
    List<Line> lines = new ArrayList<>();
    add(lines, List.of(), Stream.of(profile.headline(), profile.summary()));
    for (Evidence evidence : profile.evidence()) {
      Stream<String> head =
          Stream.of(evidence.title(), evidence.organization(), evidence.description());
      add(lines, List.of(evidence.kind()), Stream.concat(head, evidence.highlights().stream()));
    }
    return lines;
  }

  private static void add(List<Line> lines, List<EvidenceKind> kinds, Stream<String> texts) {
    texts
        .flatMap(String::lines)
        .filter(text -> !text.isBlank())
        .forEach(text -> lines.add(new Line(text, kinds)));
  }

  /** Returns where a text names any education that is no evidence of its own; the first line. */
  public static Optional<PassingMention> education(Profile profile) {
    return first(profile, "education", text -> Degrees.isNamedIn(FoldedText.of(text)));
  }

  /**
   * Returns the line that holds a sign which a requirement asks for, such as a number or an
   * abbreviation; empty where it asks for none or it stands nowhere.
   *
   * @param requirement in the words of the job
   */
  public static Optional<PassingMention> sign(String requirement, Profile profile) {
    Matcher matcher = SIGN.matcher(requirement);
    while (matcher.find()) {
      String sign = matcher.group();
      if (YEAR.matcher(sign).matches() || EVERYDAY.matcher(sign).matches()) {
        continue;
      }
      Pattern same = Pattern.compile("\\b" + Pattern.quote(sign) + "\\b");
      Optional<PassingMention> found =
          first(profile, requirement, text -> same.matcher(text).find());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A name that lines are searched for, made ready once for all of them. */
  static final class NameSought {
    private final String name;
    private final FoldedText folded;
    private final Optional<Pattern> cased;

    NameSought(String name) {
      this.name = name;
      this.folded = FoldedText.of(name);
      this.cased =
          name.length() < SHORTEST_UNCASED
              ? Optional.of(
                  Pattern.compile(
                      "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}+#])"))
              : Optional.empty();
    }

    String name() {
      return name;
    }

    /**
     * Finds a clause of a line that holds the name word for word and does not deny it.
     *
     * @param words the folded words of the line
     */
    Optional<PassingMention> in(Line line, FoldedText words) {
      if (name.length() < SHORTEST_NAME) {
        return Optional.empty();
      }
      boolean stands =
          cased.isPresent()
              ? isIn(line.words())
              : folded.fitsInto(words) && words.holdsSpelledOtherwise(folded);
      return stands && isAffirmed(line.words(), this::isIn)
          ? Optional.of(line.mention(name, this::isIn))
          : Optional.empty();
    }

    private boolean isIn(String text) {
      return cased
          .map(pattern -> pattern.matcher(text).find())
          .orElseGet(() -> FoldedText.of(text).holdsSpelledOtherwise(folded));
    }
  }

  private static Optional<PassingMention> first(
      Profile profile, String name, Predicate<String> names) {
    return lines(profile).stream()
        .filter(line -> names.test(line.words()))
        .filter(line -> isAffirmed(line.words(), names))
        .findFirst()
        .map(line -> line.mention(name, names));
  }

  /** Tells whether a text names something without saying that it is not so. */
  static boolean isAffirmed(String text, Predicate<String> names) {
    if (!names.test(Disclaimers.without(text))) {
      return false;
    }
    List<String> naming = Clauses.of(text).stream().filter(names).toList();
    return naming.isEmpty()
        ? !Clauses.isDenied(text)
        : !naming.stream().allMatch(Clauses::isDenied);
  }
}
