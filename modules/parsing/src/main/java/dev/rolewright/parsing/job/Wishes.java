package dev.rolewright.parsing.job;

import dev.rolewright.parsing.text.Words;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Recognises prose that calls something welcome rather than asked for: "It'd be great if you also
 * have", "What would make you stand out", "is an added bonus".
 */
final class Wishes {
  private static final String GOOD =
      "(?:great|nice|good|fantastic|awesome|amazing|brilliant|excellent|lovely|helpful|useful"
          + "|handy|perfect|wonderful|cool|super|beneficial|advantageous|ideal|fab|neat|terrific"
          + "|sweet|desirable)";
  private static final String MORE = "(?:(?:really|super|extra|very|even|also|always|so|just) )*";

  /** The employer is glad of something; in "you'd be happy if" the reader is. */
  private static final Pattern GLAD =
      Pattern.compile(
          "\\b(?:we|us|we'd|we'll|our team)\\b(?: would| will|'d)?(?: \\w+){0,2}"
              + " (?:love|like|prefer|delighted|thrilled|happy|happier|excited|impressed|pleased|stoked|chuffed)(?:"
              + " it| to see)?(?: even more)? (?:if|when)\\b|\\bwe(?:'d| would) (?:love|like)"
              + " (?:you to (?:have|know)|to see|someone who also)\\b|\\blet us know if"
              + " you\\b|\\bimpress us\\b|\\bmake us (?:happy|smile)\\b|\\bput a smile\\b");

  private static final Pattern PRAISED =
      Pattern.compile(
          "(?<!you'd )(?<!you would )(?<!you'll )(?<!you will )(?<!you )(?<!you are )(?<!you're"
              + " )\\b(?:be "
              + MORE
              + ")?(?<!\\b(?:you|you'd|you'll|you're) be )"
              + GOOD
              + " (?:if|when)\\b|\\b(?:would|'d|will) be "
              + MORE
              + GOOD
              + "(?: to have)?(?=$| but\\b| though\\b| too\\b)|(?:'d|would) be "
              + MORE
              + GOOD
              + " to have\\b|^(?:also|super|really|very|always) "
              + GOOD
              + "(?: to have)?$|\\b"
              + GOOD
              + " extras?$|\\beven better(?:$| if\\b| when\\b)|^nice extras?\\b"
              + "|\\b(?:is|are|be) (?:\\w+ )?(?:appreciated|considered favou?rably"
              + "|viewed favou?rably|looked upon favou?rably|taken into account|a nice touch)\\b");

  private static final Pattern BONUS =
      Pattern.compile(
          "\\b(?:bonus|extra|brownie|plus|additional|gold)"
              + " (?:points?|credits?|kudos|stars?)\\b|\\bkudos"
              + " (?:if|for|to)\\b|\\b(?:is|are|be|as|considered|counts as|it's|that's) (?:\\w+"
              + " )?(?:an? )?(?:\\w+ )?(?:bonus|plus|plus point|asset)\\b(?!"
              + " (?:scheme|plan|payment|of|that|which|paid))|\\ban? (?:\\w+ )?(?:bonus|plus)(?:$|"
              + " (?:if|but|though|too|not)\\b)|\\b(?:cherry|icing) on\\b|\\bwish ?list\\b");

  private static final Pattern APART =
      Pattern.compile(
          "\\b(?:make|makes|help|helps|let|lets) (?:you|your (?:cv|application|profile|resume))"
              + " (?:to )?(?:stand out|shine)\\b|\\b(?:you'd|you'll|you|to) (?:really |will |would"
              + " )?stand out (?:if|with|when|from|by|even)\\b|\\bsets?(?:ting)? you apart\\b"
              + "|\\b(?:gives?|have) you an edge\\b|\\ban edge over\\b");

  /** "Forklift experience helpful" has no verb; "friendly and helpful" is asked for. */
  private static final Pattern HELPFUL =
      Pattern.compile(
          "\\b(?:experience|knowledge|skills?|background|certificat(?:e|ion)|licen[cs]e|endorsement"
              + "|training|exposure|familiarity|understanding|degree|card|ticket)(?: \\w+){0,3}"
              + " (?:helpful|useful|handy|advantageous|beneficial|appreciated|welcome)$");

  private static final Pattern NO_DUTY =
      Pattern.compile(
          "\\b(?:not|isn't|aren't|is no|are no|none of (?:this|these|it) is) (?:(?:strictly"
              + "|absolutely|at all|a|an|hard) )*(?:required|mandatory|essential|necessary|needed"
              + "|must|musts|must have|requirement|requirements|deal ?breakers?|prerequisite)\\b");

  /** "Nice if you have", "Bonus points if you": nothing but a list can follow. */
  private static final Pattern DANGLING =
      Pattern.compile(
          "\\b(?:if|when|for)(?: you(?:'ve|'re|'d)?)?(?: (?:also|already|have|know|are|can|bring"
              + "|had|happen|to|with|experience|experienced|worked|used|some|any|in))*$");

  /**
   * A pattern is searched for only in a text that holds one of its tell-tale pieces: few lines hold
   * any, and every line is asked.
   *
   * @param pieces of these, whatever the pattern matches holds at least one
   */
  private record Sign(Pattern pattern, List<String> pieces) {
    Sign(Pattern pattern, String pieces) {
      this(pattern, List.of(pieces.split(" ")));
    }

    boolean isIn(String text) {
      return pieces.stream().anyMatch(text::contains) && pattern.matcher(text).find();
    }
  }

  private static final List<Sign> SIGNS =
      List.of(
          new Sign(
              GLAD,
              "love like prefer delight thrill happ excited impress pleased stoked chuffed know"
                  + " smile"),
          new Sign(
              PRAISED,
              "great nice good fantastic awesome amazing brilliant excellent lovely helpful useful"
                  + " handy perfect wonderful cool super beneficial advantageous ideal fab neat"
                  + " terrific sweet desirable better appreciated considered viewed looked taken"
                  + " touch"),
          new Sign(BONUS, "bonus extra brownie plus additional gold kudos asset cherry icing wish"),
          new Sign(APART, "stand shine apart edge"),
          new Sign(HELPFUL, "helpful useful handy advantageous beneficial appreciated welcome"),
          new Sign(
              NO_DUTY,
              "required mandatory essential necessary needed must requirement deal prerequisite"));

  private Wishes() {}

  static boolean isIn(Words words) {
    String text = words.joined();
    return SIGNS.stream().anyMatch(sign -> sign.isIn(text));
  }

  /** Returns whether a text calls something not required, which is no denial of a wish for it. */
  static boolean isNoDuty(Words words) {
    return NO_DUTY.matcher(words.joined()).find();
  }

  /** Returns whether a wish breaks off where the list of what is wished for begins. */
  static boolean isDangling(Words words) {
    return isIn(words) && DANGLING.matcher(words.joined()).find();
  }
}
