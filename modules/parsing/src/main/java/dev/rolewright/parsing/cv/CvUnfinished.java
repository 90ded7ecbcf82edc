package dev.rolewright.parsing.cv;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps what says that something was not finished, not passed or is still to come with its title:
 * without "not finished" a title claims what the person does not.
 */
final class CvUnfinished {
  private static final int LONGEST = 80;

  private static final Pattern SAID =
      Pattern.compile(
          "(?<![\\p{L}\\d-])(?:(?:(?:not|never|(?:has|have|had|was|is)n['’]t)(?:\\syet)?(?:\\sbeen)?\\s|un|in(?=comp))(?:finish(?:ed)?"
              + "|completed?|passed|graduated?|awarded|obtained|taken|sat)"
              + "|did\\s?(?:not|n['’]t)\\s(?:finish|complete|graduate|pass|sit)|failed|withdrew|withdrawn|dropped"
              + " out|discontinued|abandoned|interrupted|left (?:early|before|without)|(?:still"
              + " )?in progress|ongoing|under\\s?way|working towards?|studying"
              + " (?:for|towards?)|currently"
              + " (?:studying|taking|enrolled|doing|completing)|planned|planning to|to be"
              + " (?:taken|completed|started|awarded|confirmed)|expected|anticipated|predicted|due"
              + " to (?:finish|complete|start|sit|graduate|qualify)|(?:exams?|tests?|assessment|course"
              + "|resit|retake|place)\\s(?:is\\s)?(?:booked|scheduled|due|pending|outstanding)|pending|awaiting"
              + " (?:results?|exams?|certificate|assessment)|resit(?:ting)?|retak(?:e|ing)|preparing"
              + " for|part(?:ly|ially)? (?:completed|finished|qualified|done)|(?:no|without(?:"
              + " an?)?) (?:degree|diploma|certificate)|started(?=$|\\s(?:but|and"
              + " not)(?!\\p{L}))|half done|abgebrochen|nicht"
              + " (?:abgeschlossen|beendet|bestanden)|ohne"
              + " abschluss|laufend|geplant|angestrebt|begonnen|noch nicht|en cours|non"
              + " (?:terminée?|achevée?|obtenue?|validée?)|abandonnée?|sin terminar|en curso|no"
              + " terminad[oa]|inacabad[oa])(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private CvUnfinished() {}

  /** Returns whether a part of a head says so: "not finished", "exam booked for June". */
  static boolean is(String part) {
    return part.length() <= LONGEST && SAID.matcher(part).find();
  }

  /**
   * Moves what says so from the other parts of a head to its title.
   *
   * @param others the other parts, from which it is taken; the list has to be one that can change
   * @param lines the head as written
   * @return the title, with the signs between the two as written where they stand side by side
   */
  static String title(String title, List<String> others, List<String> lines) {
    String whole = title;
    for (String part : List.copyOf(others)) {
      if (!whole.isEmpty() && is(part) && CvText.startsLower(part)) {
        whole = joined(whole, part, lines);
        others.remove(part);
      }
    }
    return whole;
  }

  private static String joined(String title, String part, List<String> lines) {
    for (String line : lines) {
      int start = line.indexOf(title);
      int next = start < 0 ? -1 : line.indexOf(part, start + title.length());
      if (next >= 0 && CvText.trimmed(line.substring(start + title.length(), next)).isEmpty()) {
        return line.substring(start, next + part.length()).replace('\t', ' ');
      }
    }
    return title + ", " + part;
  }
}
