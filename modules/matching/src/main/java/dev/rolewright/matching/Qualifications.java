package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Experience, education and certificates of a profile against a job.
 *
 * @param credit 0..1; 0 where the job asks for none of them
 * @param sentences what was found, for the explanation
 */
record Qualifications(double credit, List<String> sentences) {
  /** Years that stand for a degree where the job accepts equivalent experience, at the least. */
  static final int YEARS_FOR_A_DEGREE = 4;

  static Qualifications of(
      AskedJob job, Profile profile, List<EvidenceMatching> matchings, LocalDate today) {
    Parts parts = new Parts();
    WorkTime near = WorkTime.of(dates(matchings, nearWork(job)), today);
    if (job.asksForYears()) {
      WorkTime all = WorkTime.of(dates(matchings, 0), today);
      parts.add(Math.min(1, near.years() / job.minimumYears()), 1, years(job, near, all));
    }
    for (EducationRequirement asked : job.needs().education()) {
      double weight = EvidenceMatching.weight(asked.necessity());
      double credit =
          matchings.stream()
              .mapToDouble(matching -> Degrees.credit(asked, matching.evidence()))
              .max()
              .orElse(0);
      double instead =
          asked.orEquivalent()
              ? Math.min(1, near.years() / Math.max(YEARS_FOR_A_DEGREE, job.minimumYears()))
              : 0;
      parts.add(
          Math.max(credit, instead),
          weight,
          instead > credit
              ? Wording.years(near.years()) + " years of work near this role count for the degree."
              : educationSentence(credit));
    }
    for (CertificationRequirement asked : job.certificates()) {
      boolean found = isNamed(asked, profile);
      parts.add(
          found ? 1 : 0,
          EvidenceMatching.weight(asked.necessity()),
          "The certificate "
              + Wording.quote(asked.name())
              + (found ? " is named." : " is not named."));
    }
    return new Qualifications(parts.mean(), List.copyOf(parts.sentences));
  }

  /** Says how far education answers a requirement. */
  static String educationSentence(double credit) {
    if (credit >= 1) {
      return "The education the job asks for is named.";
    }
    if (credit > Degrees.LOWER_LEVEL) {
      return "Education of the level the job asks for is named, not the field by its name.";
    }
    return credit > 0
        ? "Education is named, but below the level the job asks for or without a level."
        : "The education the job asks for is not named.";
  }

  /** Where the job says nothing about the work, any work counts. */
  private static double nearWork(AskedJob job) {
    boolean saysNothing = job.statements().isEmpty() && job.skills().isEmpty();
    return saysNothing ? 0 : MatchFormula.NEAR_WORK;
  }

  private static List<Optional<DateRange>> dates(
      List<EvidenceMatching> matchings, double lowestScore) {
    return matchings.stream()
        .filter(matching -> matching.evidence().kind() == EvidenceKind.WORK)
        .filter(matching -> matching.match().relevanceScore() >= lowestScore)
        .map(matching -> matching.evidence().dates())
        .toList();
  }

  private static String years(AskedJob job, WorkTime near, WorkTime all) {
    StringBuilder sentence = new StringBuilder();
    if (all.months() == 0) {
      sentence.append("No years of work could be counted");
    } else {
      sentence.append(Wording.years(near.years())).append(" years of work near this role, ");
      sentence.append(Wording.years(all.years())).append(" of any work, were counted");
    }
    sentence.append("; the job asks for ").append(job.minimumYears());
    if (all.undated() > 0) {
      sentence.append("; without usable dates and so not counted: ");
      sentence.append(Wording.count(all.undated(), "position", "positions"));
    }
    return sentence.append('.').toString();
  }

  private static boolean isNamed(CertificationRequirement asked, Profile profile) {
    for (Evidence evidence : profile.evidence()) {
      if (Certificates.isNamedBy(asked.name(), evidence)) {
        return true;
      }
    }
    for (SkillMention skill : profile.skills()) {
      if (Certificates.standsIn(asked.name(), FoldedText.of(skill.label()))
          || Certificates.standsIn(asked.name(), FoldedText.of(skill.surface()))) {
        return true;
      }
    }
    return Certificates.standsIn(
        asked.name(), FoldedText.of(profile.headline() + " | " + profile.summary()));
  }

  /** Collects the parts of the mean. */
  private static final class Parts {
    private final List<String> sentences = new ArrayList<>();
    private double sum;
    private double weights;

    void add(double credit, double weight, String sentence) {
      sum += credit * weight;
      weights += weight;
      sentences.add(sentence);
    }

    double mean() {
      return weights == 0 ? 0 : sum / weights;
    }
  }
}
