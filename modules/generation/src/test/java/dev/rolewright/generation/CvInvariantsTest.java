package dev.rolewright.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Claim;
import dev.rolewright.domain.ClaimStatus;
import dev.rolewright.domain.CvExperience;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceQuote;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.matching.JobNeeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every CV, whatever the profile and the job say. */
class CvInvariantsTest {
  private static final Set<String> LAYOUT =
      Set.of(
          "curriculum vitae summary key skills experience projects and publications education"
              .concat(" certificates awards languages position project present")
              .concat(" jan feb mar apr may jun jul aug sep oct nov dec")
              .split(" "));

  @Provide
  Arbitrary<Profile> profiles() {
    return Profiles.profile();
  }

  @Provide
  Arbitrary<JobNeeds> jobs() {
    return Profiles.needs();
  }

  @Property(tries = 300)
  void everyStatementRestsOnTheEvidenceItNames(
      @ForAll("profiles") Profile profile, @ForAll("jobs") JobNeeds needs) {
    Generation cv = Generation.of(profile, needs);
    List<Claim> claims = cv.document().claims();
    for (int index = 0; index < claims.size(); index++) {
      Claim claim = claims.get(index);
      assertThat(claim.index()).isEqualTo(index);
      assertThat(claim.evidence()).isNotEmpty();
      assertThat(claim.support()).isEqualTo(1);
      List<String> fields = new ArrayList<>();
      for (EvidenceQuote quote : claim.evidence()) {
        fields.addAll(fields(profile, quote.evidenceId()));
        assertThat(fields)
            .as("quote of %s", claim)
            .anyMatch(field -> field.contains(quote.quote()));
      }
      if (claim.status() == ClaimStatus.VERBATIM) {
        assertThat(fields)
            .as("source of %s", claim)
            .anyMatch(field -> field.contains(claim.text()));
      } else {
        assertThat(claim.status()).isEqualTo(ClaimStatus.SUPPORTED);
        assertThat(words(String.join(" ", fields))).containsAll(words(claim.text()));
      }
    }
  }

  @Provide
  Arbitrary<Profile> sourcedProfiles() {
    return Profiles.sourced();
  }

  @Property(tries = 300)
  void whatIsCalledVerbatimStandsInTheSource(
      @ForAll("sourcedProfiles") Profile profile, @ForAll("jobs") JobNeeds needs) {
    String source =
        profile.lines().stream()
            .map(line -> Sentences.oneLine(line.line().text()))
            .collect(Collectors.joining(" "));
    for (Claim claim : Generation.of(profile, needs).document().claims()) {
      boolean stands = source.contains(claim.text());
      assertThat(stands || claim.status() == ClaimStatus.SUPPORTED).as("%s", claim).isTrue();
    }
  }

  @Property(tries = 300)
  void noWordIsInvented(@ForAll("profiles") Profile profile, @ForAll("jobs") JobNeeds needs) {
    Generation cv = Generation.of(profile, needs);
    Set<String> known = new HashSet<>(LAYOUT);
    known.addAll(words(String.join(" ", fields(profile, EvidenceQuote.PROFILE))));
    for (Evidence evidence : profile.evidence()) {
      known.addAll(words(String.join(" ", fields(profile, evidence.id()))));
    }
    assertThat(known).containsAll(words(unescaped(cv.content())));
  }

  @Property(tries = 300)
  void eachClaimStandsInItsSectionAndNothingElseDoesButLayout(
      @ForAll("profiles") Profile profile, @ForAll("jobs") JobNeeds needs) {
    Generation cv = Generation.of(profile, needs);
    for (var section : cv.all(GenerationEvent.SectionCompleted.class)) {
      String rest = section.text();
      for (Claim claim : section.claims()) {
        assertThat(claim.sectionId()).isEqualTo(section.sectionId());
        String shown = Markdown.escape(claim.text());
        assertThat(rest).contains(shown);
        rest = rest.substring(rest.indexOf(shown) + shown.length());
      }
    }
    assertThat(
            cv.all(GenerationEvent.SectionCompleted.class).stream()
                .flatMap(section -> section.claims().stream()))
        .containsExactlyElementsOf(cv.document().claims());
  }

  @Property(tries = 300)
  void keywordsAddedAreSkillsOfBoth(
      @ForAll("profiles") Profile profile, @ForAll("jobs") JobNeeds needs) {
    Set<String> asked =
        needs.skills().stream().map(skill -> Words.fold(skill.label())).collect(Collectors.toSet());
    Set<String> held =
        mentions(profile).map(skill -> Words.fold(skill.label())).collect(Collectors.toSet());
    Set<String> both = new HashSet<>(asked);
    both.retainAll(held);
    Set<String> added =
        Generation.of(profile, needs).document().output().keywordsAdded().stream()
            .map(Words::fold)
            .collect(Collectors.toSet());
    assertThat(added).isEqualTo(both);
  }

