package dev.rolewright.parsing.job;

import dev.rolewright.domain.LineSection;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.parsing.text.Words;
import dev.rolewright.platform.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says what each line of an ad is about. Headings, phrases, facts (pay, years, degrees) and the
 * lines around it speak for sections with weights; the section with the most wins. Lines that stay
 * close are compared with typical sentences by their meaning.
 */
public final class LineClassifier {
  /** A lead below this is not decided by rules. */
  private static final double UNSURE = 1.0;

  /** Share of a heading's reach that is left where other matters came in between. */
  private static final double INTERRUPTED = 0.3;

  private static final Set<String> CLOSINGS =
      Set.of(
          "cheers",
          "regards",
          "kind regards",
          "best regards",
          "best",
          "best wishes",
          "thanks",
          "many thanks",
          "thank you",
          "sincerely",
          "yours sincerely",
          "yours faithfully",
          "mit freundlichen grüßen",
          "viele grüße",
          "cordialement",
          "saludos");

  private final LineScorer scorer;
  private final Optional<SectionPrototypes> prototypes;

  public LineClassifier(LineScorer scorer, Optional<SectionPrototypes> prototypes) {
    this.scorer = scorer;
    this.prototypes = prototypes;
  }

  /**
   * A line with what it is about.
   *
   * @param topic what the heading above it announces
   * @param confidence 0..1
   */
  public record Line(
      TextLine line,
      HeadingReader.Mark mark,
      LineSection section,
      Topic topic,
      double confidence) {}

  /** What the lines of an ad are about, and whether the meaning of lines had to be compared. */
  public record Result(List<Line> lines, boolean compared) {}

  /** What is known of the ad as a whole before its lines are judged. */
  public record Head(int titleLine, String company, String location) {}

  /**
   * Says what each line is about.
   *
   * @param caller who waits for the ad
   */
  public Result classify(
      Checkpoint caller, List<TextLine> lines, List<HeadingReader.Mark> marks, Head head) {
    List<Topic> topics = Topics.of(lines, marks);
    List<SectionScores> scores = new ArrayList<>(lines.size());
    double[] reaches = Topics.reaches(lines, marks);
    boolean interrupted = false;
    for (int index = 0; index < lines.size(); index++) {
      caller.checkActive();
      interrupted &= !marks.get(index).heading();
      double reach = (interrupted ? INTERRUPTED : 1) * reaches[index];
      SectionScores own = scorer.score(lines, marks, topics, head, index, reach);
      interrupted |= interrupts(topics.get(index), own);
      scores.add(own);
    }
    boolean compared = compare(caller, lines, marks, scores);
    List<Line> classified = new ArrayList<>(lines.size());
    LineSection before = LineSection.OTHER;
    boolean signature = false;
    for (int index = 0; index < lines.size(); index++) {
      TextLine line = lines.get(index);
      signature = (signature || isClosing(line)) && !marks.get(index).heading();
      boolean legal =
          scores.get(index).best() == LineSection.LEGAL
              || (before == LineSection.LEGAL && goesOn(lines, index));
      Optional<LineSection> fixed =
          signature && !legal ? Optional.of(LineSection.OTHER) : fixed(lines, marks, head, index);
      SectionScores own = scores.get(index);
      if (fixed.isEmpty() && index > 0) {
        follow(lines, marks, index, before, own);
      }
      LineSection section = fixed.orElseGet(own::best);
      double confidence = fixed.isPresent() ? 0.95 : Confidence.ofLead(own.margin());
      classified.add(new Line(line, marks.get(index), section, topics.get(index), confidence));
      before = section;
    }
    return new Result(classified, compared);
  }

  /** Returns whether a line closes a letter, so that a signature follows. */
  private static boolean isClosing(TextLine line) {
    return line.text().equals("--") || CLOSINGS.contains(Words.of(line.body()).joined());
  }

