package dev.rolewright.parsing.model;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.EducationLevel;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.JobStatement;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Salary;
import dev.rolewright.domain.SalaryPeriod;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.parsing.model.AdText.Place;
import dev.rolewright.skills.FoundSkill;
import dev.rolewright.skills.SkillFinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks up in an ad what a model told of it, and counts how much of it is there. Serves one answer.
 */
final class Grounding {
  private static final int MAX_YEARS = 60;

  private final Answer answer;
  private final AdText ad;
  private final SkillFinder finder;
  private int told;
  private int grounded;

  Grounding(Answer answer, AdText ad, SkillFinder finder) {
    this.answer = answer;
    this.ad = ad;
    this.finder = finder;
  }

  /** Returns the share of what was told that is in the ad, 0..1. */
  double share() {
    return told == 0 ? 0 : (double) grounded / told;
  }

  List<SkillMention> skills(String field, Set<String> known) {
    Set<String> seen = new HashSet<>(known);
    List<SkillMention> mentions = new ArrayList<>();
    for (Answer item : answer.list(field)) {
      Optional<SkillMention> mention =
          quoted(item).flatMap(quote -> ad.findWords(item.text("name"), quote)).map(this::mention);
      count(mention.isPresent());
      mention.filter(skill -> seen.add(key(skill))).ifPresent(mentions::add);
    }
    return mentions;
  }

  static String key(SkillMention skill) {
    return skill.skillId().isEmpty() ? AdText.comparable(skill.label()) : skill.skillId();
  }

  SkillMention mention(Place place) {
    String words = ad.words(place);
    Optional<FoundSkill> known =
        finder.find(words).stream()
            .filter(found -> found.surface().length() == words.length())
            .findFirst();
    return new SkillMention(
        known.map(found -> found.skill().id()).orElse(""),
        known.map(found -> found.skill().label()).orElse(words),
        words,
        ad.span(place),
        place.line());
  }

  Optional<ExperienceYears> years() {
    Answer years = answer.object("experience_years");
    return years.node().isObject()
        ? counted(quoted(years).flatMap(quote -> years(years, quote)))
        : Optional.empty();
  }

  private Optional<ExperienceYears> years(Answer years, Place quote) {
    Optional<Integer> min = years.number("min").flatMap(number -> year(number, quote));
    Optional<Integer> max = years.number("max").flatMap(number -> year(number, quote));
    if (min.isEmpty() && max.isEmpty()) {
      return Optional.empty();
    }
    boolean ordered = min.isEmpty() || max.isEmpty() || min.get() <= max.get();
    return Optional.of(new ExperienceYears(min, ordered ? max : Optional.empty()));
  }

  private Optional<Integer> year(double number, Place quote) {
    boolean possible = number >= 0 && number <= MAX_YEARS && ad.hasNumber(number, quote);
    return possible ? Optional.of((int) Math.ceil(number)) : Optional.empty();
  }

  Optional<Salary> salary() {
    Answer salary = answer.object("salary");
    return salary.node().isObject()
        ? counted(quoted(salary).flatMap(quote -> salary(salary, quote)))
        : Optional.empty();
  }

  private Optional<Salary> salary(Answer salary, Place quote) {
    Optional<Double> min = salary.number("min").filter(number -> ad.hasNumber(number, quote));
    Optional<Double> max = salary.number("max").filter(number -> ad.hasNumber(number, quote));
    boolean ordered = min.isEmpty() || max.isEmpty() || min.get() <= max.get();
    if ((min.isEmpty() && max.isEmpty()) || !ordered) {
      return Optional.empty();
    }
    return Optional.of(
        new Salary(
            min,
            max,
            salary.text("currency").matches("[A-Z]{3}") ? salary.text("currency") : "",
            salary.choice(SalaryPeriod.class, "period", SalaryPeriod.UNSPECIFIED),
            quote.line()));
  }

  List<EducationRequirement> education() {
    List<EducationRequirement> education = new ArrayList<>();
    for (Answer item : answer.list("education")) {
      counted(quoted(item))
          .ifPresent(
              quote ->
                  education.add(
                      new EducationRequirement(
                          item.choice(EducationLevel.class, "level", EducationLevel.UNSPECIFIED),
                          item.texts("fields").stream()
                              .flatMap(field -> ad.findWords(field, quote).stream())
                              .map(ad::words)
                              .toList(),
                          item.flag("or_equivalent"),
                          necessity(item),
                          quote.line())));
    }
    return education;
  }

  List<CertificationRequirement> certifications() {
    List<CertificationRequirement> certifications = new ArrayList<>();
    for (Answer item : answer.list("certifications")) {
      Optional<Place> name = quoted(item).flatMap(quote -> ad.findWords(item.text("name"), quote));
      counted(name)
          .ifPresent(
              place ->
                  certifications.add(
                      new CertificationRequirement(
                          ad.words(place), necessity(item), place.line())));
    }
    return certifications;
  }

  List<JobStatement> statements(String field) {
    List<JobStatement> statements = new ArrayList<>();
    for (String quote : answer.texts(field)) {
      counted(ad.find(quote))
          .ifPresent(place -> statements.add(new JobStatement(ad.words(place), place.line())));
    }
    return statements;
  }

  static Necessity necessity(Answer item) {
    return item.choice(Necessity.class, "necessity", Necessity.NICE_TO_HAVE);
  }

  Optional<Place> quoted(Answer item) {
    return ad.find(item.text("quote"));
  }

  Optional<String> words(String told) {
    return told.isEmpty() ? Optional.empty() : counted(ad.find(told)).map(ad::words);
  }

  <T> Optional<T> counted(Optional<T> found) {
    count(found.isPresent());
    return found;
  }

  private void count(boolean isGrounded) {
    told++;
    grounded += isGrounded ? 1 : 0;
  }
}
