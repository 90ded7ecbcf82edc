package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text of a profile that names a certificate.
 *
 * @param words the whole of it
 * @param about the part that speaks of this certificate
 * @param passing whether it is a line that counts as no evidence, skill or summary
 */
record CertificateText(String words, String about, boolean passing) {

  /** Returns the texts of a profile that name a certificate as one that the person has or had. */
  static List<CertificateText> naming(String asked, Profile profile) {
    return naming(asked, profile, UnderWay.words(asked, profile).isPresent());
  }

  private static List<CertificateText> naming(String asked, Profile profile, boolean underWay) {
    List<CertificateText> texts = new ArrayList<>();
    for (Evidence evidence : profile.evidence()) {
      if (Certificates.isNamedBy(asked, evidence) && !UnderWay.isSaidIn(asked, evidence)) {
        texts.add(new CertificateText(words(evidence), about(asked, evidence), false));
      }
    }
    Stream.concat(
            profile.skills().stream().map(SkillMention::label),
            profile.skills().stream().map(SkillMention::surface))
        // Where a text says that it is under way, its bare name among the skills says no more.
        .filter(_ -> !underWay)
        .filter(text -> Certificates.standsIn(asked, FoldedText.of(text)))
        .forEach(text -> texts.add(new CertificateText(text, text, false)));
    String head = profile.headline() + " | " + profile.summary();
    if (isAffirmed(asked, head)) {
      texts.add(new CertificateText(head, about(asked, head), false));
    }
    // Of a position's lines its fields alone count, by the rules for them: an employer's name is
    // no certificate.
    ProfileText.lines(profile).stream()
        .filter(line -> !line.kinds().contains(EvidenceKind.WORK))
        .map(ProfileText.Line::words)
        .filter(words -> isAffirmed(asked, words))
        .forEach(words -> texts.add(new CertificateText(words, about(asked, words), true)));
    return texts;
  }

  private static boolean isAffirmed(String asked, String text) {
    return !UnderWay.isSaidIn(about(asked, text))
        && Certificates.standsIn(asked, FoldedText.of(text))
        && ProfileText.isAffirmed(
            text, clause -> Certificates.standsIn(asked, FoldedText.of(clause)));
  }

  /** Returns the part that speaks of the certificate, or all of it where none does alone. */
  String shown() {
    return about.isEmpty() ? words : about;
  }

  static String words(Evidence evidence) {
    return evidence.title()
        + " "
        + evidence.organization()
        + " "
        + evidence.description()
        + " "
        + String.join(" ", evidence.highlights());
  }

  /** A certificate is about itself, unless its title names several. */
  static String about(String asked, Evidence evidence) {
    boolean several = Clauses.of(evidence.title()).size() > 1;
    return evidence.kind() == EvidenceKind.CERTIFICATE && !several
        ? words(evidence)
        : about(
            asked,
            String.join(
                "\n",
                evidence.title(),
                evidence.description(),
                String.join("\n", evidence.highlights())));
  }

  /**
   * The clauses that name it and what goes on about it behind them; nothing where no clause alone
   * does, since what is said there may be said of something else.
   */
  static String about(String asked, String text) {
    StringBuilder about = new StringBuilder();
    boolean itself = false;
    for (String clause : Clauses.of(text)) {
      boolean names = Certificates.standsIn(asked, FoldedText.of(clause));
      itself = names || (itself && (Validity.goesOn(clause) || UnderWay.goesOn(clause)));
      if (itself) {
        about.append(about.isEmpty() ? "" : ", ").append(clause);
      }
    }
    return about.toString();
  }
}
