package dev.rolewright.parsing.model;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.Company;
import dev.rolewright.domain.CompanySize;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.EmploymentType;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobStatement;
import dev.rolewright.domain.RemoteMode;
import dev.rolewright.domain.Requirement;
import dev.rolewright.domain.Salary;
import dev.rolewright.domain.Seniority;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.parsing.model.AdText.Place;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.skills.SkillFinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A job made of what a model read and what the rules read. A fact of the model counts where its
 * quote stands in the ad and its words or numbers stand in the quote; where the model has none that
 * does, what the rules found stays. Classes such as the seniority, which no ad need name, are the
 * model's where it names one. Lines and their sections are the rules'.
 */
public final class GroundedJob {
  private final Job local;
  private final Answer answer;
  private final AdText ad;
  private final SkillFinder finder;
  private final Grounding grounding;

  private GroundedJob(Job local, Answer answer, AdText ad, SkillFinder finder) {
    this.local = local;
    this.answer = answer;
    this.ad = ad;
    this.finder = finder;
    grounding = new Grounding(answer, ad, finder);
  }

  /**
   * Makes the job.
   *
   * @param local what the rules read
   * @param lines the lines of {@code local}, with their places
   * @param json what the model answered
   * @param companyNameHint name of the employer where the caller knows it; may be empty
   */
  public static Job of(
      Job local, List<TextLine> lines, String json, String companyNameHint, SkillFinder finder) {
    return new GroundedJob(local, Answer.parse(json), AdText.of(lines), finder)
        .job(companyNameHint.strip());
  }

  private Job job(String companyNameHint) {
    List<SkillMention> mustHave = grounding.skills("must_have_skills", Set.of());
    Set<String> known = new HashSet<>();
    mustHave.forEach(skill -> known.add(Grounding.key(skill)));
    List<SkillMention> niceToHave = grounding.skills("nice_to_have_skills", known);
    boolean noSkills = mustHave.isEmpty() && niceToHave.isEmpty();
    List<EducationRequirement> education = orLocal(grounding.education(), local.education());
    List<CertificationRequirement> certifications =
        orLocal(grounding.certifications(), local.certifications());
    List<Requirement> requirements =
        orLocal(requirements(education, certifications), local.requirements());
    Optional<ExperienceYears> years = grounding.years().or(local::experienceYears);
    Optional<Salary> salary = grounding.salary().or(local::salary);
    List<JobStatement> responsibilities =
        orLocal(grounding.statements("responsibilities"), local.responsibilities());
    List<JobStatement> values =
        orLocal(grounding.statements("company_values"), local.companyValues());
    List<JobStatement> benefits = orLocal(grounding.statements("benefits"), local.benefits());
    return new Job(
        "",
        grounding.words(answer.text("role_title")).orElse(local.roleTitle()),
        company(companyNameHint),
        noSkills ? local.mustHaveSkills() : mustHave,
        noSkills ? local.niceToHaveSkills() : niceToHave,
        years,
        education,
        certifications,
        responsibilities,
        values,
        benefits,
        answer.choice(Seniority.class, "seniority", local.seniority()),
        named(answer.text("function"), local.function()),
        named(answer.text("sector"), local.sector()),
        grounding.words(answer.text("location")).orElse(local.location()),
        choice(RemoteMode.class, "remote_mode", RemoteMode.UNSPECIFIED, local.remoteMode()),
        choice(
            EmploymentType.class,
            "employment_type",
            EmploymentType.UNSPECIFIED,
            local.employmentType()),
        salary,
        local.lines(),
        local.language(),
        confidence(),
        requirements,
        Optional.empty());
  }

  /** The more of what the model told is in the ad, the more it is to be believed. */
  private double confidence() {
    return local.parsingConfidence() * (1 + grounding.share()) / 2;
  }

  private Company company(String hint) {
    Answer company = answer.object("company");
    Company own = local.company();
    String name = hint.isEmpty() ? grounding.words(company.text("name")).orElse(own.name()) : hint;
    return new Company(
        name,
        named(company.text("industry"), own.industry()),
        choiceOf(company, CompanySize.class, "size", CompanySize.UNSPECIFIED, own.size()));
  }

  private List<Requirement> requirements(
      List<EducationRequirement> education, List<CertificationRequirement> certifications) {
    List<Requirement> requirements = new ArrayList<>();
    for (Answer item : answer.list("requirements")) {
      grounding
          .counted(grounding.quoted(item))
          .ifPresent(
              quote -> requirements.add(requirement(item, quote, education, certifications)));
    }
    return requirements;
  }

  private Requirement requirement(
      Answer item,
      Place quote,
      List<EducationRequirement> education,
      List<CertificationRequirement> certifications) {
    String words = ad.words(quote);
    Optional<Requirement> read =
        local.requirements().stream()
            .filter(own -> own.lineIndex() == quote.line())
            .filter(own -> AdText.comparable(words).contains(AdText.comparable(own.text())))
            .findFirst();
    List<SkillMention> skills =
        finder.find(words).stream()
            .filter(found -> !found.negated())
            .flatMap(found -> ad.findWords(found.surface(), quote).stream())
            .map(grounding::mention)
            .toList();
    return new Requirement(
        words,
        Grounding.necessity(item),
        quote.line(),
        skills,
        read.flatMap(Requirement::experienceYears),
        education.stream().filter(one -> one.lineIndex() == quote.line()).toList(),
        certifications.stream().filter(one -> one.lineIndex() == quote.line()).toList());
  }

  private static <T> List<T> orLocal(List<T> read, List<T> rules) {
    return read.isEmpty() ? rules : read;
  }

  private static String named(String told, String rules) {
    return told.isEmpty() ? rules : told;
  }

  private <E extends Enum<E>> E choice(Class<E> type, String field, E none, E rules) {
    return choiceOf(answer, type, field, none, rules);
  }

  private static <E extends Enum<E>> E choiceOf(
      Answer of, Class<E> type, String field, E none, E rules) {
    E chosen = of.choice(type, field, none);
    return chosen == none ? rules : chosen;
  }
}
