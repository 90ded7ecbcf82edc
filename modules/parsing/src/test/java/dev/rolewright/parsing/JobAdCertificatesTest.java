package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.Necessity;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The certificates that an ad asks for, each once and by its whole name. */
class JobAdCertificatesTest {
  private static final JobAdParser PARSER =
      JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));

  private static Job parse(String requirements) {
    String ad =
        """
        Security Analyst
        Marrowfield Ltd, Leeds

        %s

        We offer
        - 30 days of holiday
        """;
    return PARSER.parse(SourceText.of("text", ad.formatted(requirements)), "").job();
  }

  private static List<String> names(Job job, Necessity necessity) {
    return job.certifications().stream()
        .filter(asked -> asked.necessity() == necessity)
        .map(CertificationRequirement::name)
        .toList();
  }

  @Test
  void aCertificateThatIsWelcomeAndAskedForIsAskedFor() {
    Job job =
        parse("Nice to have\n- PMP a plus\n\nMust have\n- PMP\n- Three years in a similar role");
    assertThat(names(job, Necessity.MUST_HAVE)).containsExactly("PMP");
    assertThat(names(job, Necessity.NICE_TO_HAVE)).isEmpty();
  }
}
