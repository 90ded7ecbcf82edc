package dev.rolewright.parsing.job;

import dev.rolewright.domain.Necessity;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a line into the parts that differ in how strongly they ask: "ADN accepted, BSN preferred" is
 * two parts, "Go and Rust are a plus" is one.
 */
public final class Clauses {
  private static final Pattern JOINT =
      Pattern.compile(
          ";\\s|,\\s(?=(?:and|but|while|whereas)\\s)(?!but"
              + " (?:it|this|that|they|these|those|would|will|is|are|helps?|helpful|nice|great|good|useful|welcome|preferred|desirable|appreciated|a"
              + " (?:plus|bonus)|an advantage)\\b)|\\s[–—]\\s"
              + "|,\\s(?![^,;.]{2,90}\\s(?:and|or)\\s[^,;.]{2,60}\\sare\\s)(?=[^,;)]{2,90}\\b(?:preferred|desirable|a"
              + " plus|is a plus|a bonus|an advantage|required|essential|is a"
              + " must)\\b\\s?(?:[.;,)]|$))|\\s\\((?=[^()]{2,80}\\b(?:preferred|desirable|a plus|a"
              + " bonus|an advantage|ideally)\\b)|(?<!\\b[Nn]o)\\.\\s(?=[\\p{Lu}\\d])");

  private final SectionCues cues;

  public Clauses(SectionCues cues) {
    this.cues = cues;
  }

  /**
   * A part of a line, as UTF-16 indexes of its text.
   *
   * @param insists whether a phrase of its own tells the necessity
   */
  record Clause(int start, int end, Necessity necessity, boolean insists) {}

  /**
   * Returns the parts of a line in order; neighbours of the same necessity are one part.
   *
   * @param usual what holds where a part says nothing of its own
   */
  List<Clause> split(String text, Necessity usual) {
    List<Clause> joined = new ArrayList<>();
    splitAll(text, usual).forEach(clause -> add(joined, clause));
    return joined;
  }

  /** Returns the parts of a line in order, neighbours of the same necessity apart. */
  List<Clause> splitAll(String text, Necessity usual) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    Matcher matcher = JOINT.matcher(text);
    while (matcher.find()) {
      starts.add(matcher.end());
      int bracket = text.charAt(matcher.end() - 1) == '(' ? text.indexOf(')', matcher.end()) : -1;
      if (bracket > 0 && bracket + 1 < text.length()) {
        starts.add(bracket + 1);
      }
    }
    starts.sort(null);
    List<Clause> clauses = new ArrayList<>();
    boolean strong = false;
    for (int index = 0; index < starts.size(); index++) {
      int start = starts.get(index);
      int end = index + 1 < starts.size() ? starts.get(index + 1) : text.length();
      Words words = Words.of(Denials.without(text.substring(start, end)));
      boolean nice = cues.isNiceToHave(words);
      boolean must = cues.isMustHave(words);
      boolean fresh = index == 0 || endsSentence(text, start);
      if (fresh) {
        strong = false;
      }
      Necessity necessity = usual;
      if (nice) {
        necessity = Necessity.NICE_TO_HAVE;
      } else if (must || strong) {
        necessity = Necessity.MUST_HAVE;
      }
      strong |= must;
      clauses.add(new Clause(start, end, necessity, nice || must));
    }
    return clauses;
  }

  /** Returns whether a phrase of a text says how strongly it asks. */
  boolean insists(String text) {
    Words words = Words.of(text);
    return cues.isMustHave(words) || cues.isNiceToHave(words);
  }

  private static boolean endsSentence(String text, int start) {
    return start >= 2 && (text.charAt(start - 2) == '.' || text.charAt(start - 2) == ';');
  }

  private static void add(List<Clause> clauses, Clause clause) {
    if (!clauses.isEmpty() && clauses.getLast().necessity() == clause.necessity()) {
      Clause before = clauses.removeLast();
      boolean insists = before.insists() || clause.insists();
      clauses.add(new Clause(before.start(), clause.end(), clause.necessity(), insists));
    } else {
      clauses.add(clause);
    }
  }
}
