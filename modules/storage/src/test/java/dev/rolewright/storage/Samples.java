package dev.rolewright.storage;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.Claim;
import dev.rolewright.domain.ClaimStatus;
import dev.rolewright.domain.Company;
import dev.rolewright.domain.CompanySize;
import dev.rolewright.domain.CvBody;
import dev.rolewright.domain.CvEntry;
import dev.rolewright.domain.CvExperience;
import dev.rolewright.domain.CvProject;
import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.DocumentKind;
import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.EmploymentType;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.EvidenceQuote;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.domain.GenerationWarning;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobLine;
import dev.rolewright.domain.JobStatement;
import dev.rolewright.domain.LineSection;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileLine;
import dev.rolewright.domain.ProfileSection;
import dev.rolewright.domain.Provenance;
import dev.rolewright.domain.RemoteMode;
import dev.rolewright.domain.Requirement;
import dev.rolewright.domain.Salary;
import dev.rolewright.domain.SalaryPeriod;
import dev.rolewright.domain.Seniority;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.SourceLine;
import dev.rolewright.domain.Span;
import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.domain.StandardOutput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Records of a fictional job, person and CV in which every component holds something. */
final class Samples {
  static final String MODEL = "test-model";
  static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456789Z");

  private static final SkillMention SKILL =
      new SkillMention("java", "Java", "JAVA\u2028\uD83D\uDE00", Optional.of(new Span(3, 9)), 1);
  private static final EducationRequirement DEGREE =
      new EducationRequirement(
          EducationLevel.BACHELOR, List.of("physics"), true, Necessity.NICE_TO_HAVE, 4);
  private static final CertificationRequirement CERTIFICATE =
      new CertificationRequirement("forklift licence", Necessity.MUST_HAVE, 5);
  private static final ExperienceYears YEARS =
      new ExperienceYears(Optional.of(3), Optional.empty());

  private Samples() {}

  static Job job(String id) {
    return new Job(
        id,
        "Backend developer",
        new Company("Brückner & Söhne", "logistics", CompanySize.MEDIUM),
        List.of(SKILL),
        List.of(new SkillMention("", "Zig", "zig", Optional.empty(), -1)),
        Optional.of(YEARS),
        List.of(DEGREE),
        List.of(CERTIFICATE),
        List.of(new JobStatement("Keeps the routes short \\ \"today\"", 2)),
        List.of(new JobStatement("Honesty", 3)),
        List.of(),
        Seniority.SENIOR,
        "engineering",
        "transport",
        "Graz",
        RemoteMode.HYBRID,
        EmploymentType.FULL_TIME,
        Optional.of(
            new Salary(Optional.of(50_000.5), Optional.empty(), "EUR", SalaryPeriod.YEAR, 6)),
        List.of(new JobLine("Backend developer", new Span(0, 17), LineSection.TITLE, 0.1 + 0.2)),
        "en",
        1.0 / 3,
        List.of(
            new Requirement(
                "3 years of Java",
                Necessity.MUST_HAVE,
                1,
                List.of(SKILL),
                Optional.of(YEARS),
                List.of(DEGREE),
                List.of(CERTIFICATE))),
        Optional.of(NOW));
  }

  static Profile profile(String id, int evidenceItems) {
    List<Evidence> evidence = new ArrayList<>();
    for (int index = 0; index < evidenceItems; index++) {
      evidence.add(evidence(TestDatabase.IDS.next(), index));
    }
    return new Profile(
        id,
        "Ana Ferreira",
        "Backend developer",
        "ana@example.org",
        "+351 000 000",
        "Porto",
        "Builds route planners.",
        List.of("https://example.org/ana"),
        List.of(SKILL),
        List.of(new SpokenLanguage("Portuguese", "native")),
        evidence,
        List.of(
            new ProfileLine(
                new SourceLine("Ana Ferreira", new Span(0, 12), "/basics/name"),
                ProfileSection.CONTACT)),
        "en",
        0.75,
        Optional.of(NOW));
  }

  private static Evidence evidence(String id, int index) {
    return new Evidence(
        id,
        EvidenceKind.WORK,
        "Developer " + index,
        "Rota Lda",
        "Route planning",
        List.of("Cut the route time by 12 %"),
        List.of(SKILL),
        Optional.of(
            new DateRange(Optional.of(new PartialDate(2019, 4, 0)), Optional.empty(), true)),
        List.of("https://example.org/rota"),
        "Porto",
        List.of(1, 2, index));
  }

  static EvidenceVectors vectors(Profile profile) {
    TreeMap<String, List<float[]>> vectors = new TreeMap<>();
    profile
        .evidence()
        .forEach(
            item ->
                vectors.put(
                    item.id(),
                    List.of(new float[] {0.1f, -1f, 3e-38f}, new float[] {0f, -0f, 1f})));
    return new EvidenceVectors(MODEL, vectors);
  }

  static GeneratedDocument document(String id, String profileId) {
    return new GeneratedDocument(
        id,
        DocumentKind.CV,
        "",
        profileId,
        1,
        new StandardOutput(
            "CV of Ana Ferreira",
            "A summary",
            "# Ana Ferreira",
            List.of("Cut the route time by 12 %"),
            List.of(new GenerationWarning("missing_skill", "Zig")),
            List.of("Java"),
            List.of("Add dates")),
        new CvBody(
            "Builds route planners.",
            List.of("Java"),
            List.of(new CvExperience("Developer", "Rota Lda", "2019 to now", List.of("Cut"), "e1")),
            List.of(new CvProject("Planner", "Routes", List.of("Java"), "e2", "e2")),
            List.of(new CvEntry("BSc", "e3")),
            List.of(new CvEntry("Licence", "e4"))),
        List.of(
            new Claim(
                0,
                "experience",
                "Cut the route time by 12 %",
                ClaimStatus.VERBATIM,
                1,
                List.of(new EvidenceQuote("e1", "Cut the route time by 12 %")))),
        Provenance.local("minilm", Duration.ofNanos(12_345_678), Optional.empty()),
        NOW);
  }
}
