package dev.rolewright.parsing.profile;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.Profile;
import java.util.List;

/**
 * How far the fields of a profile can be trusted, 0..1.
 *
 * <p>A JSON Resume names its fields: 0.98, less 0.02 for each field that was ignored, down to 0.8,
 * and 0.5 without evidence. A text is a weighted sum of what a right reading shows: 0.1 for being
 * text, 0.15 for a name, 0.1 for a way to reach the person, 0.15 times the share of lines that a
 * heading gives a section to, 0.25 times the share of jobs, projects and courses of study that have
 * a title, and 0.2 times the share of jobs and courses that have both dates and an organization
 * (half for one of them); what looks like two people halves it, and a language that the rules do
 * not know takes a third. The sum never passes 0.95, since a text can always mislead.
 */
public final class ProfileConfidence {
  private ProfileConfidence() {}

  public static double ofJsonResume(List<Evidence> evidence, int ignored) {
    return evidence.isEmpty() ? 0.5 : Math.max(0.8, 0.98 - 0.02 * ignored);
  }

  /**
   * Rates what was read from a text.
   *
   * @param placed share of the lines that a heading gives a section to, 0..1
   */
  public static double ofText(Profile profile, double placed, boolean twoPeople, boolean known) {
    double sum = 0.1;
    sum += profile.fullName().isEmpty() ? 0 : 0.15;
    sum += profile.email().isEmpty() && profile.phone().isEmpty() ? 0 : 0.1;
    sum += 0.15 * placed;
    int titled = 0;
    int entries = 0;
    int dated = 0;
    double founded = 0;
    for (Evidence item : profile.evidence()) {
      boolean place = item.kind() == EvidenceKind.WORK || item.kind() == EvidenceKind.EDUCATION;
      if (place || item.kind() == EvidenceKind.PROJECT) {
        entries++;
        titled += item.title().isEmpty() || item.title().length() > 120 ? 0 : 1;
      }
      if (place) {
        dated++;
        founded += item.dates().isPresent() ? 0.5 : 0;
        founded += item.organization().isEmpty() ? 0 : 0.5;
      }
    }
    sum += entries == 0 ? 0 : 0.25 * titled / entries;
    sum += dated == 0 ? 0 : 0.2 * founded / dated;
    sum *= twoPeople ? 0.5 : 1;
    sum *= known ? 1 : 2.0 / 3;
    return Math.min(0.95, Math.round(sum * 1_000) / 1_000.0);
  }
}