  @Property(tries = 300)
  void eventsComeInOrderAndAddUpToTheDocument(
      @ForAll("profiles") Profile profile, @ForAll("jobs") JobNeeds needs) {
    Generation cv = Generation.of(profile, needs);
    assertThat(cv.events.getFirst()).isInstanceOf(GenerationEvent.Started.class);
    assertThat(cv.events.getLast()).isInstanceOf(GenerationEvent.Completed.class);
    List<String> announced =
        cv.all(GenerationEvent.Started.class).getFirst().sections().stream()
            .map(GenerationEvent.Section::id)
            .toList();
    List<String> completed = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    StringBuilder deltas = new StringBuilder();
    for (GenerationEvent event : cv.events) {
      switch (event) {
        case GenerationEvent.TextDelta delta -> {
          assertThat(delta.sectionId()).isEqualTo(announced.get(completed.size()));
          assertThat(delta.text()).isNotEmpty();
          deltas.append(delta.text());
        }
        case GenerationEvent.SectionReset reset -> deltas.setLength(0);
        case GenerationEvent.SectionCompleted section -> {
          assertThat(section.text()).isEqualTo(deltas.toString());
          completed.add(section.sectionId());
          texts.add(section.text());
          deltas.setLength(0);
        }
        case GenerationEvent.Warning warning -> assertThat(completed).isEqualTo(announced);
        case GenerationEvent.Started started -> assertThat(completed).isEmpty();
        case GenerationEvent.Completed done -> assertThat(completed).isEqualTo(announced);
      }
    }
    assertThat(cv.content()).isEqualTo(String.join("\n", texts));
    assertThat(cv.all(GenerationEvent.Warning.class).stream().map(GenerationEvent.Warning::warning))
        .containsExactlyElementsOf(cv.document().output().warnings());
    assertThat(cv.documents.inserted).containsExactly(cv.document());
  }

  @Property(tries = 200)
  void noPositionHasMoreBulletsThanAskedFor(
      @ForAll("profiles") Profile profile,
      @ForAll("jobs") JobNeeds needs,
      @ForAll @IntRange(min = 1, max = 20) int maxBullets) {
    Generation cv = new Generation().run(profile, needs, maxBullets);
    for (CvExperience position : cv.body().experience()) {
      Evidence evidence =
          profile.evidence().stream()
              .filter(item -> item.id().equals(position.evidenceId()))
              .findFirst()
              .orElseThrow();
      int available = Positions.statements(evidence).size();
      assertThat(position.achievements())
          .doesNotHaveDuplicates()
          .hasSizeBetween(Math.min(available, 1), Math.min(available, maxBullets));
    }
  }

  /** The words of a piece of evidence, each field on one line, dates as they are written. */
  private static List<String> fields(Profile profile, String id) {
    if (id.equals(EvidenceQuote.PROFILE)) {
      return lines(
          Stream.of(
                  Stream.of(
                      profile.fullName(), profile.headline(), profile.summary(), profile.email()),
                  profile.links().stream(),
                  profile.skills().stream().flatMap(CvInvariantsTest::names),
                  profile.languages().stream()
                      .flatMap(language -> Stream.of(language.name(), language.fluency())))
              .flatMap(part -> part));
    }
    Evidence evidence =
        profile.evidence().stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow();
    return lines(
        Stream.of(
                Stream.of(
                    evidence.title(),
                    evidence.organization(),
                    evidence.description(),
                    evidence.location(),
                    Durations.of(evidence.dates())),
                evidence.highlights().stream(),
                evidence.links().stream(),
                evidence.skills().stream().flatMap(CvInvariantsTest::names))
            .flatMap(part -> part));
  }

  /** The vocabulary's label is nobody's word. */
  private static Stream<String> names(SkillMention skill) {
    return Stream.of(skill.surface().isBlank() ? skill.label() : skill.surface());
  }

  private static Stream<SkillMention> mentions(Profile profile) {
    return Stream.concat(
        profile.skills().stream(),
        profile.evidence().stream().flatMap(evidence -> evidence.skills().stream()));
  }

  private static List<String> lines(Stream<String> fields) {
    return fields.map(Sentences::oneLine).toList();
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private static String unescaped(String markdown) {
    return markdown.replaceAll("\\\\(\\p{Punct})", "$1");
  }
}
