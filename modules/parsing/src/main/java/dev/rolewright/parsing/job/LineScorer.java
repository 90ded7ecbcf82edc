package dev.rolewright.parsing.job;

import dev.rolewright.domain.LineSection;
import dev.rolewright.domain.Necessity;
import dev.rolewright.parsing.text.RequirementOpenings;
import dev.rolewright.parsing.text.Sentences;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.parsing.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Weighs what the phrases, the facts, the label and the heading of a line say it is about. */
public final class LineScorer {
  /** What holds for every candidate, whatever wishes stand before it. */
  private static final Pattern DUTY =
      Pattern.compile(
          "(?i)\\b(?:candidates?|applicants?|you|position|role)\\s(?:must|will be required|has to"
              + "|have to)\\b|\\b(?:is|are) required (?:for|of|to) (?:this|the|all|hold)\\b");

  /** With its phrase, more than the heading of a list of wishes. */
  private static final double DUTY_WEIGHT = 4;

  private final SectionCues cues;
  private final Clauses clauses;
  private final CertificationReader certifications;
  private final Places places;
  private final RequirementOpenings openings;

  public LineScorer(
      SectionCues cues,
      Clauses clauses,
      CertificationReader certifications,
      Places places,
      RequirementOpenings openings) {
    this.cues = cues;
    this.clauses = clauses;
    this.certifications = certifications;
    this.places = places;
    this.openings = openings;
  }

  /**
   * Returns what a line tells by itself and by its heading.
   *
   * @param reach how far the heading above reaches the line, 0..1
   */
  SectionScores score(
      List<TextLine> lines,
      List<HeadingReader.Mark> marks,
      List<Topic> topics,
      LineClassifier.Head head,
      int index,
      double reach) {
    TextLine line = lines.get(index);
    HeadingReader.Mark mark = marks.get(index);
    Topic topic = topics.get(index);
    SectionScores scores = new SectionScores();
    scores.add(topic.section(), reach * topic.weight());
    mark.label().ifPresent(section -> scores.add(section, labelWeight(section)));
    String body = line.body();
    Words words = Words.of(body);
    String asked = Denials.without(body);
    cues.score(asked.equals(body) ? words : Words.of(asked), scores);
    addOpening(body, scores);
    if (topic.section() == LineSection.RESPONSIBILITY && openings.opens(words)) {
      scores.add(LineSection.MUST_HAVE, 3.5);
    }
    boolean initials = topic == Topic.NONE && body.length() <= 3;
    if (words.size() == 1 && (line.layout().continued() || initials)) {
      scores.add(LineSection.OTHER, 4);
    }
    addFacts(body, topic, scores);
    addNecessity(body, scores, topic);
    if (topic == Topic.NICE_TO_HAVE && !line.layout().bulleted() && DUTY.matcher(body).find()) {
      scores.add(LineSection.MUST_HAVE, DUTY_WEIGHT);
    }
    boolean near = topic == Topic.NONE || topic == Topic.ROLE || topic == Topic.ABOUT;
    if (index < 14 && near) {
      addHead(line, head, index, scores);
    }
    return scores;
  }

  /** The first sentence of several says more of a paragraph than the others. */
  private void addOpening(String body, SectionScores scores) {
    if (body.length() < 120) {
      return;
    }
    List<Sentences.Piece> sentences = Sentences.sentences(body);
    if (sentences.size() > 1) {
      boolean greeting = sentences.getFirst().end() < 15;
      Sentences.Piece first = sentences.get(greeting ? 1 : 0);
      cues.score(Words.of(body.substring(first.start(), first.end())), scores);
    }
  }

  private static double labelWeight(LineSection section) {
    return switch (section) {
      case OTHER, ABOUT -> 3;
      case SALARY, LOCATION, COMPANY, TITLE -> 6;
      case RESPONSIBILITY, MUST_HAVE, NICE_TO_HAVE, BENEFIT, LEGAL -> 5;
    };
  }

