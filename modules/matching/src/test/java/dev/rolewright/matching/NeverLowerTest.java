package dev.rolewright.matching;

import static dev.rolewright.matching.Samples.months;
import static dev.rolewright.matching.Samples.profile;
import static dev.rolewright.matching.Samples.withDates;
import static dev.rolewright.matching.Samples.withSkills;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.SkillMatch;
import dev.rolewright.platform.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whoever shows more of what is asked never scores lower. */
class NeverLowerTest {
  /** Known skills, neighbours of each other among them, and two that no vocabulary holds. */
  private static final List<String> SKILLS =
      List.of(
          "Java",
          "Kotlin",
          "Python",
          "Kubernetes",
          "Docker",
          "Helm",
          "SQL",
          "PostgreSQL",
          "React",
          "TypeScript",
          "Terraform",
          "Figma",
          "Zorblax Suite",
          "Quuxify");

  private static final List<String> TEXTS =
      List.of(
          "Built payment services in Java",
          "Served guests in a restaurant",
          "Experience running Kubernetes in production",
          "Taught children to read",
          "Wrote reports with SQL for the sales team",
          "Strong communication",
          "Closed the books each month",
          "CISSP or similar is welcome",
          "");

  private final Matcher matcher = Matchers.create(new WordEmbedder(), Samples.FINDER);

  @Property(tries = 300)
  void aSkillThatIsAskedForRaisesItsEvidence(
      @ForAll("needs") JobNeeds needs,
      @ForAll("evidence") Evidence evidence,
      @ForAll @IntRange(max = 99) int pick) {
    Assume.that(!needs.skills().isEmpty());
    MatchedSkill asked = needs.skills().get(pick % needs.skills().size());

    SkillMatch before = match(needs, evidence);
    SkillMatch after = match(needs, withSkills(evidence, asked.label()));

    assertThat(after.matchedSkills()).contains(asked).containsAll(before.matchedSkills());
    assertThat(after.missingSkills()).doesNotContain(asked);
    if (before.matchedSkills().contains(asked)) {
      assertThat(after).isEqualTo(before);
    } else {
      assertThat(after.relevanceScore()).isGreaterThan(before.relevanceScore());
    }
    assertThat(after.relevanceScore()).isBetween(0.0, 1.0);
  }

  @Property(tries = 300)
  void anySkillAtAllNeverLowersItsEvidence(
      @ForAll("needs") JobNeeds needs,
      @ForAll("evidence") Evidence evidence,
      @ForAll("skill") String skill) {
    assertThat(match(needs, withSkills(evidence, skill)).relevanceScore())
        .isGreaterThanOrEqualTo(match(needs, evidence).relevanceScore());
  }

  @Property(tries = 300)
  void moreNeverLowersAProfile(
      @ForAll("needs") JobNeeds needs,
      @ForAll("profiles") List<Evidence> evidence,
      @ForAll("evidence") Evidence more,
      @ForAll("skill") String skill) {
    ProfileMatch before = match(needs, profile(evidence));

    List<Evidence> longer = new ArrayList<>(evidence);
    longer.add(renamed(more, "more"));
    List<Evidence> skilled = new ArrayList<>(evidence);
    skilled.set(0, withSkills(evidence.getFirst(), skill));

    assertThat(match(needs, profile(evidence, skill)).score())
        .isGreaterThanOrEqualTo(before.score());
    assertNotLower(before, match(needs, profile(longer)));
    assertNotLower(before, match(needs, profile(skilled)));
  }

  @Property(tries = 200)
  void moreYearsAndAskedCertificatesNeverLowerAProfile(
      @ForAll("needs") JobNeeds needs,
      @ForAll("profiles") List<Evidence> evidence,
      @ForAll @IntRange(min = 1990, max = 2020) int start,
      @ForAll @IntRange(max = 200) int length,
      @ForAll @IntRange(max = 200) int more) {
    List<Evidence> shorter = new ArrayList<>(evidence);
    shorter.set(0, withDates(evidence.getFirst(), lasting(start, length)));
    List<Evidence> longer = new ArrayList<>(evidence);
    longer.set(0, withDates(evidence.getFirst(), lasting(start, length + more)));
    ProfileMatch before = match(needs, profile(shorter));
    assertNotLower(before, match(needs, profile(longer)));

    needs
        .certifications()
        .forEach(
            asked -> {
              List<Evidence> certified = new ArrayList<>(shorter);
              certified.add(
                  Samples.evidence("certificate", EvidenceKind.CERTIFICATE, asked.name(), ""));
              assertThat(match(needs, profile(certified)).score())
                  .isGreaterThanOrEqualTo(before.score());
            });
  }

