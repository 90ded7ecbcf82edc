package dev.rolewright.skills;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words with which people and ads say that somebody does not have what is named. */
final class DisclaimerWords {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final String LEARN =
      "(?:learn(?:ing)?|study(?:ing)?|train(?:ing)?|qualify(?:ing)?|become|becoming|gain(?:ing)?|"
          + "obtain(?:ing)?|pick(?:ing)?\\s+up|(?:get|getting)\\s+(?:certified|into|started))\\b";

  /** What is behind these words is being learned or wished for. */
  static final Pattern LEARNING =
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
  static final Pattern READY =
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
  static final Pattern NO_ROLE =
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

  static final Pattern COURSE_UNFINISHED =
      Pattern.compile(COURSE + "[^;]{0,40}?\\b" + UNFINISHED, FLAGS);

  /** Stands behind a single name: "Terraform (planned)", "Kubernetes - not yet". */
  static final Pattern NAME_UNFINISHED =
      Pattern.compile(
          "(?:\\s[–—-]|[:(,])\\s*(?:(?:currently|now|(?<!,\\s{0,3})still)\\s+(?:being\\s+)?learn(?:ing|ed)|not\\s+yet|"
              + "none(?:\\s+yet)?|no\\s+experience|never\\s+used|not\\s+used|"
              + "(?:in\\s+progress|planned|booked|expected|not\\s+(?:yet\\s+)?(?:finished|completed))"
              + "(?:\\s+(?:for|in|by)?\\s*[\\p{L}\\s]{0,12}\\d{2,4})?)"
              + "\\s*[).]*\\s*$|(?<=\\S)\\s+(?:in\\s+progress|not\\s+yet)\\s*$",
          FLAGS);

  static final Pattern WORK =
      Pattern.compile(
          "(?:migrat|roll-?out|upgrade|project|rewrit|implement|deploy|port(?:ed|ing)|build|built|"
              + "develop|wrote|use[ds]?\\b|ran\\b|led\\b)",
          FLAGS);

  // One of these pieces stands in each text that the pattern finds something in. To look for them
  // costs a fraction of what the patterns cost, and most texts disclaim nothing.
  static final List<String> OF_LEARNING =
      List.of(
          "learn",
          "study",
          "train",
          "qualif",
          "becom",
          "gain",
          "obtain",
          "pick",
          "get",
          "teaching",
          "toward",
          "prepar",
          "revis");
  static final List<String> OF_DENIAL = List.of("not", "n't", "n’t", "never", "failed");
  static final List<String> OF_OTHERS = List.of("who", "which", "that");
  static final List<String> COURSES =
      List.of(
          "cours",
          "train",
          "exam",
          "certif",
          "diploma",
          "qualif",
          "bootcamp",
          "tutorial",
          "modul",
          "class",
          "mooc");
  static final List<String> BEHIND_A_NAME =
      List.of(
          "learn",
          "not",
          "none",
          "experience",
          "never",
          "progress",
          "planned",
          "booked",
          "expected");
  static final List<String> ANY =
      Stream.of(
              OF_LEARNING, OF_DENIAL, OF_OTHERS, COURSES, BEHIND_A_NAME, List.of("by", "interest"))
          .flatMap(List::stream)
          .distinct()
          .toList();

  /** The clause whose subject is others than the person. */
  static final Pattern OTHERS =
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
  static final Pattern ONE_OF_THEM =
      Pattern.compile(
          "\\b(?:led|leads?|leading|heads?|headed|heading|manag\\p{L}*|director|part\\s+of|member|"
              + "(?:in|on|with|within)\\s+(?:an?|the|my|our)|my|our|joined|found\\p{L}*|mentor\\p{L}*|"
              + "grew|built|core|among|one\\s+of)\\b",
          FLAGS);

  static final Pattern BY_OTHERS =
      Pattern.compile(
          "\\bby\\s+(?:the|an|a|another|other|our|their|its|my)\\s+(?=(?:[\\p{L}\\p{N}./+#-]+\\s+){0,4}?"
              + "(?:teams?|squad|department|group|colleagues?|developers?|engineers?|vendors?|"
              + "suppliers?|contractors?|agency|partners?|consultants?)\\b)",
          FLAGS);

  static final Pattern END =
      Pattern.compile(
          "\\b(?:but|however|although|though|while|whereas|because|since|yet|and\\s+(?:i|now|am)\\b)|"
              + "\\s[–—-]\\s|\\)|:",
          FLAGS);

  /** The items of a list behind its first, the last of them joined by a word. */
  static final Pattern LIST_GOES_ON =
      Pattern.compile(
          "(?:,\\s*+(?!and\\b|or\\b)[\\p{L}\\p{N}./+#-]++(?:\\s(?!and\\b|or\\b)[\\p{L}\\p{N}./+#-]++){0,2}+)*+,?\\s+(?:and|or|&)\\s+"
              + "[\\p{L}\\p{N}./+#-]+(?:\\s[\\p{L}\\p{N}./+#-]+){0,2}\\s*",
          FLAGS);

  static final Pattern SENTENCE = Pattern.compile("(?:(?![.!?](?:\\s|$)|[\\n\\r;|•·]).)+");

  /** Words with which a job speaks to or of the one it looks for. */
  static final Pattern OF_A_JOB =
      Pattern.compile(
          "\\b(?:you|your|you['’]\\p{L}+|we|us|our|candidates?|applicants?|someone|who|role|"
              + "position|willing\\p{L}*|must|required|optional|essential|desirable)\\b|\\?",
          FLAGS);

  private DisclaimerWords() {}

  /** Tells whether one of some pieces stands in a text in lower case. */
  static boolean holdsAny(String lower, List<String> pieces) {
    for (String piece : pieces) {
      if (lower.contains(piece)) {
        return true;
      }
    }
    return false;
  }
}
