package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.Necessity;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CompTIA Security+ is essential|CompTIA Security+",
        "CompTIA A+ and CCNA|CompTIA A+;CCNA",
        "Must hold one of: CompTIA Security+, GCIH, or SC-200|CompTIA Security+, GCIH, or SC-200",
        "PMP or PRINCE2|PMP or PRINCE2",
        "CISSP, CISM or CISA certification required|CISSP, CISM or CISA certification",
        "CISSP or CISM, PMP|CISSP or CISM;PMP",
        "At least one of CISSP, CISM, CISA|CISSP, CISM, CISA",
        "CISSP/CISM|CISSP/CISM",
        "CISSP, CISM and PMP|CISSP;CISM;PMP",
        "CISSP and CISM or CISA|CISSP;CISM or CISA"
      })
  void certificatesOfWhichOneIsEnoughAreOneRequirement(String line, String expected) {
    Job job = parse("Must have\n- Three years in a similar role\n- " + line);
    assertThat(names(job, Necessity.MUST_HAVE)).containsExactly(expected.split(";"));
  }
}
