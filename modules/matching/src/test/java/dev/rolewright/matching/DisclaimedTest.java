package dev.rolewright.matching;

import static dev.rolewright.matching.Samples.job;
import static dev.rolewright.matching.Samples.profile;
import static dev.rolewright.matching.Samples.work;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.platform.Checkpoint;
import dev.rolewright.platform.Time;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is planned, denied or the work of others answers nothing. */
class DisclaimedTest {
  private final Matcher matcher =
      Matchers.create(new WordEmbedder(), Samples.FINDER, Time.system());

  private ProfileMatch match(JobNeeds needs, Profile profile) {
    return matcher.matchProfile(Checkpoint.NONE, needs, profile, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Kubernetes | Started a Kubernetes CKA course, not finished",
        "Terraform | Want to learn Terraform next year",
        "Windows Server | Not responsible for Windows Server",
        "Java | Supported the developers, who wrote Java and Go",
        "Next.js | Currently learning Next.js",
        "Tandem brewing | Currently learning Tandem brewing",
        "Kubernetes | Eager to learn Kubernetes",
      })
  void answersNeitherSkillNorRequirement(String skill, String line) {
    JobNeeds needs = job("").must(skill).asks(skill).needs();
    ProfileMatch match =
        match(needs, profile(List.of(work("w", "Assistant", "Did other things", line))));
    assertThat(match.matchedSkills()).isEmpty();
    assertThat(match.missingSkills()).hasSize(1);
    assertThat(match.passingMentions()).isEmpty();
    assertThat(match.requirements().getFirst().coverage()).isLessThan(MatchFormula.ANSWERED);
  }

  @Test
  void aMentionThatItsOwnTextTakesBackIsNone() {
    Profile profile =
        profile(
            List.of(
                Samples.withSkills(
                    work("w", "Assistant", "Want to learn Terraform, used Ansible"),
                    "Terraform",
                    "Ansible")));
    assertThat(match(job("").must("Terraform", "Ansible").needs(), profile).matchedSkills())
        .extracting(MatchedSkill::label)
        .containsExactly("Ansible");
  }
}
