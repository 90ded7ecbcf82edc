package dev.rolewright.matching;

import static dev.rolewright.matching.Samples.job;
import static dev.rolewright.matching.Samples.profile;
import static dev.rolewright.matching.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.platform.Checkpoint;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LowerLevelsTest {
  private final Matcher matcher = Matchers.create(new WordEmbedder(), Samples.FINDER);

  private static Profile holder(String certificate) {
    return profile(List.of(Samples.evidence("c", EvidenceKind.CERTIFICATE, certificate, "")));
  }

  private static Optional<String> words(String asked, Profile profile) {
    return new LowerLevels(Checkpoint.NONE, profile).words(asked);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Level 3 Food Hygiene certificate | Level 2 Food Hygiene certificate",
        "NVQ Level 3 in Professional Cookery | NVQ Level 2 Professional Cookery",
        "HGV Class 1 licence | HGV Class 2 licence",
        "HGV category C+E | HGV Class 2",
      })
  void aLowerLevelIsNoAnswer(String asked, String held) {
    Profile profile = holder(held);
    assertThat(words(asked, profile)).contains(held);
    ProfileMatch match =
        matcher.matchProfile(
            Checkpoint.NONE, job("").asks(asked).needs(), profile, Optional.empty());
    assertThat(match.requirements().getFirst().coverage()).isLessThan(MatchFormula.ANSWERED);
    assertThat(match.explanation()).contains("the profile says \"" + held + "\".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Level 3 Food Hygiene certificate | Level 3 Food Hygiene certificate",
        "Level 3 Food Hygiene certificate | Level 4 Food Hygiene certificate",
        "Level 3 Food Hygiene certificate | Level 2 Carpentry",
        "Level 3 Food Hygiene certificate | Food Hygiene certificate",
        "HGV Class 2 licence | HGV Class 1 licence",
        "Food hygiene | Level 2 Food Hygiene",
      })
  void theSameOrAHigherIsOne(String asked, String held) {
    assertThat(words(asked, holder(held))).isEmpty();
  }

  @Test
  void aBeginnerSpeaksNoLanguageFluently() {
    Profile plain = profile(List.of(work("w", "Clerk", "Wrote letters")));
    Profile beginner = Samples.fluent(plain, "German", "beginner");
    assertThat(words("Fluent German", beginner)).contains("German (beginner)");
    assertThat(words("German", beginner)).isEmpty();
    assertThat(words("Fluent German", Samples.fluent(plain, "German", "C2"))).isEmpty();
    ProfileMatch match =
        matcher.matchProfile(
            Checkpoint.NONE, job("").asks("Fluent German").needs(), beginner, Optional.empty());
    assertThat(match.requirements().getFirst().coverage()).isLessThan(MatchFormula.ANSWERED);
  }
}
