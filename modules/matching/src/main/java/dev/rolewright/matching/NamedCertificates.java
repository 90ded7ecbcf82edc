package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Profile;
import dev.rolewright.platform.Checkpoint;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Tells which certificates a profile names, by the rules that matching uses, so that what is
 * written about a person says the same as what is scored.
 */
public final class NamedCertificates {
  private NamedCertificates() {}

  /**
   * Tells whether a name says which certificate is meant; "certification" alone does not.
   *
   * @param asked in the words of the job
   */
  public static boolean isTelling(String asked) {
    return Certificates.isTelling(asked);
  }

  /**
   * Returns what a profile says of a certificate or licence. A name that says nothing
   * ("certification") is named by none.
   *
   * @param asked in the words of the job
   * @param needs the job, of which each statement that names it may ask that it be valid
   * @param today the day on which it should hold
   */
  public static CertificateState state(
      String asked, JobNeeds needs, Profile profile, LocalDate today) {
    CertificationRequirement only = new CertificationRequirement(asked, Necessity.MUST_HAVE, -1);
    CertificateReport.Finding finding =
        CertificateReport.of(Checkpoint.NONE, List.of(only), profile, today)
            .findings()
            .values()
            .iterator()
            .next();
    Validity validity = finding.validity();
    boolean open =
        finding.named()
            && validity.state() == Validity.State.UNSAID
            && !Licences.isLicence(Licences.unified(FoldedText.of(asked)))
            && asksValid(asked, needs);
    Optional<String> words = Optional.of(validity.words()).filter(said -> !said.isEmpty());
    return new CertificateState(
        finding.named(),
        finding.passing(),
        finding.unsaid(),
        finding.hasEnded() ? words : Optional.empty(),
        open,
        validity.state() == Validity.State.UNSAID ? words : Optional.empty(),
        finding.underWay());
  }

  private static boolean asksValid(String asked, JobNeeds needs) {
    return Validity.isAsked(asked)
        || needs.statements().stream()
            .flatMap(statement -> Clauses.of(statement.text()).stream())
            .filter(clause -> Certificates.standsIn(asked, FoldedText.of(clause)))
            .anyMatch(Validity::isAsked);
  }

  /** Tells whether a certificate itself says that it has run out or is past its date. */
  public static boolean hasEnded(Evidence certificate, LocalDate today) {
    return certificate.kind() == EvidenceKind.CERTIFICATE
        && Validity.of(CertificateText.words(certificate), today).state() == Validity.State.ENDED;
  }
}
