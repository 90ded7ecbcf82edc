package dev.rolewright.client.cli;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.rolewright.proto.v1.Claim;
import dev.rolewright.proto.v1.ClaimStatus;
import dev.rolewright.proto.v1.Company;
import dev.rolewright.proto.v1.DateRange;
import dev.rolewright.proto.v1.DocumentKind;
import dev.rolewright.proto.v1.Evidence;
import dev.rolewright.proto.v1.EvidenceKind;
import dev.rolewright.proto.v1.EvidenceQuote;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.GeneratedDocument;
import dev.rolewright.proto.v1.GenerationEvent;
import dev.rolewright.proto.v1.GenerationSection;
import dev.rolewright.proto.v1.GenerationStarted;
import dev.rolewright.proto.v1.GenerationWarning;
import dev.rolewright.proto.v1.ImportProfileResponse;
import dev.rolewright.proto.v1.Job;
import dev.rolewright.proto.v1.JobLine;
import dev.rolewright.proto.v1.JobStatement;
import dev.rolewright.proto.v1.JobSummary;
import dev.rolewright.proto.v1.LineSection;
import dev.rolewright.proto.v1.ListJobsResponse;
import dev.rolewright.proto.v1.MatchArtifactsResponse;
import dev.rolewright.proto.v1.MatchProfileResponse;
import dev.rolewright.proto.v1.MatchedSkill;
import dev.rolewright.proto.v1.Necessity;
import dev.rolewright.proto.v1.ParseJobResponse;
import dev.rolewright.proto.v1.PartialDate;
import dev.rolewright.proto.v1.Profile;
import dev.rolewright.proto.v1.ProfileMatch;
import dev.rolewright.proto.v1.Provenance;
import dev.rolewright.proto.v1.RemoteMode;
import dev.rolewright.proto.v1.Requirement;
import dev.rolewright.proto.v1.RequirementCoverage;
import dev.rolewright.proto.v1.SafetyIssue;
import dev.rolewright.proto.v1.SafetyScan;
import dev.rolewright.proto.v1.Salary;
import dev.rolewright.proto.v1.SalaryPeriod;
import dev.rolewright.proto.v1.ScoreBreakdown;
import dev.rolewright.proto.v1.SectionCompleted;
import dev.rolewright.proto.v1.SectionReset;
import dev.rolewright.proto.v1.Seniority;
import dev.rolewright.proto.v1.SkillMatch;
import dev.rolewright.proto.v1.SkillMention;
import dev.rolewright.proto.v1.StandardOutput;
import dev.rolewright.proto.v1.TextDelta;
import java.util.ArrayList;
import java.util.List;

/** Answers of a server about fictional people and jobs. */
public final class Samples {
  /** Id of the stored job. */
  public static final String JOB = "01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10";

  /** Id of the stored profile. */
  public static final String PROFILE = "01997b1c-52c4-7c55-8b6e-0d5c1a2f9a11";

  /** Id of the written document. */
  public static final String DOCUMENT = "01997b1c-52c4-7c55-8b6e-0d5c1a2f9a12";

  private static final Provenance LOCAL =
      Provenance.newBuilder()
          .setProvider("local")
          .setModel("rules")
          .setLatency(Durations.fromMillis(12))
          .build();

  private Samples() {}

  /** Returns a parsed ad. */
  public static ParseJobResponse parsedJob() {
    Job job =
        Job.newBuilder()
            .setId(JOB)
            .setRoleTitle("Senior Backend Engineer")
            .setCompany(
                Company.newBuilder().setName("Quaylark Freight Systems").setIndustry("logistics"))
            .setLocation("Dublin, Ireland")
            .setRemoteMode(RemoteMode.REMOTE_MODE_HYBRID)
            .setSeniority(Seniority.SENIORITY_SENIOR)
            .setSalary(
                Salary.newBuilder()
                    .setMin(75000)
                    .setMax(92000)
                    .setCurrency("EUR")
                    .setPeriod(SalaryPeriod.SALARY_PERIOD_YEAR))
            .addMustHaveSkills(skill("Java"))
            .addMustHaveSkills(skill("PostgreSQL"))
            .addNiceToHaveSkills(skill("Kotlin"))
            .addRequirements(
                Requirement.newBuilder()
                    .setText(
                        "Solid knowledge of PostgreSQL: indexing, query plans, migrations without"
                            + " downtime")
                    .setNecessity(Necessity.NECESSITY_MUST_HAVE))
            .addRequirements(
                Requirement.newBuilder()
                    .setText("Kotlin in production, including coroutines")
                    .setNecessity(Necessity.NECESSITY_NICE_TO_HAVE))
            .addResponsibilities(JobStatement.newBuilder().setText("Own event pipelines on Kafka"))
            .addLines(line("Senior Backend Engineer", LineSection.LINE_SECTION_TITLE))
            .addLines(line("- Solid knowledge of PostgreSQL", LineSection.LINE_SECTION_MUST_HAVE))
            .addLines(line("- Kotlin in production", LineSection.LINE_SECTION_NICE_TO_HAVE))
            .setLanguage("en")
            .setParsingConfidence(0.93)
            .build();
    return ParseJobResponse.newBuilder().setJob(job).setProvenance(LOCAL).build();
  }

