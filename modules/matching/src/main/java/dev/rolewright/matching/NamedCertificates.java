package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Profile;
import dev.rolewright.platform.Checkpoint;
import java.util.List;

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
   * Tells whether a profile names a certificate or licence: under its name, its initials, or of a
   * licence by its kind and class. A name that says nothing ("certification") is named by none.
   *
   * @param asked in the words of the job
   */
  public static boolean isNamed(String asked, Profile profile) {
    return report(asked, profile).found().containsValue(true);
  }

  /**
   * Returns the words of the job about a licence that the profile names which the profile does not
   * say, such as "clean"; empty for all else.
   *
   * @param asked in the words of the job
   */
  public static List<String> unsaid(String asked, Profile profile) {
    return report(asked, profile).unsaid().values().stream().flatMap(List::stream).toList();
  }

  private static CertificateReport report(String asked, Profile profile) {
    CertificationRequirement only = new CertificationRequirement(asked, Necessity.MUST_HAVE, -1);
    return CertificateReport.of(Checkpoint.NONE, List.of(only), profile);
  }
}
