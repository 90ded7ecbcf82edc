package dev.rolewright.matching;

import static dev.rolewright.matching.Samples.evidence;
import static dev.rolewright.matching.Samples.job;
import static dev.rolewright.matching.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.SkillMatch;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.EmbeddingConfig;
import dev.rolewright.embedding.MiniLmEmbedder;
import dev.rolewright.platform.Checkpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ranks careers of many fields against jobs of many fields, with the real model. */
@TestInstance(Lifecycle.PER_CLASS)
class RankingQualityTest {
  private Embedder embedder;
  private Matcher matcher;

  /**
   * A job and the evidence that must come among the best so many. Where that is more than one, job
   * and evidence share no word and no skill, which the model can't always see through.
   */
  record RankingCase(String name, JobNeeds needs, String best, int places) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** One career item for each name; every job ranks all of them. */
  static final List<Evidence> EVIDENCE =
      List.of(
          work(
              "kubernetes",
              "Platform engineer",
              "Moved forty services from virtual machines to Kubernetes on AWS without downtime.",
              "Wrote the Terraform modules that every team now uses",
              "Cut the cloud bill by a third"),
          work(
              "waiter",
              "Waiter",
              "Served up to sixty guests an evening in a busy restaurant and trained new staff."),
          work(
              "backend",
              "Backend developer",
              "Built payment services in Java and Spring Boot with PostgreSQL.",
              "Halved the response time of the checkout by caching"),
          work(
              "frontend",
              "Frontend developer",
              "Rebuilt the booking site in React and TypeScript.",
              "Made all pages usable by keyboard and screen reader"),
          work(
              "analyst",
              "Data analyst",
              "Wrote SQL queries and Tableau dashboards for the sales team.",
              "Found the reason for a drop in repeat purchases and presented it to management"),
          work(
              "scientist",
              "Machine learning scientist",
              "Trained models in Python and PyTorch that predict machine failures from sensor"
                  + " data."),
          work(
              "nurse",
              "Staff nurse, intensive care",
              "Cared for ventilated patients, gave medication and kept the records of the ward.",
              "Mentored three newly qualified nurses"),
          work(
              "electrician",
              "Electrician",
              "Wired new houses and offices, tested circuits and fitted consumer units."),
          work(
              "accountant",
              "Senior accountant",
              "Closed the books each month, prepared VAT returns and led the yearly audit."),
          work(
              "marketing",
              "Product marketing manager",
              "Planned the launch of three software products and wrote their positioning.",
              "Interviewed forty customers to sharpen the message"),
          work(
              "sales",
              "Account executive",
              "Sold software to mid-sized companies and beat the yearly quota by a fifth."),
          work(
              "designer",
              "Product designer",
              "Designed mobile banking flows in Figma and tested prototypes with customers."),
          work(
              "recruiter",
              "Recruiter",
              "Filled thirty engineering positions a year, from sourcing to offer."),
          work(
              "teacher",
              "Primary school teacher",
              "Taught reading and mathematics to a class of twenty-eight children."),
          work(
              "security",
              "Security analyst",
              "Watched alerts in Splunk, answered incidents and ran phishing exercises."),
          work(
              "driver",
              "Delivery driver",
              "Delivered two hundred parcels a day by van, always within the time windows."),
          work(
              "support",
              "IT support technician",
              "Solved tickets on Windows laptops, printers and Active Directory accounts."),
          work(
              "projects",
              "Project manager",
              "Led an office move of three hundred people in time and under budget."),
          evidence(
              "informatics",
              EvidenceKind.EDUCATION,
              "BSc Computer Science, University of Leeds",
              ""),
          evidence(
              "cissp",
              EvidenceKind.CERTIFICATE,
              "Certified Information Systems Security Professional (CISSP)",
              ""),
          evidence(
              "solutions",
              EvidenceKind.CERTIFICATE,
              "AWS Certified Solutions Architect - Associate",
              ""));