  /** Sections that the form of a line settles. */
  private static Optional<LineSection> fixed(
      List<TextLine> lines, List<HeadingReader.Mark> marks, Head head, int index) {
    if (index == head.titleLine()) {
      return Optional.of(LineSection.TITLE);
    }
    boolean words = lines.get(index).body().codePoints().anyMatch(Character::isLetterOrDigit);
    boolean other = marks.get(index).heading() || !words || lines.get(index).layout().navigation();
    return other ? Optional.of(LineSection.OTHER) : Optional.empty();
  }

  /**
   * Pay, a legal notice, or a duty amid wishes ends the heading's reach: texts that lost their
   * later headings go on with benefits and how to apply.
   */
  private static boolean interrupts(Topic topic, SectionScores scores) {
    boolean asks =
        topic == Topic.MUST_HAVE || topic == Topic.NICE_TO_HAVE || topic == Topic.RESPONSIBILITY;
    LineSection best = scores.best();
    boolean duty = topic == Topic.NICE_TO_HAVE && best == LineSection.MUST_HAVE;
    return duty || (asks && (best == LineSection.SALARY || best == LineSection.LEGAL));
  }

  /**
   * Asks for the meaning of the lines that the rules leave open. Under headings the rules decide
   * alone: what they leave open there is seldom worth the time.
   */
  private boolean compare(
      Checkpoint caller,
      List<TextLine> lines,
      List<HeadingReader.Mark> marks,
      List<SectionScores> scores) {
    if (prototypes.isEmpty() || isStructured(marks)) {
      return false;
    }
    List<String> bodies = new ArrayList<>();
    List<SectionScores> open = new ArrayList<>();
    for (int index = 0;
        index < lines.size() && bodies.size() < SectionPrototypes.MOST_LINES;
        index++) {
      boolean unsure = scores.get(index).margin() < UNSURE && !marks.get(index).heading();
      if (unsure && isSentence(lines.get(index))) {
        bodies.add(lines.get(index).body());
        open.add(scores.get(index));
      }
    }
    if (bodies.isEmpty()) {
      return false;
    }
    prototypes.get().score(caller, bodies, open);
    return true;
  }

  private static boolean isSentence(TextLine line) {
    return Words.of(line.body()).size() >= 3 && !line.layout().navigation();
  }

  /** Returns whether the headings of an ad part what is asked for from the rest. */
  private static boolean isStructured(List<HeadingReader.Mark> marks) {
    long telling =
        marks.stream()
            .filter(mark -> mark.heading() && mark.topic() != Topic.NONE)
            .map(HeadingReader.Mark::topic)
            .distinct()
            .count();
    return telling >= 2;
  }

  /** A line leans to the section before it: strongly where its sentence or list goes on. */
  private static void follow(
      List<TextLine> lines,
      List<HeadingReader.Mark> marks,
      int index,
      LineSection before,
      SectionScores scores) {
    TextLine line = lines.get(index);
    if (marks.get(index - 1).heading() || before == LineSection.TITLE) {
      return;
    }
    boolean list =
        line.layout().bulleted()
            && lines.get(index - 1).layout().bulleted()
            && !line.layout().afterBlank();
    if (goesOn(lines, index)) {
      scores.add(before, 3);
    } else if (list && before != LineSection.SALARY) {
      scores.add(before, 0.9);
    } else if (before != LineSection.COMPANY
        && before != LineSection.LOCATION
        && before != LineSection.SALARY) {
      scores.add(before, 0.4);
    }
  }

  /** Returns whether a line goes on with the sentence of the line before. */
  private static boolean goesOn(List<TextLine> lines, int index) {
    TextLine line = lines.get(index);
    return index > 0
        && !line.layout().afterBlank()
        && !line.layout().bulleted()
        && !line.body().isEmpty()
        && Character.isLowerCase(line.body().codePointAt(0))
        && !endsSentence(lines.get(index - 1).body());
  }

  private static boolean endsSentence(String body) {
    return body.endsWith(".") || body.endsWith("!") || body.endsWith("?") || body.endsWith(":");
  }
}