  private static void assertNotLower(ProfileMatch before, ProfileMatch after) {
    assertThat(after.score()).isBetween(before.score(), 1.0);
    assertThat(after.matchedSkills()).containsAll(before.matchedSkills());
    assertThat(before.missingSkills()).containsAll(after.missingSkills());
    for (int index = 0; index < before.requirements().size(); index++) {
      assertThat(after.requirements().get(index).coverage())
          .isGreaterThanOrEqualTo(before.requirements().get(index).coverage());
    }
  }

  private static DateRange lasting(int startYear, int lengthInMonths) {
    return months(startYear, 1, startYear + lengthInMonths / 12, lengthInMonths % 12 + 1);
  }

  private static Evidence renamed(Evidence evidence, String id) {
    return new Evidence(
        id,
        evidence.kind(),
        evidence.title(),
        evidence.organization(),
        evidence.description(),
        evidence.highlights(),
        evidence.skills(),
        evidence.dates(),
        evidence.links(),
        evidence.location(),
        evidence.lineIndexes());
  }

  private SkillMatch match(JobNeeds needs, Evidence evidence) {
    return matcher
        .matchEvidence(Checkpoint.NONE, needs, List.of(evidence), Optional.empty())
        .getFirst();
  }

  private ProfileMatch match(JobNeeds needs, Profile profile) {
    return matcher.matchProfile(Checkpoint.NONE, needs, profile, Optional.empty());
  }

  @Provide
  Arbitrary<String> skill() {
    return Arbitraries.of(SKILLS);
  }

  @Provide
  Arbitrary<JobNeeds> needs() {
    Arbitrary<List<String>> must = skill().list().ofMaxSize(4);
    Arbitrary<List<String>> nice = skill().list().ofMaxSize(3);
    Arbitrary<List<String>> statements = Arbitraries.of(TEXTS).list().ofMaxSize(4);
    Arbitrary<Integer> years = Arbitraries.integers().between(0, 10);
    Arbitrary<Boolean> qualified = Arbitraries.of(true, false);
    return Combinators.combine(must, nice, statements, years, qualified, Arbitraries.of(TEXTS))
        .as(
            (first, second, texts, asked, degree, title) -> {
              Samples.NeedsBuilder job = Samples.job(title);
              job.must(first.toArray(String[]::new));
              job.nice(
                  second.stream().filter(name -> !first.contains(name)).toArray(String[]::new));
              job.asks(texts.toArray(String[]::new));
              if (asked > 0) {
                job.years(asked);
              }
              if (degree) {
                job.degree(EducationLevel.BACHELOR, true, "Physics").certificate("CISSP");
              }
              return job.needs();
            });
  }

  @Provide
  Arbitrary<Evidence> evidence() {
    return Combinators.combine(
            Arbitraries.of(EvidenceKind.values()),
            Arbitraries.of(TEXTS),
            Arbitraries.of(TEXTS),
            Arbitraries.of(TEXTS).list().ofMaxSize(2),
            skill().list().ofMaxSize(3))
        .as(
            (kind, title, description, highlights, skills) ->
                withSkills(
                    Samples.evidence(
                        "one", kind, title, description, highlights.toArray(String[]::new)),
                    skills.toArray(String[]::new)));
  }

  @Provide
  Arbitrary<List<Evidence>> profiles() {
    return evidence()
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(
            list -> {
              List<Evidence> named = new ArrayList<>();
              list.forEach(one -> named.add(renamed(one, "e" + named.size())));
              return named;
            });
  }
}
