package dev.rolewright.matching;

import static dev.rolewright.matching.Samples.job;
import static dev.rolewright.matching.Samples.profile;
import static dev.rolewright.matching.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.platform.Checkpoint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person says was done at work is named, and years are answered by years. */
class NamedInWorkTest {
  private final Matcher matcher = Matchers.create(new WordEmbedder(), Samples.FINDER);

  private ProfileMatch match(JobNeeds needs, Profile profile) {
    return matcher.matchProfile(Checkpoint.NONE, needs, profile, Optional.empty());
  }

  @Test
  void aWordForWorkIsNamedWhereItSaysWhatWasDone() {
    Profile analyst = profile(List.of(work("w", "Analyst", "", "Alert triage and escalation")));
    ProfileMatch match = match(job("").must("Triage").asks("Triage of alerts").needs(), analyst);
    assertThat(match.matchedSkills()).extracting(MatchedSkill::label).containsExactly("Triage");
    assertThat(match.passingMentions()).isEmpty();
    Profile without = profile(List.of(work("w", "Analyst", "", "No triage, no escalation")));
    assertThat(match(job("").must("Triage").needs(), without).matchedSkills()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Excel at details", "React to alerts", "Worked with German clients"})
  void anEverydayWordIsStillNone(String words) {
    Profile profile = profile(List.of(work("w", "Clerk", "", words)));
    assertThat(
            match(job("").must("Microsoft Excel", "React", "German").needs(), profile)
                .matchedSkills())
        .isEmpty();
  }

  @Test
  void theKindThatStandsInTheNameOfAProductIsNamed() {
    Profile picker = profile(List.of(work("w", "Picker", "", "Use Manhattan WMS")));
    ProfileMatch match =
        match(job("").must("WMS").asks("WMS – ideally Manhattan or SAP EWM").needs(), picker);
    assertThat(match.missingSkills()).isEmpty();
    assertThat(match.requirements().getFirst().coverage())
        .isGreaterThanOrEqualTo(MatchFormula.ANSWERED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3-5 yrs in a SOC | 3",
        "At least 2 years of relevant experience | 2",
        "5+ years' experience as a site manager | 5",
        "minimum 4 years experience | 4",
      })
  void readsAStatementAboutYears(String statement, int least) {
    assertThat(YearsAlone.least(statement)).hasValue(least);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3 shifts a week",
        "5 years of Java and a degree in computing or maths",
        "Kindness"
      })
  void readsNoOtherStatementAsOneAboutYears(String statement) {
    assertThat(YearsAlone.least(statement)).isEmpty();
  }

  @Test
  void yearsAreAnsweredByTheYearsCounted() {
    JobNeeds needs = job("").asks("3-5 yrs in a SOC", "keeps a garden").years(3).needs();
    Evidence work = work("w", "Gardener", "keeps a garden");
    Profile sufficient = profile(List.of(Samples.withDates(work, Samples.years(2015, 2021))));
    Profile brief = profile(List.of(Samples.withDates(work, Samples.months(2020, 1, 2020, 3))));
    assertThat(match(needs, sufficient).requirements().getFirst().coverage())
        .isGreaterThanOrEqualTo(MatchFormula.SKILL_COVERAGE);
    assertThat(match(needs, brief).requirements().getFirst().coverage())
        .isLessThan(MatchFormula.SKILL_COVERAGE);
  }
}
