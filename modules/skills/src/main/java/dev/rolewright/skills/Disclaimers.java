package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final String LEARN =
      "(?:learn(?:ing)?|study(?:ing)?|train(?:ing)?|qualify(?:ing)?|become|becoming|gain(?:ing)?|"
          + "obtain(?:ing)?|pick(?:ing)?\\s+up|(?:get|getting)\\s+(?:certified|into|started))\\b";

  /** What is behind these words is being learned or wished for. */
  private static final Pattern LEARNING =
      Pattern.compile(
          "\\b(?:(?:currently|now|presently|still|i['’]?m|i\\s+am|am\\s+also|began|begun|started)\\s+"
              + "(?:(?:also|slowly|just)\\s+)?(?:learning|self-studying|teaching\\s+myself)\\b|"
              + "(?:(?:currently|now|still)\\s+)?(?:working\\s+towards?|preparing\\s+for|"
              + "revising\\s+for|studying\\s+for)\\b|"
              + "(?:want(?:s|ed|ing)?|would\\s+like|['’]d\\s+like|wish(?:es|ing)?|hop(?:e|es|ing)|"
              + "plan(?:s|ned|ning)?|aim(?:s|ing)?|intend(?:s|ing)?|going)\\s+to\\s+"
              + LEARN
              + ")",
          FLAGS);

  /** The same in words with which a job speaks of the one it looks for as well. */
  private static final Pattern READY =
      Pattern.compile(
          "\\b(?:(?:keen|eager|willing(?:ness)?|happy|ready|excited|looking|want(?:s|ing)?|able)\\s+to\\s+"
              + LEARN
              + "|interest(?:ed)?\\s+in\\s+(?:learning|studying|training)\\b|"
              + "(?:have|has|had|did)(?:\\s+not|n['’]t)\\s+(?:yet\\s+)?(?!only\\b|just\\b)"
              + "(?:used?|work(?:ed)?|done|do|taken|take|passed|pass|touch(?:ed)?|learn(?:ed|t)?|"
              + "had|tried|try|built|build|written|write)\\b|"
              + "(?:^|[,(])\\s*failed\\s+(?!over\\b)(?=(?:the\\s+|my\\s+)?(?:\\S+\\s+){1,3}?"
              + "(?:exam\\p{L}*|certification|(?:19|20)\\d\\d)\\b)|"
              + "never\\s+(?:used|worked|done|touched|learned|learnt|tried|written|built)\\b)",
          FLAGS);

  /** A part or role that the person says not to have. */
  private static final Pattern NO_ROLE =
      Pattern.compile(
          "\\bnot\\s+(?:yet\\s+|currently\\s+|directly\\s+|myself\\s+|personally\\s+)?(?:responsible|accountable|"
              + "in\\s+charge|involved|qualified|certified|trained|experienced|proficient)\\b|"
              + "(?:^|[(,–—]\\s*|-\\s+)(?:i['’]?m\\s+|i\\s+am\\s+)?not\\s+(?:yet\\s+)?an?\\b",
          FLAGS);

  private static final String COURSE =
      "\\b(?:course|courses|training|exam|examination|certificate|certification|diploma|"
          + "qualification|bootcamp|tutorial|module|modules|class|classes|mooc)\\b";

  /** Says of a course or certificate before it that it is not done. */
  private static final String UNFINISHED =
      "(?:not\\s+(?:yet\\s+)?(?:finished|completed?|started|passed|taken|sat|done|obtained|certified|"
          + "qualified)|(?:did|have|has)(?:\\s+not|n['’]t)\\s+(?:yet\\s+)?(?:finish(?:ed)?|complete[d]?|"
          + "pass(?:ed)?)|never\\s+(?:finished|completed|passed)|unfinished|incomplete|abandoned|"
          + "dropped|planned|booked|scheduled|pending|upcoming|in\\s+progress|under\\s*way|on-?going|"
          + "expected|to\\s+be\\s+(?:taken|completed|started|sat))\\b";

  private static final Pattern COURSE_UNFINISHED =
      Pattern.compile(COURSE + "[^;]{0,40}?\\b" + UNFINISHED, FLAGS);

  /** Stands behind a single name: "Terraform (planned)", "Kubernetes - not yet". */
  private static final Pattern NAME_UNFINISHED =
      Pattern.compile(
          "(?:\\s[–—-]|[:(,])\\s*(?:(?:currently|now|(?<!,\\s{0,3})still)\\s+(?:being\\s+)?learn(?:ing|ed)|not\\s+yet|"
              + "none(?:\\s+yet)?|no\\s+experience|never\\s+used|not\\s+used|"
              + "(?:in\\s+progress|planned|booked|expected|not\\s+(?:yet\\s+)?(?:finished|completed))"
              + "(?:\\s+(?:for|in|by)?\\s*[\\p{L}\\s]{0,12}\\d{2,4})?)"
              + "\\s*[).]*\\s*$|(?<=\\S)\\s+(?:in\\s+progress|not\\s+yet)\\s*$",
          FLAGS);

  private static final Pattern WORK =
      Pattern.compile(
          "(?:migrat|roll-?out|upgrade|project|rewrit|implement|deploy|port(?:ed|ing)|build|built|"
              + "develop|wrote|use[ds]?\\b|ran\\b|led\\b)",
          FLAGS);

  private static final int MOST_WORDS_OF_A_NAME = 4;

  /** In a text without the signs that part sentences, nothing is said of all that follows. */
  private static final int LONGEST_REACH = 400;

  /** The clause whose subject is others than the person. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "\\b(?:developers?|engineers?|programmers?|teams?|colleagues?|analysts?|admins?|"
              + "administrators?|designers?|nurses?|doctors?|staff|contractors?|"
              + "consultants?|vendors?|suppliers?|department)\\s*,?\\s+"
              + "(?:who|which|that)\\s+(?:had\\s+|have\\s+|then\\s+)?(?:\\p{L}+ly\\s+)?"
              + "(?:wrote|written|write|built|build|did|do|ran|run|made|make|used?|own(?:ed)?|"
              + "develop(?:ed)?|cod(?:ed?)|program(?:med)?|maintain(?:ed)?|design(?:ed)?|"
              + "implement(?:ed)?|operat(?:ed?)|manag(?:ed?)|administer(?:ed)?|perform(?:ed)?)\\b",
          FLAGS);

  /** Who leads others, or is one of them, has a part in what they do. */
  private static final Pattern ONE_OF_THEM =
      Pattern.compile(
          "\\b(?:led|leads?|leading|heads?|headed|heading|manag\\p{L}*|director|part\\s+of|member|"
              + "(?:in|on|with|within)\\s+(?:an?|the|my|our)|my|our|joined|found\\p{L}*|mentor\\p{L}*|"
              + "grew|built|core|among|one\\s+of)\\b",
          FLAGS);

  private static final Pattern BY_OTHERS =
      Pattern.compile(
          "\\bby\\s+(?:the|an|a|another|other|our|their|its|my)\\s+(?=(?:[\\p{L}\\p{N}./+#-]+\\s+){0,4}?"
              + "(?:teams?|squad|department|group|colleagues?|developers?|engineers?|vendors?|"
              + "suppliers?|contractors?|agency|partners?|consultants?)\\b)",
          FLAGS);

  private static final Pattern END =
      Pattern.compile(
          "\\b(?:but|however|although|though|while|whereas|because|since|yet|and\\s+(?:i|now|am)\\b)|"
              + "\\s[–—-]\\s|\\)|:",
          FLAGS);

  /** The items of a list behind its first, the last of them joined by a word. */
  private static final Pattern LIST_GOES_ON =
      Pattern.compile(
          "(?:,\\s*+(?!and\\b|or\\b)[\\p{L}\\p{N}./+#-]++(?:\\s(?!and\\b|or\\b)[\\p{L}\\p{N}./+#-]++){0,2}+)*+,?\\s+(?:and|or|&)\\s+"
              + "[\\p{L}\\p{N}./+#-]+(?:\\s[\\p{L}\\p{N}./+#-]+){0,2}\\s*",
          FLAGS);

  private static final Pattern SENTENCE = Pattern.compile("(?:(?![.!?](?:\\s|$)|[\\n\\r;|•·]).)+");

  /** Words with which a job speaks to or of the one it looks for. */
  private static final Pattern OF_A_JOB =
      Pattern.compile(
          "\\b(?:you|your|you['’]\\p{L}+|we|us|our|candidates?|applicants?|someone|who|role|"
              + "position|willing\\p{L}*|must|required|optional|essential|desirable)\\b|\\?",
          FLAGS);

  private Disclaimers() {}

  /** From {@code start} to before {@code end}, in UTF-16 units of the text. */
  private record Part(int start, int end) {}

  /**
   * Returns the words of a person without the parts that name what the person does not have; each
   * part is replaced by as many spaces, so that every place keeps its index.
   */
  public static String without(String text) {
    StringBuilder rest = new StringBuilder(text);
    for (Part part : in(text, true)) {
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
    List<Part> parts = new ArrayList<>();
    Matcher sentences = SENTENCE.matcher(text);
    while (sentences.find()) {
      String sentence = sentences.group();
      if (ofPerson || !OF_A_JOB.matcher(sentence).find()) {
        addParts(sentence, sentences.start(), ofPerson, parts);
      }
    }
    return parts;
  }

  private static void addParts(String sentence, int offset, boolean ofPerson, List<Part> parts) {
    addBehind(LEARNING, sentence, offset, parts);
    addBehind(NO_ROLE, sentence, offset, parts);
    if (ofPerson) {
      addBehind(READY, sentence, offset, parts);
      Matcher who = OTHERS.matcher(sentence);
      if (who.find() && !ONE_OF_THEM.matcher(sentence.substring(0, who.start())).find()) {
        addBehind(OTHERS, sentence, offset, parts);
      }
    }
    addBehind(BY_OTHERS, sentence, offset, parts);
    Matcher course = COURSE_UNFINISHED.matcher(sentence);
    if (course.find()) {
      int start = beginning(sentence, course.start());
      parts.add(new Part(offset + start, offset + course.end()));
    }
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
    return !NAME_UNFINISHED
        .matcher(sentence)
        .region(comma, next < 0 ? sentence.length() : next)
        .lookingAt();
  }

  private static void addName(String item, int offset, List<Part> parts) {
    Matcher end = NAME_UNFINISHED.matcher(item);
    if (!end.find()) {
      return;
    }
    String name = item.substring(0, end.start());
    boolean brief = name.strip().split("\\s+").length <= MOST_WORDS_OF_A_NAME;
    if (brief && !WORK.matcher(name).find()) {
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
    Matcher stop = END.matcher(sentence).region(from, end);
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
    Matcher list = LIST_GOES_ON.matcher(sentence).region(comma, end);
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
