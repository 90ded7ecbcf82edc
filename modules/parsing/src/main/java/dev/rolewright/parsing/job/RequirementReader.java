package dev.rolewright.parsing.job;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.EducationRequirement;
import dev.rolewright.domain.LineSection;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Requirement;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.Span;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.parsing.text.Words;
import dev.rolewright.skills.FoundSkill;
import dev.rolewright.skills.SkillAlternatives;
import dev.rolewright.skills.SkillFinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Turns the lines that ask for something into requirements with their skills and facts. */
public final class RequirementReader {
  /** Shorter lines, in UTF-16 units, say one thing: that of their section. */
  private static final int SHORTEST_PROSE = 60;

  private final SkillFinder finder;
  private final Clauses clauses;
  private final CertificationReader certifications;

  public RequirementReader(
      SkillFinder finder, Clauses clauses, CertificationReader certifications) {
    this.finder = finder;
    this.clauses = clauses;
    this.certifications = certifications;
  }

  /** Returns the requirements of an ad in the order of its text. */
  public List<AskedRequirement> read(List<LineClassifier.Line> lines) {
    List<AskedRequirement> requirements = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      LineSection section = lines.get(index).section();
      if (section == LineSection.MUST_HAVE || section == LineSection.NICE_TO_HAVE) {
        readLine(lines.get(index), index, requirements);
      } else if (mayAsk(lines.get(index))) {
        readAsides(lines.get(index), index, requirements);
      }
    }
    return requirements;
  }

  /**
   * Returns the skills that the tasks of a job name, each once and none a trait: what the ad of
   * prose tells where it asks for no skill.
   */
  public List<SkillMention> usedAtWork(List<LineClassifier.Line> lines) {
    Map<String, SkillMention> used = new LinkedHashMap<>();
    for (int index = 0; index < lines.size(); index++) {
      LineClassifier.Line line = lines.get(index);
      if (line.section() == LineSection.RESPONSIBILITY && !line.mark().heading()) {
        List<SkillMention> named = new ArrayList<>();
        int end = line.line().text().length();
        readSkills(line.line(), index, 0, end, false, named, new ArrayList<>());
        named.stream()
            .filter(mention -> !Traits.is(mention))
            .forEach(mention -> used.putIfAbsent(mention.skillId(), mention));
      }
    }
    return List.copyOf(used.values());
  }

  private void readLine(
      LineClassifier.Line line, int lineIndex, List<AskedRequirement> requirements) {
    Necessity usual =
        line.section() == LineSection.MUST_HAVE ? Necessity.MUST_HAVE : Necessity.NICE_TO_HAVE;
    String body = line.mark().label().isPresent() ? line.mark().value() : line.line().body();
    List<Clauses.Clause> parts = clauses.split(body, usual);
    boolean whole = parts.size() == 1 || line.topic() == Topic.NICE_TO_HAVE;
    if (whole) {
      Necessity necessity =
          parts.size() == 1 && line.topic() != Topic.NICE_TO_HAVE
              ? parts.getFirst().necessity()
              : usual;
      Optional<AskedRequirement> requirement =
          requirement(line, lineIndex, body, necessity, 0, line.line().text().length());
      requirement.ifPresent(requirements::add);
      return;
    }
    String text = line.line().text();
    int from = 0;
    for (Clauses.Clause part : parts) {
      String words = body.substring(part.start(), part.end()).strip();
      int to = endInText(text, from, words);
      requirement(line, lineIndex, words, part.necessity(), from, to)
          .filter(asked -> part.start() == 0 || asks(asked.requirement(), part))
          .ifPresent(requirements::add);
      from = to;
    }
  }

  /** Returns whether a line that is about something else may ask for something in passing. */
  private static boolean mayAsk(LineClassifier.Line line) {
    return switch (line.section()) {
      case ABOUT, LOCATION, SALARY, OTHER -> !line.mark().heading() && isProse(line);
      case RESPONSIBILITY -> !line.line().layout().bulleted() && isProse(line);
      case TITLE, COMPANY, BENEFIT, LEGAL, MUST_HAVE, NICE_TO_HAVE -> false;
    };
  }

  private static boolean isProse(LineClassifier.Line line) {
    return line.line().body().length() >= SHORTEST_PROSE && line.mark().label().isEmpty();
  }

  /**
   * Reads what a paragraph about something else asks for: a part that says "required" or
   * "desirable" of a skill, certificate or degree, or that tells years of experience.
   */
  private void readAsides(
      LineClassifier.Line line, int lineIndex, List<AskedRequirement> requirements) {
    String body = line.line().body();
    String text = line.line().text();
    int from = 0;
    for (Clauses.Clause part : clauses.splitAll(body, Necessity.MUST_HAVE)) {
      String words = body.substring(part.start(), part.end()).strip();
      int to = endInText(text, from, words);
      boolean years = YearsReader.read(words, false).isPresent();
      if (part.insists() || years) {
        requirement(line, lineIndex, words, part.necessity(), from, to)
            .filter(asked -> hasFact(asked.requirement()))
            .ifPresent(requirements::add);
      }
      from = to;
    }
  }

  /** A part without a phrase or fact that asks for something is a remark. */
  private static boolean asks(Requirement requirement, Clauses.Clause part) {
    return part.insists() || hasFact(requirement);
  }

  private static boolean hasFact(Requirement requirement) {
    return !requirement.skills().isEmpty()
        || !requirement.education().isEmpty()
        || !requirement.certifications().isEmpty()
        || requirement.experienceYears().isPresent();
  }

  /** Where a part of the body ends in the line as it is written, marks of Markdown included. */
  private static int endInText(String text, int from, String part) {
    int letters = (int) part.chars().filter(Character::isLetterOrDigit).count();
    int at = from;
    while (at < text.length() && letters > 0) {
      letters -= Character.isLetterOrDigit(text.charAt(at)) ? 1 : 0;
      at++;
    }
    return at;
  }

  private Optional<AskedRequirement> requirement(
      LineClassifier.Line line,
      int lineIndex,
      String words,
      Necessity necessity,
      int from,
      int to) {
    if (words.isBlank()) {
      return Optional.empty();
    }
    String asked = Denials.without(words);
    boolean denies = !asked.equals(words);
    List<EducationRequirement> education = EducationReader.read(asked, necessity, lineIndex);
    List<CertificationRequirement> found = certifications.read(asked, necessity, lineIndex);
    List<SkillMention> skills = new ArrayList<>();
    List<SkillMention> alternatives = new ArrayList<>();
    boolean wished = !denies && isWish(words, necessity);
    readSkills(line.line(), lineIndex, from, to, wished, skills, alternatives);
    Requirement requirement =
        new Requirement(
            words, necessity, lineIndex, skills, YearsReader.read(asked, true), education, found);
    if (denies && !hasFact(requirement) && !clauses.insists(asked)) {
      return Optional.empty();
    }
    return Optional.of(new AskedRequirement(requirement, alternatives));
  }

  /** "Kafka is not a requirement, but it helps" denies the duty, not the skill. */
  private static boolean isWish(String words, Necessity necessity) {
    return necessity == Necessity.NICE_TO_HAVE && Wishes.isNoDuty(Words.of(words));
  }

  private void readSkills(
      TextLine line,
      int lineIndex,
      int from,
      int to,
      boolean wished,
      List<SkillMention> skills,
      List<SkillMention> alternatives) {
    String text = line.text().substring(from, to);
    if (text.isBlank()) {
      return;
    }
    int shift = line.text().codePointCount(0, from);
    IntPredicate undenied = undenied(text);
    List<FoundSkill> named =
        finder.find(text).stream()
            .filter(found -> wished || !found.negated())
            .filter(found -> undenied.test(found.span().start()))
            .toList();
    Set<Integer> choices = new HashSet<>();
    SkillAlternatives.in(text, named).forEach(choice -> choices.addAll(choice.members()));
    for (int index = 0; index < named.size(); index++) {
      FoundSkill found = named.get(index);
      Span span = line.spanOf(shift + found.span().start(), shift + found.span().end());
      SkillMention mention =
          new SkillMention(
              found.skill().id(),
              found.skill().label(),
              found.surface(),
              Optional.of(span),
              lineIndex);
      skills.add(mention);
      if (choices.contains(index)) {
        alternatives.add(mention);
      }
    }
  }

  /** Tells of a place, in code points of a text, whether the text denies no need there. */
  private static IntPredicate undenied(String text) {
    List<Denials.Part> parts = Denials.in(text);
    List<Span> denied = new ArrayList<>();
    for (Denials.Part part : parts) {
      int start = text.codePointCount(0, part.start());
      denied.add(new Span(start, start + text.codePointCount(part.start(), part.end())));
    }
    return place -> denied.stream().noneMatch(span -> span.start() <= place && place < span.end());
  }
}
