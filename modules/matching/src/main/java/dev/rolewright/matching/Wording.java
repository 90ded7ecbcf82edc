package dev.rolewright.matching;

import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.PassingMention;
import java.util.List;
import java.util.Locale;

/** Turns findings into parts of sentences. */
final class Wording {
  private static final int MOST_NAMES = 6;
  private static final int LONGEST_QUOTE = 140;

  private Wording() {}

  /** Lists names, at most {@value #MOST_NAMES} of them: "A, B and C", "A, B and 4 more". */
  static String list(List<String> names) {
    return list(names, "and");
  }

  private static String list(List<String> names, String last) {
    if (names.size() > MOST_NAMES) {
      List<String> first = names.subList(0, MOST_NAMES);
      return String.join(", ", first) + " " + last + " " + (names.size() - MOST_NAMES) + " more";
    }
    if (names.size() < 2) {
      return String.join("", names);
    }
    String allButLast = String.join(", ", names.subList(0, names.size() - 1));
    return allButLast + " " + last + " " + names.getLast();
  }

  /** Quotes a text, shortened at a word with an ellipsis. */
  static String quote(String text) {
    String line = Passage.line(text).replaceFirst("\\.+$", "");
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

  /** Tells whether a language is known and is not the one that names and the model are made for. */
  static boolean isForeign(String language) {
    return !language.isEmpty() && !language.equals("en") && !language.equals("und");
  }

  /** Says what can't be taken from a comparison of texts in another language than English. */
  static String foreignNote(String what) {
    return "The "
        + what
        + " is not in English, which this comparison is made for: sentences were compared by"
        + " meaning alone, and what was not found may be there.";
  }

  /** Says what education a job asks for, as the beginning of a sentence. */
  static String askedEducation(EducationRequirement asked) {
    String fields = list(asked.fields(), "or");
    return "The job asks for "
        + level(asked.level())
        + (fields.isEmpty() ? "" : " (" + fields + ")");
  }

  /** Says how far education answers a requirement. */
  static String education(EducationRequirement asked, Degrees.Finding found, boolean foreign) {
    String field = asked.fields().size() == 1 ? "the field" : "one of these fields";
    String answer =
        switch (found.level()) {
          case NONE -> foreign ? "whether it is named can't be told" : "none is named";
          case UNKNOWN ->
              found.field()
                  ? "education is named, but not its level"
                  : "education is named, but neither its level nor " + field;
          case JUST_BELOW ->
              found.field()
                  ? "education one level below is named"
                  : "education one level below is named, but not " + field;
          case REACHED -> {
            String reached =
                asked.level() == EducationLevel.UNSPECIFIED
                    ? "education is named"
                    : "that level is reached";
            yield found.field() ? reached : reached + noField(asked);
          }
        };
    return askedEducation(asked) + ": " + answer + ".";
  }

  private static String noField(EducationRequirement asked) {
    return asked.fields().size() == 1
        ? ", but the field is not named"
        : ", but none of these fields is named";
  }

  private static String level(EducationLevel level) {
    return switch (level) {
      case UNSPECIFIED -> "education";
      case SECONDARY -> "secondary education";
      case VOCATIONAL -> "vocational training";
      case BACHELOR -> "a bachelor's degree";
      case MASTER -> "a master's degree";
      case DOCTORATE -> "a doctorate";
    };
  }

  static String count(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /**
   * Says which skills are named and which must-have ones are not.
   *
   * @param passing must-have ones that stand where they count as no evidence
   * @param foreign whether a text is in a language in which a name may have been overlooked
   */
  static String skills(
      SkillComparison skills, List<PassingMention> passing, int asked, boolean foreign) {
    StringBuilder sentence = new StringBuilder();
    List<String> elsewhere = passing.stream().map(PassingMention::name).distinct().toList();
    List<String> missing =
        skills.missing().stream()
            .map(MatchedSkill::label)
            .filter(label -> !elsewhere.contains(label))
            .toList();
    boolean theOne = asked == 1 && missing.size() == 1 && !foreign;
    if (theOne) {
      sentence.append("Does not name ").append(missing.getFirst());
      sentence.append(", the one skill the job asks for");
    } else if (skills.matched().isEmpty()) {
      sentence.append(none(asked, foreign, elsewhere.isEmpty()));
    } else {
      sentence.append("Names ").append(skills.matched().size()).append(" of ");
      sentence.append(count(asked, "skill", "skills")).append(" the job asks for: ");
      sentence.append(list(skills.matched().stream().map(skill -> skill.label()).toList()));
    }
    if (!missing.isEmpty() && !theOne) {
      sentence.append("; must-have ");
      sentence.append(missing.size() == 1 ? "skill" : "skills");
      sentence.append(foreign ? " not found: " : " not named: ").append(list(missing));
    }
    if (!elsewhere.isEmpty()) {
      sentence.append("; in the profile's text, but in nothing that counts as evidence: ");
      sentence.append(list(elsewhere));
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

  private static String none(int asked, boolean foreign, boolean nowhere) {
    String skills = (asked == 1 ? "the one skill" : "the " + asked + " skills");
    if (!nowhere && !foreign) {
      return "No evidence names "
          + (asked == 1 ? skills : "any of " + skills)
          + " the job asks for";
    }
    if (foreign) {
      return (asked == 1 ? "Could not find " : "Could find none of ")
          + skills
          + " the job asks for";
    }
    return (asked == 1 ? "Does not name " : "Names none of ") + skills + " the job asks for";
  }
}
