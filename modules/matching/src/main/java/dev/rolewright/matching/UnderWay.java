package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells of a certificate that a text names whether the person does not hold it yet, or failed. */
final class UnderWay {
  private static final String NOT_YET =
      "(?:in\\s+progress\\b|under\\s*way\\b|pending\\b|awaiting\\s+results?\\b|"
          + "(?:working|studying|training)\\s+(?:towards?|for)\\b|towards\\b|preparing\\s+(?:for|to)\\b|"
          + "(?:preparation|studies|revising|revision)\\s+for\\b|"
          + "(?:exam(?:ination)?|test|course|training|assessment)\\s[^,;.]{0,20}\\b"
          + "(?:booked|planned|scheduled|expected|upcoming)\\b|"
          + "(?:booked|planned|planning|scheduled|sitting|taking|starting)\\s+(?:for|in|on|to)\\b|"
          + "\\(?(?:planned|booked|scheduled|upcoming)\\s*(?:\\)|\\d|$)|(?:expected|anticipated)\\b|"
          + "(?:hop(?:e|ing)|want(?:ing)?|wish(?:ing)?|aim(?:ing)?|intend(?:ing)?|going|due)\\s+to\\s+"
          + "(?:take|sit|get|gain|do|obtain|start|complete|become|pass|earn)|will\\s+(?:take|sit|start)\\b|"
          + "to\\s+be\\s+(?:taken|completed|sat)\\b|candidate\\b|"
          + "fail(?:ed)?\\b|(?:not|n['’]t)\\s+(?:yet\\s+)?(?:pass(?:ed)?|completed?|taken|obtained|finished|"
          + "held|sat)\\b|not\\s+yet\\b|(?:currently|now)\\s+(?:doing|taking|learning|studying)\\b)";

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern ANYWHERE = Pattern.compile("(?<![\\p{L}\\p{N}])" + NOT_YET, FLAGS);

  private static final Pattern FIRST =
      Pattern.compile("[\\s(–—-]*+(?:(?:currently|now|still|the)\\s++){0,4}" + NOT_YET, FLAGS);

  /** Who renews it had it before, and who has passed holds it, whatever was before. */
  private static final Pattern HELD =
      Pattern.compile(
          "\\b(?:refresh\\p{L}*|renew\\p{L}*|re-?newed|re-?cert\\p{L}*|expir\\p{L}*|ran\\s+out|lapsed|again|(?<!not"
              + " )(?<!not yet )(?<!n['’]t )(?:passed|obtained|achieved|awarded|gained)|"
              + "since\\s+(?:19|20)\\d\\d)\\b",
          FLAGS);

  private UnderWay() {}

  /** Tells whether a text about one certificate says that the person does not hold it yet. */
  static boolean isSaidIn(String about) {
    return ANYWHERE.matcher(about).find() && !HELD.matcher(about).find();
  }

  /** Tells whether a clause goes on about the certificate that the clause before names. */
  static boolean goesOn(String clause) {
    return FIRST.matcher(clause).lookingAt();
  }

  /** Tells whether evidence names the certificate as one that the person does not hold yet. */
  static boolean isSaidIn(String asked, Evidence evidence) {
    String text =
        Stream.concat(
                Stream.of(evidence.title(), evidence.description()), evidence.highlights().stream())
            .reduce("", (one, two) -> one + "\n" + two);
    String about = CertificateText.about(asked, text);
    return isSaidIn(about.isEmpty() ? evidence.title() : about);
  }

  /** Returns the words of a profile by which the person does not hold a certificate yet. */
  static Optional<String> words(String asked, Profile profile) {
    List<String> texts = new ArrayList<>(List.of(profile.headline(), profile.summary()));
    ProfileText.lines(profile).stream().map(ProfileText.Line::words).forEach(texts::add);
    for (Evidence evidence : profile.evidence()) {
      texts.add(evidence.title() + "\n" + evidence.description());
    }
    return texts.stream()
        .map(text -> CertificateText.about(asked, text))
        .filter(UnderWay::isSaidIn)
        .findFirst();
  }
}