  /** Returns a page of stored jobs. */
  public static ListJobsResponse jobs() {
    return ListJobsResponse.newBuilder()
        .addJobs(
            JobSummary.newBuilder()
                .setId(JOB)
                .setRoleTitle("Senior Backend Engineer")
                .setCompanyName("Quaylark Freight Systems")
                .setLocation("Dublin, Ireland")
                .setParsingConfidence(0.93)
                .setCreateTime(Timestamps.fromSeconds(1_790_000_000L)))
        .setNextPageToken("next")
        .build();
  }

  /** Returns an imported profile. */
  public static ImportProfileResponse importedProfile() {
    Evidence work =
        Evidence.newBuilder()
            .setId("e1")
            .setKind(EvidenceKind.EVIDENCE_KIND_WORK)
            .setTitle("Backend Engineer")
            .setOrganization("Tern Logistics")
            .addHighlights("Cut the p99 of the booking API from 900 ms to 120 ms")
            .addSkills(skill("Java"))
            .setDates(
                DateRange.newBuilder()
                    .setStart(PartialDate.newBuilder().setYear(2019).setMonth(3))
                    .setOngoing(true))
            .build();
    return ImportProfileResponse.newBuilder()
        .setProfile(
            Profile.newBuilder()
                .setId(PROFILE)
                .setFullName("Maya Okafor")
                .setHeadline("Backend engineer")
                .addSkills(skill("Java"))
                .addEvidence(work)
                .setParsingConfidence(0.97))
        .setProvenance(LOCAL)
        .build();
  }

  /** Returns a ranking of the profile's evidence. */
  public static MatchArtifactsResponse ranking() {
    return MatchArtifactsResponse.newBuilder()
        .addMatches(
            SkillMatch.newBuilder()
                .setArtifactId("e1")
                .setRelevanceScore(0.81)
                .addMatchedSkills(MatchedSkill.newBuilder().setLabel("Java").setRequired(true))
                .setExplanation(
                    "Names Java, which the job requires; its meaning is near “Design and run"
                        + " backend services”."))
        .setSafety(
            SafetyScan.newBuilder()
                .addIssues(
                    SafetyIssue.newBuilder()
                        .setKind("national_id")
                        .setStart(5)
                        .setEnd(16)
                        .setField("evidence[e1].description")))
        .setProvenance(LOCAL)
        .build();
  }

  /** Returns how the whole profile answers the job. */
  public static MatchProfileResponse overall() {
    return MatchProfileResponse.newBuilder()
        .setMatch(
            ProfileMatch.newBuilder()
                .setProfileId(PROFILE)
                .setScore(0.74)
                .setBreakdown(
                    ScoreBreakdown.newBuilder()
                        .setSemantic(0.66)
                        .setSkills(0.8)
                        .setQualifications(1))
                .addMatchedSkills(MatchedSkill.newBuilder().setLabel("Java"))
                .addMissingSkills(MatchedSkill.newBuilder().setLabel("Kubernetes"))
                .addRequirements(
                    RequirementCoverage.newBuilder()
                        .setRequirement("Solid knowledge of PostgreSQL")
                        .setRequired(true)
                        .setCoverage(0.9))
                .addRequirements(
                    RequirementCoverage.newBuilder()
                        .setRequirement("Kotlin in production")
                        .setCoverage(0.1))
                .setExplanation("Seven of eight required skills are named by the evidence."))
        .setProvenance(LOCAL)
        .build();
  }

