package dev.rolewright.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job ad in structured form.
 *
 * @param id UUIDv7; empty when the job is not stored
 * @param mustHaveSkills those asked for by themselves, each once, in the order of the text; one of
 *     several alternatives ("Kotlin or Java") is not
 * @param niceToHaveSkills those of wishes and the alternatives, each once, none of the must-have
 *     ones
 * @param lines every line; each code point that is no white space belongs to exactly one
 * @param language ISO 639-1 code or {@code und}
 * @param parsingConfidence 0..1
 * @param createTime empty when the job is not stored
 */
public record Job(
    String id,
    String roleTitle,
    Company company,
    List<SkillMention> mustHaveSkills,
    List<SkillMention> niceToHaveSkills,
    Optional<ExperienceYears> experienceYears,
    List<EducationRequirement> education,
    List<CertificationRequirement> certifications,
    List<JobStatement> responsibilities,
    List<JobStatement> companyValues,
    List<JobStatement> benefits,
    Seniority seniority,
    String function,
    String sector,
    String location,
    RemoteMode remoteMode,
    EmploymentType employmentType,
    Optional<Salary> salary,
    List<JobLine> lines,
    String language,
    double parsingConfidence,
    List<Requirement> requirements,
    Optional<Instant> createTime) {
  /** Copies the lists. */
  public Job {
    mustHaveSkills = List.copyOf(mustHaveSkills);
    niceToHaveSkills = List.copyOf(niceToHaveSkills);
    education = List.copyOf(education);
    certifications = List.copyOf(certifications);
    responsibilities = List.copyOf(responsibilities);
    companyValues = List.copyOf(companyValues);
    benefits = List.copyOf(benefits);
    lines = List.copyOf(lines);
    requirements = List.copyOf(requirements);
  }

  /** Returns this job as stored under an id. */
  public Job stored(String newId, Instant now) {
    return new Job(
        newId,
        roleTitle,
        company,
        mustHaveSkills,
        niceToHaveSkills,
        experienceYears,
        education,
        certifications,
        responsibilities,
        companyValues,
        benefits,
        seniority,
        function,
        sector,
        location,
        remoteMode,
        employmentType,
        salary,
        lines,
        language,
        parsingConfidence,
        requirements,
        Optional.of(now));
  }
}
