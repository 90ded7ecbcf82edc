package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.Profile;
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
  static Qualifications of(
      AskedJob job,
      Profile profile,
      List<EvidenceMatching> matchings,
      CertificateReport certificates,
      EducationReport education,
      LocalDate today) {
    Parts parts = new Parts();
    WorkTime near = nearWork(job, matchings, today);
    if (job.asksForYears()) {
      WorkTime all = WorkTime.of(dates(matchings, 0), today);
      parts.add(Math.min(1, near.years() / job.minimumYears()), 1, years(job, near, all));
    }
    boolean foreign = job.needs().isForeignWith(profile);
    String named =
        ProfileText.education(profile)
            .map(line -> " The profile's text says " + Wording.quote(line.words()) + ".")
            .orElse("");
    for (EducationReport.Answer answer : education.answers()) {
      parts.add(
          answer.credit(),
          EvidenceMatching.weight(answer.asked().necessity()),
          answer.isByExperience()
              ? Wording.askedEducation(answer.asked())
                  + " or equivalent experience: "
                  + Wording.years(near.years())
                  + " years of work near this role count for it."
              : Wording.education(answer.asked(), answer.best(), foreign)
                  + (answer.best().level() == Degrees.Level.NONE ? named : ""));
    }
    certificates.findings().forEach((asked, finding) -> parts.add(finding.credit(), weight(asked)));
    parts.say(certificates.sentences(foreign));
    return new Qualifications(parts.mean(), parts.sentences.stream().distinct().toList());
  }

  private static double weight(CertificationRequirement asked) {
    return EvidenceMatching.weight(asked.necessity());
  }

  /** Returns the time of work near the role; any work where the job says nothing about it. */
  static WorkTime nearWork(AskedJob job, List<EvidenceMatching> matchings, LocalDate today) {
    boolean saysNothing = job.statements().isEmpty() && job.skills().isEmpty();
    return WorkTime.of(dates(matchings, saysNothing ? 0 : MatchFormula.NEAR_WORK), today);
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
    } else if (near.months() == 0) {
      sentence.append("No work near this role was found among ");
      sentence.append(Wording.years(all.years())).append(" years of work");
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

  /** Collects the parts of the mean. */
  private static final class Parts {
    private final List<String> sentences = new ArrayList<>();
    private double sum;
    private double weights;

    void add(double credit, double weight, String sentence) {
      add(credit, weight);
      sentences.add(sentence);
    }

    void add(double credit, double weight) {
      sum += credit * weight;
      weights += weight;
    }

    void say(List<String> more) {
      sentences.addAll(more);
    }

    double mean() {
      return weights == 0 ? 0 : sum / weights;
    }
  }
}
