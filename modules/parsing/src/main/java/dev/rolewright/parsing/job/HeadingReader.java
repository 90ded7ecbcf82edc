package dev.rolewright.parsing.job;

import dev.rolewright.domain.LineSection;
import dev.rolewright.parsing.text.ListMark;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells headings and labelled lines from the others. */
public final class HeadingReader {
  private static final int LONGEST_HEADING = 90;
  private static final int LONGEST_LABEL = 60;

  private static final int FEWEST_SHOUTED = 5;

  /** "Other duties as assigned" and "any other tasks" are no headings. */
  private static final Pattern DUTIES =
      Pattern.compile(
          "(?iu)(?!other\\b|any\\b|additional\\b|no\\b)(?:[\\p{L}&/,'’-]{1,30}\\s){0,4}(?:duties"
              + "|responsibilities|accountabilities|tasks)(?:\\s(?:of|for|in|and|&|/|include)(?:\\s[\\p{L}&/'’-]{1,30}){1,4})?");

  private final HeadingLexicon lexicon;

  public HeadingReader(HeadingLexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * What a line is in the structure of an ad.
   *
   * @param heading whether the line is a heading
   * @param topic what a heading announces; NONE where that is unknown or the line is none
   * @param label section that a label in front says
   * @param value words after the label; the whole line where there is no label
   */
  public record Mark(boolean heading, Topic topic, Optional<LineSection> label, String value) {}

  public List<Mark> read(List<TextLine> lines) {
    List<Mark> marks = new ArrayList<>(lines.size());
    boolean shouted = isShouted(lines);
    for (int index = 0; index < lines.size(); index++) {
      marks.add(mark(lines, index, shouted));
    }
    return marks;
  }

  /** Where most lines are in capitals, capitals do not show a heading. */
  private static boolean isShouted(List<TextLine> lines) {
    long capitals = lines.stream().filter(line -> isCapitals(line.body())).count();
    return lines.size() >= FEWEST_SHOUTED && capitals * 2 > lines.size();
  }

  private Mark mark(List<TextLine> lines, int index, boolean shouted) {
    TextLine line = lines.get(index);
    String body = line.body();
    Optional<Topic> heading = headingTopic(lines, index, shouted);
    if (heading.isPresent()) {
      return new Mark(true, heading.get(), Optional.empty(), "");
    }
    int colon = labelEnd(body);
    if (colon > 0) {
      String label = body.substring(0, colon);
      String value = body.substring(colon + 1).strip();
      Optional<LineSection> section = lexicon.label(label);
      if (section.isEmpty() && !line.layout().bulleted()) {
        section = lexicon.whole(label).or(() -> longLabel(label)).map(Topic::section);
      }
      if (section.isEmpty() && Wishes.isIn(Words.of(label))) {
        section = Optional.of(LineSection.NICE_TO_HAVE);
      }
      if (section.isPresent()) {
        return new Mark(false, Topic.NONE, section, value);
      }
    }
    return new Mark(false, Topic.NONE, Optional.empty(), body);
  }

  /** "You'd be a great fit for this role if you have": a label that tells by a part of it. */
  private Optional<Topic> longLabel(String label) {
    boolean several = Words.of(label).size() >= 4;
    return lexicon
        .part(label)
        .filter(part -> several && part.words() >= 2)
        .map(HeadingLexicon.Part::topic)
        .filter(topic -> topic == Topic.MUST_HAVE || topic == Topic.NICE_TO_HAVE);
  }

  /** Returns where the label of "Label: value" ends, or -1. */
  private static int labelEnd(String body) {
    int colon = body.indexOf(':');
    boolean label = colon > 0 && colon <= LONGEST_LABEL && colon + 1 < body.length();
    return label && !body.startsWith("//", colon + 1) ? colon : -1;
  }

  private Optional<Topic> headingTopic(List<TextLine> lines, int index, boolean shouted) {
    TextLine line = lines.get(index);
    String body = line.body();
    boolean last = index == lines.size() - 1;
    Words words = Words.of(body);
    boolean brief = body.length() <= LONGEST_HEADING && words.size() <= 10 && !words.isEmpty();
    if (!brief || line.layout().navigation()) {
      return Optional.empty();
    }
    boolean colon = body.endsWith(":") || body.endsWith(":-");
    boolean markup = line.layout().headingLevel() > 0;
    boolean bold = line.layout().emphasised() && !line.layout().bulleted();
    boolean capitals = !shouted && isCapitals(body);
    boolean nextBulleted = !last && lines.get(index + 1).layout().bulleted();
    boolean explicit = colon || markup || bold || (capitals && !line.layout().bulleted());
    Optional<Topic> whole = lexicon.whole(body);
    if (whole.isPresent() && mayBeWhole(line, explicit, last, body)) {
      return whole;
    }
    boolean question = body.endsWith("?") && words.size() <= 8;
    boolean sentence = body.endsWith(".") || body.endsWith(";") || body.endsWith(",");
    if (sentence || (line.layout().bulleted() && !markup && !(colon && nextBulleted))) {
      return Optional.empty();
    }
    if (!last && !line.layout().bulleted() && Wishes.isDangling(words)) {
      return Optional.of(Topic.NICE_TO_HAVE);
    }
    Optional<HeadingLexicon.Part> part = lexicon.part(body);
    if (explicit || question) {
      return explicitHeading(lines, index, part, markup, colon, bold);
    }
    if (opensDuties(lines, index)) {
      return Optional.of(Topic.RESPONSIBILITY);
    }
    boolean weak =
        part.isPresent()
            && part.get().words() >= 2
            && words.size() <= 7
            && nextBulleted
            && line.layout().afterBlank();
    return weak ? Optional.of(part.get().topic()) : Optional.empty();
  }

  /** "Clinical duties", "Daily responsibilities in brief" above a list or a paragraph. */
  private static boolean opensDuties(List<TextLine> lines, int index) {
    TextLine line = lines.get(index);
    if (index + 1 >= lines.size()
        || line.layout().bulleted()
        || !DUTIES.matcher(line.body()).matches()) {
      return false;
    }
    TextLine next = lines.get(index + 1);
    return next.layout().bulleted() || next.body().length() > 2 * line.body().length();
  }

  private static boolean mayBeWhole(TextLine line, boolean explicit, boolean last, String body) {
    if (line.layout().bulleted() && !explicit) {
      // "• Experience" is an item, "📍 Location" and "– Benefits –" are headings.
      int first = line.text().codePointAt(0);
      return ListMark.isPictograph(first) || line.text().endsWith("–") || line.text().endsWith("—");
    }
    return (explicit || !last) && !body.endsWith(",");
  }

  private static Optional<Topic> explicitHeading(
      List<TextLine> lines,
      int index,
      Optional<HeadingLexicon.Part> part,
      boolean markup,
      boolean colon,
      boolean bold) {
    if (part.isPresent()) {
      return Optional.of(part.get().topic());
    }
    String body = lines.get(index).body();
    if (body.startsWith("About ") && Words.of(body).size() <= 6) {
      return Optional.of(Topic.ABOUT);
    }
    boolean first = index == 0 || lines.get(index).layout().headingLevel() == 1;
    boolean next = index + 1 < lines.size();
    boolean opensList =
        next && lines.get(index + 1).layout().bulleted() && !lines.get(index).layout().bulleted();
    boolean heading = !first && (markup || (opensList && (colon || bold)));
    return heading ? Optional.of(Topic.NONE) : Optional.empty();
  }

  /** Returns whether every letter of a line is a capital. */
  static boolean isCapitals(String body) {
    int letters = 0;
    for (int at = 0; at < body.length(); at++) {
      char unit = body.charAt(at);
      if (Character.isLowerCase(unit)) {
        return false;
      }
      letters += Character.isUpperCase(unit) ? 1 : 0;
    }
    return letters >= 4;
  }
}
