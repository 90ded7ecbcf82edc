package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the parts of a text about a person in which a name stands for what the person does not
 * have: what is planned, being learned, not finished, denied or the work of others. Safe for use by
 * several threads.
 */
public final class Disclaimers {
  private static final int MOST_WORDS_OF_A_NAME = 4;

  /** In a text without the signs that part sentences, nothing is said of all that follows. */
  private static final int LONGEST_REACH = 400;

  private Disclaimers() {}

  /** From {@code start} to before {@code end}, in UTF-16 units of the text. */
  private record Part(int start, int end) {}

  /**
   * Returns the words of a person without the parts that name what the person does not have; each
   * part is replaced by as many spaces, so that every place keeps its index.
   */
  public static String without(String text) {
    List<Part> parts = in(text, true);
    if (parts.isEmpty()) {
      return text;
    }
    StringBuilder rest = new StringBuilder(text);
    for (Part part : parts) {
      for (int index = part.start; index < part.end; index++) {
        char sign = rest.charAt(index);
        rest.setCharAt(index, sign == '\n' || sign == '\r' ? sign : ' ');
      }
    }
    return rest.toString();
  }

  /** The parts of a text, be it about a person or a job, of which a place is found in one. */
  static final class Found {
    /** By the begin of each part the greatest end of those that begin no later. */
    private final NavigableMap<Integer, Integer> ends = new TreeMap<>();

    private Found(List<Part> parts) {
      int greatest = 0;
      for (Part part : parts.stream().sorted(Comparator.comparingInt(Part::start)).toList()) {
        greatest = Math.max(greatest, part.end);
        ends.put(part.start, greatest);
      }
    }

    static Found in(String text) {
      return new Found(Disclaimers.in(text, false));
    }

    boolean hold(int start, int end) {
      Map.Entry<Integer, Integer> before = ends.floorEntry(start);
      return before != null && end <= before.getValue();
    }
  }

  private static List<Part> in(String text, boolean ofPerson) {
    if (!DisclaimerWords.holdsAny(text.toLowerCase(Locale.ROOT), DisclaimerWords.ANY)) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    Matcher sentences = DisclaimerWords.SENTENCE.matcher(text);
    while (sentences.find()) {
      String sentence = sentences.group();
      boolean telling =
          DisclaimerWords.holdsAny(sentence.toLowerCase(Locale.ROOT), DisclaimerWords.ANY);
      if (telling && (ofPerson || !DisclaimerWords.OF_A_JOB.matcher(sentence).find())) {
        addParts(sentence, sentences.start(), ofPerson, parts);
      }
    }
    return parts;
  }

  private static void addParts(String sentence, int offset, boolean ofPerson, List<Part> parts) {
    String lower = sentence.toLowerCase(Locale.ROOT);
    boolean learning = DisclaimerWords.holdsAny(lower, DisclaimerWords.OF_LEARNING);
    boolean denial = DisclaimerWords.holdsAny(lower, DisclaimerWords.OF_DENIAL);
    if (learning) {
      addBehind(DisclaimerWords.LEARNING, sentence, offset, parts);
    }
    if (denial) {
      addBehind(DisclaimerWords.NO_ROLE, sentence, offset, parts);
    }
    if (ofPerson && (learning || denial || lower.contains("interest"))) {
      addBehind(DisclaimerWords.READY, sentence, offset, parts);
    }
    if (ofPerson && DisclaimerWords.holdsAny(lower, DisclaimerWords.OF_OTHERS)) {
      Matcher who = DisclaimerWords.OTHERS.matcher(sentence);
      if (who.find()
          && !DisclaimerWords.ONE_OF_THEM.matcher(sentence.substring(0, who.start())).find()) {
        addBehind(DisclaimerWords.OTHERS, sentence, offset, parts);
      }
    }
    if (lower.contains("by")) {
      addBehind(DisclaimerWords.BY_OTHERS, sentence, offset, parts);
    }
    if (DisclaimerWords.holdsAny(lower, DisclaimerWords.COURSES)) {
      addCourse(sentence, offset, parts);
    }
    if (DisclaimerWords.holdsAny(lower, DisclaimerWords.BEHIND_A_NAME)) {
      addNames(sentence, offset, parts);
    }
  }

  private static void addCourse(String sentence, int offset, List<Part> parts) {
    Matcher course = DisclaimerWords.COURSE_UNFINISHED.matcher(sentence);
    if (course.find()) {
      int start = beginning(sentence, course.start());
      parts.add(new Part(offset + start, offset + course.end()));
    }
  }

  private static void addNames(String sentence, int offset, List<Part> parts) {
    int from = 0;
    for (int index = 0; index <= sentence.length(); index++) {
      if (index == sentence.length()
          || (sentence.charAt(index) == ',' && isItem(sentence, index))) {
        addName(sentence.substring(from, index), offset + from, parts);
        from = index + 1;
      }
    }
  }

  /** A comma before words that go on about the name belongs to its item. */
  private static boolean isItem(String sentence, int comma) {
    int next = sentence.indexOf(',', comma + 1);
    return !DisclaimerWords.NAME_UNFINISHED
        .matcher(sentence)
        .region(comma, next < 0 ? sentence.length() : next)
        .lookingAt();
  }

  private static void addName(String item, int offset, List<Part> parts) {
    Matcher end = DisclaimerWords.NAME_UNFINISHED.matcher(item);
    if (!end.find()) {
      return;
    }
    String name = item.substring(0, end.start());
    boolean brief = name.strip().split("\\s+").length <= MOST_WORDS_OF_A_NAME;
    if (brief && !DisclaimerWords.WORK.matcher(name).find()) {
      int colon = name.lastIndexOf(": ");
      parts.add(new Part(offset + colon + 1, offset + item.length()));
    }
  }

  private static void addBehind(Pattern words, String sentence, int offset, List<Part> parts) {
    Matcher matcher = words.matcher(sentence);
    int from = 0;
    while (from <= sentence.length() && matcher.find(from)) {
      // What stands within its reach is said already.
      from = Math.max(matcher.end(), reach(sentence, matcher.end()));
      parts.add(new Part(offset + matcher.start(), offset + from));
    }
  }

  /** Returns where what is said ends: with the clause, or with the list that it goes on in. */
  private static int reach(String sentence, int from) {
    int end = Math.min(sentence.length(), from + LONGEST_REACH);
    Matcher stop = DisclaimerWords.END.matcher(sentence).region(from, end);
    while (stop.find()) {
      // The colon of "learning: Rust" and the bracket that opens later end nothing.
      if (!sentence.substring(from, stop.start()).isBlank()) {
        end = stop.start();
        break;
      }
    }
    int comma = sentence.indexOf(',', from);
    if (comma < 0 || comma >= end) {
      return end;
    }
    Matcher list = DisclaimerWords.LIST_GOES_ON.matcher(sentence).region(comma, end);
    return list.matches() ? end : comma;
  }

  /** Returns where the clause begins that holds an index: behind the last comma or colon. */
  private static int beginning(String sentence, int index) {
    int begin = 0;
    int depth = 0;
    for (int at = 0; at < index; at++) {
      char sign = sentence.charAt(at);
      depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
      boolean colon = sign == ':' && at + 1 < index && sentence.charAt(at + 1) == ' ';
      if (depth <= 0 && (sign == ',' || colon)) {
        begin = at + 1;
      }
    }
    return begin;
  }
}
