package dev.rolewright.parsing.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Requirement;
import dev.rolewright.domain.SkillMention;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A field of a degree is no skill that is welcome, and a letter within its name is no field. */
class RequirementSummaryTest {
  @ParameterizedTest
  @CsvSource({
    "Computer Science,C,true",
    "Computer Science,R,true",
    "C++,C#,true",
    "C++,C,true",
    "Computer Science,Computer science,false",
    "Applied Statistics,Statistics,false"
  })
  void onlyTheFieldsOfADegreeAreLeftOut(String field, String skill, boolean welcome) {
    SkillMention mention = new SkillMention(skill, skill, skill, Optional.empty(), 0);
    EducationRequirement degree =
        new EducationRequirement(
            EducationLevel.BACHELOR, List.of(field), false, Necessity.MUST_HAVE, 0);
    Requirement requirement =
        new Requirement(
            "",
            Necessity.MUST_HAVE,
            0,
            List.of(mention),
            Optional.empty(),
            List.of(degree),
            List.of());
    List<AskedRequirement> asked = List.of(new AskedRequirement(requirement, List.of(mention)));
    assertThat(RequirementSummary.welcome(asked, List.of()))
        .containsExactlyElementsOf(welcome ? List.of(mention) : List.of());
  }
}