  static Stream<RankingCase> cases() {
    return Stream.of(
        first(
            "devops",
            "kubernetes",
            job("DevOps engineer")
                .must("Kubernetes", "Terraform", "AWS")
                .asks(
                    "Experience running Kubernetes in production",
                    "Infrastructure as code with Terraform")),
        first(
            "devops by words alone",
            "kubernetes",
            job("Site reliability engineer")
                .asks("Keep container clusters in the cloud running", "Automate infrastructure")),
        first(
            "java",
            "backend",
            job("Java developer")
                .must("Java", "Spring Boot", "SQL")
                .asks("Strong Java and Spring background")
                .duties("Build payment services")),
        among(
            "payments by words alone",
            "backend",
            job("Server-side software developer")
                .asks("You have built transaction systems with relational databases")
                .duties("Speed up our checkout")),
        first(
            "react",
            "frontend",
            job("Junior frontend developer")
                .must("React", "TypeScript")
                .asks("Care for accessibility")),
        first(
            "web by words alone",
            "frontend",
            job("Web developer").asks("Build accessible user interfaces for the browser")),
        first(
            "data analyst",
            "analyst",
            job("Data analyst")
                .must("SQL", "Tableau")
                .asks("Build dashboards", "Explain findings to managers")),
        first(
            "reporting by words alone",
            "analyst",
            job("Business intelligence specialist")
                .asks("Turn sales figures into reports people understand")),
        first(
            "machine learning",
            "scientist",
            job("Machine learning engineer")
                .must("Python", "PyTorch")
                .duties("Train predictive models")),
        among(
            "forecast by words alone",
            "scientist",
            job("Applied researcher").asks("Develop algorithms that foresee equipment breakdowns")),
        first(
            "nurse",
            "nurse",
            job("Registered nurse, ICU")
                .asks("Experience in intensive care", "Safe administration of medication")
                .duties("Care for critically ill patients")),
        first(
            "hospital ward",
            "nurse",
            job("Ward sister").asks("Look after patients and document care")),
        first(
            "electrician",
            "electrician",
            job("Electrician")
                .asks("Install and test wiring in homes")
                .duties("Fit distribution boards")),
        first(
            "building trade",
            "electrician",
            job("Maintenance technician").asks("Find faults in electrical installations")),
        first(
            "accounting",
            "accountant",
            job("Financial accountant").asks("Month-end close", "VAT and tax filings")),
        first(
            "finance head",
            "accountant",
            job("Head of finance").asks("Own the annual audit and the monthly reporting")),
        first(
            "product marketing",
            "marketing",
            job("Product marketing manager").asks("Launch products", "Positioning and messaging")),
        first(
            "go to market",
            "marketing",
            job("Go-to-market lead")
                .asks("Run launches of B2B software and talk to customers about the message")),
        among(
            "sales by words alone",
            "sales",
            job("Sales representative")
                .asks("Close deals with new customers", "A record of beating targets")),
        first(
            "sales",
            "sales",
            job("Account manager").asks("Sell software to companies", "Meet a quota")),
        first(
            "product design",
            "designer",
            job("UX designer").must("Figma").asks("Prototype and test with users")),
        first(
            "app design",
            "designer",
            job("Interaction designer").asks("Shape how people use our financial app")),
        first(
            "recruiting",
            "recruiter",
            job("Talent acquisition partner").asks("Hire software engineers", "Source candidates")),
        first(
            "school",
            "teacher",
            job("Teacher, year 3").asks("Plan and give lessons in maths and English to pupils")),
        first(
            "security operations",
            "security",
            job("SOC analyst").must("Splunk").asks("Respond to security incidents")),
        first(
            "parcels",
            "driver",
            job("Courier").asks("Deliver goods in the city on time", "Driving licence")),
        first(
            "help desk",
            "support",
            job("Service desk agent")
                .must("Active Directory")
                .asks("Help staff with hardware and accounts")),
        first(
            "project manager",
            "projects",
            job("Project manager").asks("Deliver projects on time and within budget")),
        first(
            "restaurant",
            "waiter",
            job("Restaurant supervisor").asks("Look after guests and guide the service team")),
        first(
            "asked certificate",
            "cissp",
            job("Security officer").asks("Policies and risk").certificate("CISSP")),
        first(
            "asked cloud certificate",
            "solutions",
            job("Cloud consultant")
                .asks("Advise customers on cloud")
                .certificate("AWS Certified Solutions Architect")),
        first(
            "asked degree",
            "informatics",
            job("Graduate programme")
                .asks("A degree in computing")
                .degree(EducationLevel.BACHELOR, false, "Computer Science")),
        first("skills alone", "analyst", job("").must("Tableau", "SQL")),
        first("one skill alone", "scientist", job("").must("PyTorch")),
        first("title alone", "nurse", job("Nurse")));
  }

  private static RankingCase first(String name, String id, Samples.NeedsBuilder job) {
    return new RankingCase(name, job.needs(), id, 1);
  }

  private static RankingCase among(String name, String id, Samples.NeedsBuilder job) {
    return new RankingCase(name, job.needs(), id, 4);
  }

  @BeforeAll
  void open() {
    embedder =
        MiniLmEmbedder.create(
            EmbeddingConfig.defaults(
                Path.of(System.getProperty("rolewright.test.model", "")),
                Path.of(System.getProperty("rolewright.test.native", ""))));
    matcher = Matchers.create(embedder, Samples.FINDER);
  }

  @AfterAll
  void close() {
    embedder.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theRightEvidenceComesFirst(RankingCase ranking) {
    List<SkillMatch> matches =
        matcher.matchEvidence(Checkpoint.NONE, ranking.needs(), EVIDENCE, Optional.empty());

    assertThat(matches).hasSize(EVIDENCE.size());
    assertThat(matches.stream().limit(ranking.places()).map(SkillMatch::artifactId))
        .contains(ranking.best());
  }

  @Test
  void unrelatedEvidenceScoresLowAndSaysSo() {
    JobNeeds needs =
        job("DevOps engineer")
            .must("Kubernetes", "Terraform")
            .asks("Experience running Kubernetes in production")
            .needs();

    SkillMatch waiter = match(needs, "waiter");

    assertThat(waiter.relevanceScore()).isLessThan(0.1);
    assertThat(waiter.matchedSkills()).isEmpty();
    assertThat(waiter.explanation())
        .isEqualTo(
            "Names none of the 2 skills the job asks for; must-have skills not named: Kubernetes"
                + " and Terraform. No sentence of it comes near to a requirement of the job.");
  }

  @Test
  void theExplanationQuotesTheRequirementAndTheEvidence() {
    JobNeeds needs =
        job("DevOps engineer")
            .must("Kubernetes", "Go")
            .asks("Infrastructure as code with Terraform")
            .needs();

    assertThat(match(needs, "kubernetes").explanation())
        .isEqualTo(
            "Names 1 of 2 skills the job asks for: Kubernetes; must-have skill not named: Go."
                + " \"Wrote the Terraform modules that every team now uses\" comes nearest to"
                + " \"Infrastructure as code with Terraform\".");
  }

  @Test
  void theModelMatchesInANamedModule() {
    assertThat(Matchers.class.getModule().isNamed()).isTrue();
    assertThat(matcher.model()).isEqualTo(embedder.model());
  }

  private SkillMatch match(JobNeeds needs, String id) {
    return matcher.matchEvidence(Checkpoint.NONE, needs, EVIDENCE, Optional.empty()).stream()
        .filter(match -> match.artifactId().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
