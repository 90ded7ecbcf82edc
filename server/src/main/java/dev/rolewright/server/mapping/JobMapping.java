package dev.rolewright.server.mapping;

import static dev.rolewright.server.mapping.CommonMapping.mention;
import static dev.rolewright.server.mapping.CommonMapping.timestamp;
import static dev.rolewright.server.mapping.CommonMapping.withPrefix;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobLine;
import dev.rolewright.domain.JobStatement;
import dev.rolewright.domain.JobSummary;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Requirement;
import dev.rolewright.domain.Salary;
import dev.rolewright.domain.Seniority;
import dev.rolewright.proto.v1.Company;
import dev.rolewright.proto.v1.CompanySize;
import dev.rolewright.proto.v1.EducationLevel;
import dev.rolewright.proto.v1.EmploymentType;
import dev.rolewright.proto.v1.LineSection;
import dev.rolewright.proto.v1.RemoteMode;
import dev.rolewright.proto.v1.SalaryPeriod;

/** Maps jobs. */
public final class JobMapping {
  private JobMapping() {}

  public static dev.rolewright.proto.v1.Job toProto(Job job) {
    dev.rolewright.proto.v1.Job.Builder builder =
        dev.rolewright.proto.v1.Job.newBuilder()
            .setId(job.id())
            .setRoleTitle(job.roleTitle())
            .setCompany(
                Company.newBuilder()
                    .setName(job.company().name())
                    .setIndustry(job.company().industry())
                    .setSize(withPrefix(CompanySize.class, "COMPANY_SIZE_", job.company().size())))
            .setSeniority(seniority(job.seniority()))
            .setFunction(job.function())
            .setSector(job.sector())
            .setLocation(job.location())
            .setRemoteMode(withPrefix(RemoteMode.class, "REMOTE_MODE_", job.remoteMode()))
            .setEmploymentType(
                withPrefix(EmploymentType.class, "EMPLOYMENT_TYPE_", job.employmentType()))
            .setLanguage(job.language())
            .setParsingConfidence(job.parsingConfidence());
    job.mustHaveSkills().forEach(skill -> builder.addMustHaveSkills(mention(skill)));
    job.niceToHaveSkills().forEach(skill -> builder.addNiceToHaveSkills(mention(skill)));
    job.experienceYears().ifPresent(years -> builder.setExperienceYears(years(years)));
    job.education().forEach(education -> builder.addEducation(education(education)));
    job.certifications()
        .forEach(certification -> builder.addCertifications(certification(certification)));
    job.responsibilities().forEach(statement -> builder.addResponsibilities(statement(statement)));
    job.companyValues().forEach(statement -> builder.addCompanyValues(statement(statement)));
    job.benefits().forEach(statement -> builder.addBenefits(statement(statement)));
    job.salary().ifPresent(salary -> builder.setSalary(salary(salary)));
    job.lines().forEach(line -> builder.addLines(line(line)));
    for (int index = 0; index < job.requirements().size(); index++) {
      builder.addRequirements(requirement(index, job.requirements().get(index)));
    }
    job.createTime().ifPresent(time -> builder.setCreateTime(timestamp(time)));
    return builder.build();
  }

  public static dev.rolewright.proto.v1.JobSummary toProto(JobSummary job) {
    return dev.rolewright.proto.v1.JobSummary.newBuilder()
        .setId(job.id())
        .setRoleTitle(job.roleTitle())
        .setCompanyName(job.companyName())
        .setLocation(job.location())
        .setSeniority(seniority(job.seniority()))
        .setParsingConfidence(job.parsingConfidence())
        .setCreateTime(timestamp(job.createTime()))
        .build();
  }

  private static dev.rolewright.proto.v1.Seniority seniority(Seniority seniority) {
    return withPrefix(dev.rolewright.proto.v1.Seniority.class, "SENIORITY_", seniority);
  }

  private static dev.rolewright.proto.v1.Necessity necessity(Necessity necessity) {
    return withPrefix(dev.rolewright.proto.v1.Necessity.class, "NECESSITY_", necessity);
  }

  private static dev.rolewright.proto.v1.ExperienceYears years(ExperienceYears years) {
    dev.rolewright.proto.v1.ExperienceYears.Builder builder =
        dev.rolewright.proto.v1.ExperienceYears.newBuilder();
    years.min().ifPresent(builder::setMin);
    years.max().ifPresent(builder::setMax);
    return builder.build();
  }

  private static dev.rolewright.proto.v1.EducationRequirement education(
      EducationRequirement education) {
    return dev.rolewright.proto.v1.EducationRequirement.newBuilder()
        .setLevel(withPrefix(EducationLevel.class, "EDUCATION_LEVEL_", education.level()))
        .addAllFields(education.fields())
        .setOrEquivalent(education.orEquivalent())
        .setNecessity(necessity(education.necessity()))
        .setLineIndex(education.lineIndex())
        .build();
  }

  private static dev.rolewright.proto.v1.CertificationRequirement certification(
      CertificationRequirement certification) {
    return dev.rolewright.proto.v1.CertificationRequirement.newBuilder()
        .setName(certification.name())
        .setNecessity(necessity(certification.necessity()))
        .setLineIndex(certification.lineIndex())
        .build();
  }

  private static dev.rolewright.proto.v1.JobStatement statement(JobStatement statement) {
    return dev.rolewright.proto.v1.JobStatement.newBuilder()
        .setText(statement.text())
        .setLineIndex(statement.lineIndex())
        .build();
  }

  private static dev.rolewright.proto.v1.Salary salary(Salary salary) {
    dev.rolewright.proto.v1.Salary.Builder builder =
        dev.rolewright.proto.v1.Salary.newBuilder()
            .setCurrency(salary.currency())
            .setPeriod(withPrefix(SalaryPeriod.class, "SALARY_PERIOD_", salary.period()))
            .setLineIndex(salary.lineIndex());
    salary.min().ifPresent(builder::setMin);
    salary.max().ifPresent(builder::setMax);
    return builder.build();
  }

  private static dev.rolewright.proto.v1.JobLine line(JobLine line) {
    return dev.rolewright.proto.v1.JobLine.newBuilder()
        .setText(line.text())
        .setStart(line.span().start())
        .setEnd(line.span().end())
        .setSection(withPrefix(LineSection.class, "LINE_SECTION_", line.section()))
        .setConfidence(line.confidence())
        .build();
  }

  private static dev.rolewright.proto.v1.Requirement requirement(
      int index, Requirement requirement) {
    dev.rolewright.proto.v1.Requirement.Builder builder =
        dev.rolewright.proto.v1.Requirement.newBuilder()
            .setIndex(index)
            .setText(requirement.text())
            .setNecessity(necessity(requirement.necessity()))
            .setLineIndex(requirement.lineIndex());
    requirement.skills().forEach(skill -> builder.addSkills(mention(skill)));
    requirement.experienceYears().ifPresent(years -> builder.setExperienceYears(years(years)));
    requirement.education().forEach(education -> builder.addEducation(education(education)));
    requirement
        .certifications()
        .forEach(certification -> builder.addCertifications(certification(certification)));
    return builder.build();
  }
}
