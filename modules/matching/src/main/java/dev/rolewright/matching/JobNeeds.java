package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.MatchedSkill;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job asks for, as far as matching and writing are concerned. It comes from a parsed job or
 * from a caller's own requirements.
 *
 * @param title title of the role; may be empty
 * @param skills skills asked for, each once, must-have first
 * @param statements requirements and duties as sentences
 * @param experienceYears years asked for
 * @param education education asked for
 * @param certifications certificates asked for
 * @param language ISO 639-1 code of the language that the job is written in; empty or {@code und}
 *     where it is not known
 */
public record JobNeeds(
    String title,
    List<MatchedSkill> skills,
    List<Statement> statements,
    Optional<ExperienceYears> experienceYears,
    List<EducationRequirement> education,
    List<CertificationRequirement> certifications,
    String language) {
  /** Copies the lists. */
  public JobNeeds {
    skills = List.copyOf(skills);
    statements = List.copyOf(statements);
    education = List.copyOf(education);
    certifications = List.copyOf(certifications);
  }

  /**
   * Tells whether the job is known to be written in another language than English, which names of
   * skills, rules and the model of meaning are made for: what is not found in it may be there.
   */
  public boolean isForeign() {
    return Wording.isForeign(language);
  }

  /**
   * Tells whether the job or the profile is known to be written in another language than English,
   * so that what is not found may be there in other words.
   */
  public boolean isForeignWith(Profile profile) {
    return isForeign() || Wording.isForeign(profile.language());
  }

  /**
   * Says, for a person, what a comparison of these needs with a profile can't tell; empty where
   * {@link #isForeignWith} is false.
   */
  public Optional<String> foreignNote(Profile profile) {
    return isForeignWith(profile)
        ? Optional.of(Wording.foreignNote(isForeign() ? "job" : "profile"))
        : Optional.empty();
  }

  /** Takes the needs of a job whose language is not known. */
  public JobNeeds(
      String title,
      List<MatchedSkill> skills,
      List<Statement> statements,
      Optional<ExperienceYears> experienceYears,
      List<EducationRequirement> education,
      List<CertificationRequirement> certifications) {
    this(title, skills, statements, experienceYears, education, certifications, "");
  }

  /**
   * A requirement or a duty.
   *
   * @param text one sentence or line
   * @param kind what it is
   */
  public record Statement(String text, Kind kind) {}

  /** What a statement is. */
  public enum Kind {
    MUST_HAVE,
    NICE_TO_HAVE,
    /** What the person will do. */
    DUTY
  }

  /** Takes the needs from a parsed job. */
  public static JobNeeds of(Job job) {
    List<MatchedSkill> skills = new ArrayList<>();
    job.mustHaveSkills().forEach(skill -> skills.add(skill(skill, true)));
    job.niceToHaveSkills().forEach(skill -> skills.add(skill(skill, false)));
    List<Statement> statements = new ArrayList<>();
    job.requirements()
        .forEach(
            requirement ->
                statements.add(
                    new Statement(
                        requirement.text(),
                        requirement.necessity() == Necessity.MUST_HAVE
                            ? Kind.MUST_HAVE
                            : Kind.NICE_TO_HAVE)));
    job.responsibilities().forEach(duty -> statements.add(new Statement(duty.text(), Kind.DUTY)));
    return new JobNeeds(
        job.roleTitle(),
        skills,
        statements,
        job.experienceYears(),
        job.education(),
        job.certifications(),
        job.language());
  }

  private static MatchedSkill skill(SkillMention mention, boolean required) {
    return new MatchedSkill(mention.skillId(), mention.label(), required);
  }
}
