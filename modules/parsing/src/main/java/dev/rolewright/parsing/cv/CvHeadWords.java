package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Words;
import java.util.List;
import java.util.regex.Pattern;

/** Tells by their words what lines of a part's heads are, and what a head still lacks. */
final class CvHeadWords {
  private static final Pattern TRAINING =
      Pattern.compile(
          "(?<![\\p{L}])(?:courses?|modules?|workshops?|training|awareness|refresher|seminars?"
              + "|induction|(?:level\\s|L)[1-8])(?![\\p{L}\\d])",
          Pattern.CASE_INSENSITIVE);

  private final CvWords words;
  private final boolean study;
  private final CvWords.Group owner;
  private final CvWords.Group title;

  CvHeadWords(CvPart part, CvWords words) {
    this.words = words;
    study = part == CvPart.EDUCATION;
    owner = study ? CvWords.Group.SCHOOL : CvWords.Group.ORGANIZATION;
    title = study ? CvWords.Group.DEGREE : CvWords.Group.ROLE;
  }

  boolean isTitle(String text) {
    return words.has(title, text);
  }

  /** Returns whether a line tells title and organization by itself. */
  boolean isWhole(String line) {
    boolean owned = false;
    boolean titled = false;
    for (String unit : CvHeadSplit.units(line)) {
      for (String piece : CvText.split(unit, ",")) {
        int balance = words.weight(title, piece) - words.weight(owner, piece);
        titled |= balance > 0;
        owned |= balance < 0 && !isDepartment(piece);
      }
    }
    return owned && titled;
  }

  /** Counts the parts of a head; a department behind a comma goes with the title. */
  int parts(String head) {
    int parts = CvHeadSplit.parts(head);
    List<String> pieces = CvText.split(head, ",");
    boolean open =
        parts == 2
            && pieces.size() == 2
            && CvHeadSplit.units(head).size() == 1
            && isDepartment(pieces.getLast());
    return open ? 1 : parts;
  }

  /** Returns whether a line names the organization that a head lacks. */
  boolean addsOwner(String head, String next) {
    boolean lacks =
        study
            ? !words.has(owner, head)
            : !namesOwner(head)
                || (words.weight(owner, next) == 2 && isFirstInstitution(head, next));
    return lacks && words.weight(owner, next) > words.weight(title, next) && isName(next);
  }

  /** Returns whether a line names the title that a head lacks. */
  boolean addsTitle(String head, String next) {
    return !words.has(title, head) && words.weight(title, next) > words.weight(owner, next);
  }

  /**
   * Returns whether a head is a course of the list that people keep below their schools, so that
   * the line below it is another: "Mentorship module L6 (2018)".
   *
   * @param dated whether it ends with a single date
   */
  boolean isTraining(String head, boolean dated) {
    boolean course =
        TRAINING.matcher(head).find()
            || (dated && !words.has(CvWords.Group.DEGREE, head))
            || CvTickets.is(head);
    return study
        && course
        && !words.has(CvWords.Group.QUALIFICATION, head)
        && !words.has(CvWords.Group.SCHOOL, head);
  }

  /**
   * Returns whether a line names who employs below a line of a title alone, which itself stands
   * below its dates: "Corporal, Logistics Specialist" above "British Army, Royal Logistic Corps".
   */
  boolean isOwnerBelow(String titleLine, String next) {
    List<String> pieces = CvText.split(titleLine, ",");
    boolean titled =
        !study
            && pieces.size() <= 2
            && CvHeadSplit.units(titleLine).size() == 1
            && words.has(title, titleLine)
            && (words.weight(title, pieces.getLast()) > 0 || !words.namesInstitution(titleLine));
    boolean whole =
        titled && words.weight(title, pieces.getLast()) > words.weight(owner, pieces.getLast());
    return titled
        && isName(next)
        && CvText.startsUpper(next)
        && !isDepartment(next)
        && words.weight(title, next) < 2
        && CvText.split(next, ",").size() <= 3
        && (whole || words.namesInstitution(next));
  }

  /** Returns whether a line below a course of study is no school but the next course. */
  boolean isOtherCourse(String line) {
    List<String> units = CvHeadSplit.units(line);
    List<String> parts = units.size() > 1 ? units : CvText.split(line, ",");
    return study
        && parts.size() > 1
        && CvText.startsUpper(line)
        && CvUnfinished.is(parts.getLast())
        && !words.has(owner, line);
  }

  /** A name has no words in lower case but small ones; "Software for small firms" is none. */
  static boolean isName(String text) {
    Words all = Words.of(text);
    for (int index = 0; index < all.size(); index++) {
      String written = text.substring(all.get(index).start(), all.get(index).end());
      if (CvText.startsLower(written) && written.length() > 4) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether a head names an employer, which a department is not. */
  private boolean namesOwner(String head) {
    return CvText.split(head, ",;").stream()
        .anyMatch(piece -> words.has(owner, piece) && !isDepartment(piece));
  }

  /** "Northfield Council" below "Support Worker, Community Services" is who employs. */
  private boolean isFirstInstitution(String head, String next) {
    return words.namesInstitution(next) && !words.namesInstitution(head);
  }

  private boolean isDepartment(String piece) {
    return !study && words.isDepartment(piece);
  }
}
