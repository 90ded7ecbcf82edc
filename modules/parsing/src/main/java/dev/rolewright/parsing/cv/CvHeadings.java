package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.ListMark;
import dev.rolewright.parsing.text.Whitespace;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows the headings of CVs. A heading is a sequence of known words, at least one of which tells
 * the section; so "Relevant Professional Experience" is known though no list holds it.
 */
public final class CvHeadings {
  private static final int LONGEST = 70;
  private static final int MOST_WORDS = 9;
  private static final int LONGEST_PHRASE = 7;
  private static final Set<String> AND = Set.of("and", "und", "et", "y", "e");

  /** Cores of headings that are also titles of jobs, degrees or the like. */
  private static final Set<String> AMBIGUOUS =
      Set.of(
          "volunteer",
          "voluntary",
          "internship",
          "university",
          "degree",
          "course",
          "courses",
          "practice",
          "technical",
          "computer",
          "it",
          "systems",
          "platforms",
          "project",
          "certificate",
          "license",
          "licence",
          "details",
          "personal",
          "other",
          "language",
          "skill",
          "interest",
          "reference",
          "patent",
          "online",
          "social",
          "press",
          "fun",
          "software",
          "leadership",
          "appointments",
          "work",
          "training",
          "writing",
          "community",
          "permis",
          "methods",
          "databases",
          "built",
          "also",
          "clients",
          "academic",
          "educational",
          "bac",
          "worked",
          "knowledge",
          "about",
          "further",
          "information",
          "sports",
          "schools",
          "school",
          "tools",
          "stack",
          "speaking");

  /** Ambiguous ones that a dated line may follow as the title of its entry: "Internship". */
  private static final Set<String> TITLES =
      Set.of(
          "volunteer",
          "voluntary",
          "internship",
          "university",
          "degree",
          "course",
          "practice",
          "project",
          "patent",
          "leadership",
          "school",
          "schools",
          "bac",
          "license",
          "licence",
          "certificate",
          "permis");

  private record Core(CvPart part, boolean strong) {}

  private final Map<String, Core> cores = new HashMap<>();
  private final Set<String> modifiers = new HashSet<>();

  CvHeadings() {
    for (Lexicon.Group group : Lexicon.groups("cv-headings.txt")) {
      for (String phrase : group.phrases()) {
        String words = words(Words.of(phrase), 0, Words.of(phrase).size());
        if (group.name().equals("MODIFIER")) {
          modifiers.add(words);
        } else {
          Core core = new Core(CvPart.valueOf(group.name()), group.detail().equals("strong"));
          cores.putIfAbsent(words, core);
        }
      }
    }
  }

  /**
   * A heading.
   *
   * @param ambiguous whether its words could as well stand for something else, such as a label
   * @param title whether they could be the title of an entry
   */
  record Found(CvPart part, boolean ambiguous, boolean title) {}

  /** Returns the part that a text heads, if every word of it is a word of headings. */
  Optional<Found> find(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    String joined = CvLetterSpacing.join(text);
    Words words = Words.of(joined);
    if (words.isEmpty() || words.size() > MOST_WORDS || hasOtherSigns(joined)) {
      return Optional.empty();
    }
    List<Core> conjunct = new ArrayList<>();
    Optional<Core> best = Optional.empty();
    int at = 0;
    while (at < words.size()) {
      if (at > 0 && isParted(joined, words, at)) {
        best = better(best, conjunct);
        conjunct.clear();
      }
      int length = longestCore(words, at);
      if (length > 0) {
        conjunct.add(
            cores.getOrDefault(words(words, at, at + length), new Core(CvPart.OTHER, false)));
        at += length;
      } else if (modifiers.contains(words.text(at))) {
        at++;
      } else {
        return Optional.empty();
      }
    }
    // "High School" may head a part, and it may be a school.
    boolean school = words.size() == 2 && words.text(1).equals("school");
    boolean ambiguous = school || (words.size() == 1 && AMBIGUOUS.contains(words.text(0)));
    boolean title = school || (words.size() == 1 && TITLES.contains(words.text(0)));
    return better(best, conjunct).map(core -> new Found(core.part(), ambiguous, title));
  }

  /** Of parts joined by "and" the first counts, unless its core is a vague one. */
  private static Optional<Core> better(Optional<Core> first, List<Core> conjunct) {
    Optional<Core> strong = conjunct.stream().filter(Core::strong).findFirst();
    Optional<Core> mine =
        strong.isPresent() || conjunct.isEmpty() ? strong : Optional.of(conjunct.getLast());
    if (first.isEmpty() || mine.isEmpty()) {
      return first.isEmpty() ? mine : first;
    }
    boolean vague = !first.get().strong() && first.get().part() != CvPart.WORK;
    return vague ? mine : first;
  }

  private int longestCore(Words words, int at) {
    for (int length = Math.min(LONGEST_PHRASE, words.size() - at); length > 0; length--) {
      if (cores.containsKey(words(words, at, at + length))) {
        return length;
      }
    }
    return 0;
  }

  private static boolean isParted(String text, Words words, int at) {
    String between = text.substring(words.get(at - 1).end(), words.get(at).start());
    boolean sign = between.chars().anyMatch(unit -> "&/,+|".indexOf(unit) >= 0);
    return sign || AND.contains(words.text(at - 1));
  }

  /**
   * A heading has letters and a few joining signs, no digits, quotation marks or ends of sentences.
   */
  private static boolean hasOtherSigns(String text) {
    return text.codePoints()
        .anyMatch(
            sign ->
                !Character.isLetter(sign)
                    && !Whitespace.is(sign)
                    && !ListMark.isPictograph(sign)
                    && "&/,+-–—'’:|·•*_=#~()<>[]\uFE0F".indexOf(sign) < 0);
  }

  private static String words(Words words, int from, int to) {
    StringBuilder joined = new StringBuilder();
    for (int index = from; index < to; index++) {
      joined.append(joined.isEmpty() ? "" : " ").append(words.text(index));
    }
    return joined.toString().toLowerCase(Locale.ROOT);
  }
}
