package dev.rolewright.matching;

import static dev.rolewright.matching.Samples.evidence;
import static dev.rolewright.matching.Samples.job;
import static dev.rolewright.matching.Samples.profile;
import static dev.rolewright.matching.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.Profile;
import dev.rolewright.platform.Checkpoint;
import dev.rolewright.platform.Time;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnderWayTest {
  @Test
  void aLongClauseIsReadToItsEnd() {
    assertThat(UnderWay.goesOn("the ".repeat(50_000) + "exam")).isFalse();
    assertThat(YearsAlone.least("with ".repeat(50_000) + "5 years")).isEmpty();
  }

  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

  private static CertificateState state(Profile profile) {
    return NamedCertificates.state("CISSP", job("").needs(), profile, TODAY);
  }

  private static List<Profile> saying(String words) {
    return List.of(
        Samples.withLines(profile(List.of(work("w", "Analyst", "Watched alerts"))), words),
        profile(List.of(evidence("c", EvidenceKind.CERTIFICATE, words, ""))),
        profile(List.of(work("w", "Analyst", "Watched alerts", words))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CISSP in progress",
        "CISSP, in progress",
        "CISSP exam booked for 2027",
        "CISSP (expected 2027)",
        "CISSP - planned for 2027",
        "Currently preparing for the CISSP exam",
        "Failed CISSP 2020",
        "Working towards CISSP",
        "CISSP (not yet passed)",
        "Hope to sit CISSP in May",
        "CISSP candidate",
      })
  void isNotHeld(String words) {
    for (Profile profile : saying(words)) {
      CertificateState state = state(profile);
      assertThat(state.named()).isFalse();
      assertThat(state.underWay()).contains(words);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CISSP",
        "CISSP 2019, CISM in progress",
        "CISSP, refresher course booked for 2027",
        "CISSP (failed 2018, passed 2019)",
        "CISSP since 2017",
        "CISSP 2020, renewal pending",
      })
  void isHeld(String words) {
    for (Profile profile : saying(words)) {
      CertificateState state = state(profile);
      assertThat(state.named()).isTrue();
      assertThat(state.underWay()).isEmpty();
    }
  }

  @Test
  void theExplanationQuotesWhyItDoesNotCount() {
    Matcher matcher = Matchers.create(new WordEmbedder(), Samples.FINDER, Time.system());
    var match =
        matcher.matchProfile(
            Checkpoint.NONE,
            job("").asks("CISSP").certificate("CISSP").needs(),
            saying("CISSP in progress").get(1),
            Optional.empty());
    assertThat(match.explanation())
        .contains("The certificate \"CISSP\" is not held: the profile says \"CISSP in progress\".");
    assertThat(match.breakdown().qualifications()).isZero();
  }

  @Test
  void aBareNameAmongTheSkillsSaysNoMore() {
    Profile profile =
        Samples.withLines(
            profile(
                List.of(Samples.withSkills(work("w", "Analyst", "CISSP in progress"), "CISSP"))),
            "CISSP in progress");
    assertThat(state(profile).named()).isFalse();
  }
}
