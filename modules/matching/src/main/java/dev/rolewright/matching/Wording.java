package dev.rolewright.matching;

import java.util.List;
import java.util.Locale;

/** Turns findings into parts of sentences. */
final class Wording {
  private static final int MOST_NAMES = 6;
  private static final int LONGEST_QUOTE = 140;

  private Wording() {}

  /** Lists names, at most {@value #MOST_NAMES} of them: "A, B and C", "A, B and 4 more". */
  static String list(List<String> names) {
    if (names.size() > MOST_NAMES) {
      List<String> first = names.subList(0, MOST_NAMES);
      return String.join(", ", first) + " and " + (names.size() - MOST_NAMES) + " more";
    }
    if (names.size() < 2) {
      return String.join("", names);
    }
    String allButLast = String.join(", ", names.subList(0, names.size() - 1));
    return allButLast + " and " + names.getLast();
  }

  /** Quotes a text, shortened at a word with an ellipsis. */
  static String quote(String text) {
    String line = Passage.line(text);
    if (line.length() <= LONGEST_QUOTE) {
      return '"' + line + '"';
    }
    int cut = line.lastIndexOf(' ', LONGEST_QUOTE);
    if (cut < LONGEST_QUOTE / 2) {
      cut = line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_QUOTE) - 1);
    }
    return '"' + line.substring(0, cut) + "…\"";
  }

  /** Returns the piece of a passage that shares most words with a statement. */
  static String piece(Passage passage, String statement) {
    FoldedText wanted = FoldedText.of(statement);
    String best = passage.pieces().getFirst();
    int most = 0;
    for (String piece : passage.pieces()) {
      int shared = FoldedText.of(piece).shared(wanted);
      if (shared > most) {
        most = shared;
        best = piece;
      }
    }
    return best;
  }

  /** Writes years with one decimal, rounded down so that nothing is claimed too much. */
  static String years(double years) {
    return String.format(Locale.ROOT, "%.1f", Math.floor(years * 10) / 10);
  }

  static String count(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /** Says which skills are named and which must-have ones are not. */
  static String skills(SkillComparison skills, int asked) {
    StringBuilder sentence = new StringBuilder();
    if (skills.matched().isEmpty()) {
      sentence.append(
          asked == 1 ? "Does not name the one skill" : "Names none of the " + asked + " skills");
      sentence.append(" the job asks for");
    } else {
      sentence.append("Names ").append(skills.matched().size()).append(" of ");
      sentence.append(count(asked, "skill", "skills")).append(" the job asks for: ");
      sentence.append(list(skills.matched().stream().map(skill -> skill.label()).toList()));
    }
    if (!skills.missing().isEmpty()) {
      sentence.append("; must-have ");
      sentence.append(skills.missing().size() == 1 ? "skill" : "skills").append(" not named: ");
      sentence.append(list(skills.missing().stream().map(skill -> skill.label()).toList()));
    }
    if (!skills.related().isEmpty()) {
      sentence.append("; near to what is asked: ");
      sentence.append(
          list(
              skills.related().stream()
                  .map(near -> near.evidenceLabel() + " (for " + near.wanted().label() + ")")
                  .toList()));
    }
    return sentence.append('.').toString();
  }
}