  private void addFacts(String body, Topic topic, SectionScores scores) {
    boolean nice = topic == Topic.NICE_TO_HAVE;
    LineSection asked = nice ? LineSection.NICE_TO_HAVE : LineSection.MUST_HAVE;
    boolean offers = topic == Topic.BENEFIT || topic == Topic.LEGAL;
    if (!offers && YearsReader.read(body, false).isPresent()) {
      scores.add(asked, 2.5);
    }
    if (!offers && !EducationReader.read(body, Necessity.MUST_HAVE, 0).isEmpty()) {
      scores.add(asked, 2);
    }
    if (!offers && !certifications.read(body, Necessity.MUST_HAVE, 0).isEmpty()) {
      scores.add(asked, 1.2);
    }
    boolean announced = topic == Topic.SALARY;
    Optional<SalaryReader.Found> salary = SalaryReader.read(body, 0, announced);
    salary.ifPresent(found -> scores.add(LineSection.SALARY, Math.min(8, 3 + found.score())));
    boolean talk = salary.isEmpty() && topic == Topic.NONE && scores.get(LineSection.SALARY) < 5;
    if (talk && Sentences.sentences(body).size() > 1) {
      // Words about pay amid other sentences, without an amount.
      scores.add(LineSection.SALARY, -4);
    }
    if (salary.isEmpty() && topic == Topic.BENEFIT && scores.get(LineSection.SALARY) > 0) {
      // "Competitive salary" in a list of benefits is one of them.
      scores.add(LineSection.SALARY, -3);
    }
  }

  /** A line of which only a part is "a plus" stays a requirement. */
  private void addNecessity(String body, SectionScores scores, Topic topic) {
    double nice = scores.get(LineSection.NICE_TO_HAVE);
    if (nice < 5 || topic == Topic.NICE_TO_HAVE) {
      return;
    }
    int welcome = 0;
    List<Clauses.Clause> parts = clauses.split(body, Necessity.MUST_HAVE);
    Clauses.Clause opening = parts.getFirst();
    boolean must = opening.necessity() == Necessity.MUST_HAVE;
    if (must && (topic == Topic.MUST_HAVE || opening.insists())) {
      scores.add(LineSection.NICE_TO_HAVE, -4.5);
      return;
    }
    for (Clauses.Clause clause : parts) {
      boolean plus = clause.necessity() == Necessity.NICE_TO_HAVE;
      welcome += plus ? clause.end() - clause.start() : 0;
    }
    if (welcome * 5 > body.length() * 4 && topic == Topic.MUST_HAVE) {
      // "PhD preferred" in a list of what is required.
      scores.add(LineSection.NICE_TO_HAVE, 5);
    }
    if (welcome * 2 < body.length()) {
      scores.add(LineSection.NICE_TO_HAVE, -4.5);
      scores.add(LineSection.MUST_HAVE, 1);
    }
  }

  private void addHead(TextLine line, LineClassifier.Head head, int index, SectionScores scores) {
    String body = line.body();
    boolean brief =
        body.length() <= 110
            && !body.endsWith(".")
            && !body.endsWith("?")
            && Words.of(body).size() <= 14;
    if (brief && !line.layout().bulleted()) {
      String company = head.company();
      if (!company.isEmpty() && body.contains(company)) {
        boolean first = body.indexOf(company) <= 4;
        scores.add(LineSection.COMPANY, first ? 5 : 2.5);
      }
      boolean named = scores.get(LineSection.COMPANY) >= 5;
      boolean place = !head.location().isEmpty() && body.contains(head.location());
      if (place || places.isIn(body)) {
        scores.add(LineSection.LOCATION, named ? 1.5 : place ? 4 : 2.5);
      }
      if (WorkTermsReader.isTerm(body)) {
        scores.add(LineSection.OTHER, 2.5);
      }
      scores.add(LineSection.OTHER, 1);
    } else if (index < 8) {
      scores.add(LineSection.ABOUT, 0.8);
    }
    int name = head.company().isEmpty() ? -1 : body.indexOf(firstWord(head.company()));
    if (!brief && name >= 0 && name < 40) {
      scores.add(LineSection.ABOUT, 1.5);
    }
  }

  private static String firstWord(String name) {
    int blank = name.indexOf(' ');
    return blank < 0 ? name : name.substring(0, blank);
  }
}