  /** Returns the events of a generation in which the second section starts anew. */
  public static List<GenerateCvResponse> generation() {
    Claim summary =
        claim(
            "summary",
            "Backend engineer with seven years of Java.",
            "",
            "Backend engineer, 7 years, Java");
    Claim bullet =
        claim(
            "experience",
            "Cut the p99 of the booking API from 900 ms to 120 ms",
            "e1",
            "Cut the p99 of the booking API from 900 ms to 120 ms");
    String summaryText = "Backend engineer with seven years of Java.";
    String experienceText =
        "### Backend Engineer, Tern Logistics\n"
            + "- Cut the p99 of the booking API from 900 ms to 120 ms\n";
    GeneratedDocument document =
        GeneratedDocument.newBuilder()
            .setId(DOCUMENT)
            .setKind(DocumentKind.DOCUMENT_KIND_CV)
            .setJobId(JOB)
            .setProfileId(PROFILE)
            .setVersion(1)
            .setOutput(
                StandardOutput.newBuilder()
                    .setTitle("Maya Okafor")
                    .setContent(
                        "# Maya Okafor\n\n## Summary\n\n"
                            + summaryText
                            + "\n\n## Experience\n\n"
                            + experienceText)
                    .addBullets("Cut the p99 of the booking API from 900 ms to 120 ms")
                    .addWarnings(
                        GenerationWarning.newBuilder()
                            .setKind("missing_skill")
                            .setMessage("No evidence names Kubernetes."))
                    .addKeywordsAdded("Java")
                    .addNextActions("Add a project that shows Kubernetes."))
            .addClaims(summary)
            .addClaims(bullet)
            .setProvenance(LOCAL)
            .build();
    List<GenerationEvent.Builder> events = new ArrayList<>();
    events.add(
        event()
            .setStarted(
                GenerationStarted.newBuilder()
                    .setDocumentId(DOCUMENT)
                    .addSections(
                        GenerationSection.newBuilder().setId("summary").setTitle("Summary"))
                    .addSections(
                        GenerationSection.newBuilder()
                            .setId("experience")
                            .setTitle("Experience"))));
    events.add(event().setTextDelta(delta("summary", "Backend engineer ")));
    events.add(event().setTextDelta(delta("summary", "with seven years of Java.")));
    events.add(event().setSectionCompleted(completed("summary", summaryText, summary)));
    events.add(event().setTextDelta(delta("experience", "### Something that is given up\n- half")));
    events.add(
        event()
            .setSectionReset(
                SectionReset.newBuilder()
                    .setSectionId("experience")
                    .setReason("another provider")));
    events.add(
        event()
            .setTextDelta(
                delta("experience", "### Backend Engineer, Tern Logistics\n- Cut the p99 of")));
    events.add(
        event().setTextDelta(delta("experience", " the booking API from 900 ms to 120 ms\n")));
    events.add(event().setSectionCompleted(completed("experience", experienceText, bullet)));
    GenerationEvent.Builder last = event();
    last.getCompletedBuilder().setDocument(document);
    events.add(last);
    List<GenerateCvResponse> responses = new ArrayList<>();
    for (GenerationEvent.Builder event : events) {
      responses.add(
          GenerateCvResponse.newBuilder().setEvent(event.setSequence(responses.size())).build());
    }
    return responses;
  }

  private static GenerationEvent.Builder event() {
    return GenerationEvent.newBuilder();
  }

  private static TextDelta delta(String section, String text) {
    return TextDelta.newBuilder().setSectionId(section).setText(text).build();
  }

  private static SectionCompleted completed(String section, String text, Claim claim) {
    return SectionCompleted.newBuilder()
        .setSectionId(section)
        .setText(text)
        .addClaims(claim)
        .build();
  }

  private static Claim claim(String section, String text, String evidence, String quote) {
    return Claim.newBuilder()
        .setSectionId(section)
        .setText(text)
        .setStatus(ClaimStatus.CLAIM_STATUS_SUPPORTED)
        .setSupport(0.97)
        .addEvidence(EvidenceQuote.newBuilder().setEvidenceId(evidence).setQuote(quote))
        .build();
  }

  private static SkillMention skill(String label) {
    return SkillMention.newBuilder().setLabel(label).setSurface(label).build();
  }

  private static JobLine line(String text, LineSection section) {
    return JobLine.newBuilder().setText(text).setSection(section).setConfidence(0.95).build();
  }
}
