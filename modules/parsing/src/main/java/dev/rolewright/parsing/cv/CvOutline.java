package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.ListMark;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts a CV into its parts by their headings. */
public final class CvOutline {
  private static final int LONGEST_INLINE = 45;
  private static final int MOST_UNKNOWN_WORDS = 6;

  /** Parts that start inside an entry of another part when they only head a line. */
  private static final Set<CvPart> ALSO_LABELS =
      Set.of(
          CvPart.SKILL,
          CvPart.PROJECT,
          CvPart.SUMMARY,
          CvPart.WORK,
          CvPart.CONTACT,
          CvPart.OTHER,
          CvPart.EDUCATION,
          CvPart.CERTIFICATE,
          CvPart.PUBLICATION,
          CvPart.INTEREST,
          CvPart.VOLUNTEER,
          CvPart.AWARD);

  /** Labels that head a list within an entry. */
  private static final Pattern WITHIN_ENTRY =
      Pattern.compile(
          "(?:(?:my|main|key|major|core|selected|notable|some|other|additional|the|wichtigste|wesentliche|meine|principales?)\\s){0,3}(?:achiev|accompl|respons|dut(?:y|ies)|task|highlight|result|success|activit|technolog|tool|stack|environment|project|contribution|role|deliver|outcome|impact|focus|scope|work|job|feature|client|aufgabe|tätigkeit|erfolg|schwerpunkt|verantwort|projekt|techn|missions?|réalisation|tâche|logros|funciones|responsab|tareas|includ|this|in"
              + " this|as |i |course|module|subject|thesis|topic)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final CvHeadings headings;
  private final List<CvLine> lines;
  private final List<CvSection> sections = new ArrayList<>();
  private final List<CvLine> current = new ArrayList<>();
  private CvPart part = CvPart.HEAD;
  private Optional<CvLine> heading = Optional.empty();
  private boolean inline;
  private CvPart outer = CvPart.HEAD;
  private int level;
  private boolean capitals;

  private CvOutline(CvHeadings headings, List<CvLine> lines) {
    this.headings = headings;
    this.lines = lines;
  }

  static List<CvSection> read(CvHeadings headings, List<CvLine> lines) {
    CvOutline outline = new CvOutline(headings, lines);
    outline.learn();
    outline.run();
    return outline.sections;
  }

  /** Learns how this CV writes its headings. */
  private void learn() {
    level = 7;
    int capital = 0;
    for (int index = 0; index < lines.size(); index++) {
      CvLine line = lines.get(index);
      if (known(index).isPresent()) {
        level = line.headingLevel() > 0 ? Math.min(level, line.headingLevel()) : level;
        capital += line.isCapitals() ? 1 : 0;
      }
    }
    capitals = capital >= 2;
  }

  private void run() {
    for (int index = 0; index < lines.size(); index++) {
      CvLine line = lines.get(index);
      Optional<CvHeadings.Found> known = known(index);
      if (known.isPresent()) {
        start(known.get().part(), Optional.of(line), false);
      } else if (isUnknownHeading(index)) {
        start(CvPart.OTHER, Optional.of(line), false);
      } else if (isReferenceNote(line)) {
        start(CvPart.REFERENCE, Optional.empty(), true);
        current.add(line);
      } else if (!startInline(line)) {
        if (inline && line.afterBlank()) {
          leaveInline(line);
        }
        current.add(line);
      }
    }
    finish();
  }

  private void start(CvPart next, Optional<CvLine> line, boolean nextInline) {
    finish();
    if (!inline) {
      outer = part;
    }
    part = next;
    heading = line;
    inline = nextInline;
  }

  private void finish() {
    if (!current.isEmpty() || heading.isPresent()) {
      sections.add(new CvSection(part, heading, current, inline));
    }
    current.clear();
  }

  /** After "Languages: …" and a blank line, a dated line goes on with the part before. */
  private void leaveInline(CvLine line) {
    boolean entry = outer.hasEntries() && CvAnchor.of(line).isPresent();
    boolean top =
        outer == CvPart.HEAD && sections.stream().noneMatch(section -> section.part().hasEntries());
    start(entry || top ? outer : CvPart.OTHER, Optional.empty(), false);
  }

  private Optional<CvHeadings.Found> known(int index) {
    CvLine line = lines.get(index);
    Optional<CvHeadings.Found> found = headings.find(line.columns().replace('\t', ' ').strip());
    if (found.isEmpty() && CvLetterSpacing.isSpaced(line.raw())) {
      found = headings.find(line.raw());
    }
    return found.filter(heading -> isShaped(index, heading));
  }

  private boolean isShaped(int index, CvHeadings.Found heading) {
    boolean ambiguous = heading.ambiguous();
    CvLine line = lines.get(index);
    boolean underlined = index + 1 < lines.size() && lines.get(index + 1).isUnderline();
    boolean strong =
        line.headingLevel() > 0
            || underlined
            || line.isCapitals()
            || line.emphasised()
            || line.isLabel()
            || CvLetterSpacing.isSpaced(line.raw());
    if (line.bulleted()) {
      boolean icon = !line.raw().isEmpty() && ListMark.isPictograph(line.raw().codePointAt(0));
      return line.headingLevel() > 0 || (icon && !ambiguous) || (line.isCapitals() && !ambiguous);
    }
    boolean capital = CvText.startsUpper(line.body());
    // A title of one word stands in a list of titles, or above a date.
    boolean dated =
        index + 1 < lines.size()
            && CvAnchor.of(lines.get(index + 1)).isPresent()
            && part.hasEntries();
    if (line.isLabel()
        && !line.afterBlank()
        && line.headingLevel() == 0
        && !underlined
        && !line.isCapitals()) {
      // "Achievements:" within an entry.
      return index == 0
          || lines.get(index - 1).isDecoration()
          || (!ambiguous
              && !ALSO_LABELS.contains(
                  headings.find(line.body()).map(CvHeadings.Found::part).orElse(CvPart.OTHER)));
    }
    return strong
        || (!ambiguous && !dated && capital)
        || (!ambiguous && line.afterBlank())
        || (capital && line.afterBlank() && !(dated && heading.title()) && part != CvPart.SKILL);
  }

  private boolean isUnknownHeading(int index) {
    CvLine line = lines.get(index);
    String body = line.body();
    if (line.isDecoration() || index == 0) {
      return false;
    }
    if (line.headingLevel() > 0) {
      return line.headingLevel() <= level
          && level < 7
          && !(part == CvPart.HEAD && line.headingLevel() < level);
    }
    int words = Words.of(body).size();
    boolean shaped =
        capitals
            && line.isCapitals()
            && line.afterBlank()
            && !line.bulleted()
            && body.codePoints()
                .noneMatch(sign -> Character.isDigit(sign) || ",|@\t".indexOf(sign) >= 0);
    boolean alone = index + 1 < lines.size() && !lines.get(index + 1).isCapitals();
    if (endsList(index) || isUnknownLabel(index)) {
      return true;
    }
    return part != CvPart.HEAD
        && shaped
        && alone
        && words <= MOST_UNKNOWN_WORDS
        && !isDated(index)
        && !isDated(index + 1)
        && !isDated(index + 2);
  }

  /** A short line without a mark, alone above others, after a list of marked ones: "Teaching". */
  private boolean endsList(int index) {
    CvLine line = lines.get(index);
    boolean listed =
        part.isList()
            && current.size() > 1
            && current.stream().filter(CvLine::bulleted).count() > 1;
    return listed
        && line.afterBlank()
        && !line.bulleted()
        && index + 1 < lines.size()
        && !lines.get(index + 1).isDecoration()
        && CvText.startsUpper(line.body())
        && Words.of(line.body()).size() <= 4
        && line.body()
            .codePoints()
            .allMatch(sign -> Character.isLetter(sign) || " &/-:’'".indexOf(sign) >= 0);
  }

  /** "What I can show for it:" at the margin, between a blank line and a list. */
  private boolean isUnknownLabel(int index) {
    CvLine line = lines.get(index);
    return part.hasEntries()
        && !current.isEmpty()
        && line.isLabel()
        && line.afterBlank()
        && !line.bulleted()
        && line.indent() == 0
        && CvText.startsUpper(line.body())
        && index + 1 < lines.size()
        && lines.get(index + 1).bulleted()
        && !WITHIN_ENTRY.matcher(line.body()).lookingAt();
  }

  private boolean isDated(int index) {
    return index < lines.size() && CvAnchor.of(lines.get(index)).isPresent();
  }

  /** "References available on request." */
  private static boolean isReferenceNote(CvLine line) {
    String lower = line.body().toLowerCase(java.util.Locale.ROOT);
    boolean names = lower.startsWith("reference") || lower.startsWith("referee");
    return names
        && lower.length() < 90
        && (lower.contains("request") || lower.contains("available"));
  }

  /** Starts a part at "Languages: German, English" or at a heading in a column of its own. */
  private boolean startInline(CvLine line) {
    int cut = inlineEnd(line);
    if (cut < 0) {
      return false;
    }
    String head = line.columns().substring(0, cut);
    String rest = line.columns().substring(cut + 1).strip();
    Optional<CvHeadings.Found> found = headings.find(head.strip());
    if (found.isEmpty() || rest.isEmpty()) {
      return false;
    }
    CvPart next = found.get().part();
    boolean column = line.columns().charAt(cut) == '\t';
    if (column && !(CvText.isCapitals(head) || (line.afterBlank() && !found.get().ambiguous()))) {
      return false;
    }
    boolean shaped =
        capitals && CvText.isCapitals(head) && !line.bulleted() && !found.get().ambiguous();
    if (!column && !shaped && !mayStart(line, next)) {
      return false;
    }
    start(next, Optional.empty(), !column);
    current.add(line.withColumns(rest));
    return true;
  }

  private boolean mayStart(CvLine line, CvPart next) {
    if (line.bulleted() && part != CvPart.SKILL && part != CvPart.OTHER && part != CvPart.HEAD) {
      return false;
    }
    if (part == CvPart.SKILL && !inline) {
      return next == CvPart.LANGUAGE && CvSpoken.isListed(line.columns());
    }
    if (part.hasEntries() && !line.afterBlank() && !inline) {
      return !ALSO_LABELS.contains(next) && next != CvPart.REFERENCE;
    }
    if (part == CvPart.CONTACT || part == CvPart.HEAD) {
      return next != CvPart.CONTACT && next != CvPart.OTHER;
    }
    boolean indented = line.indent() > 0 && part.hasEntries();
    return (line.afterBlank() || inline || !part.hasEntries()) && !indented;
  }

  private static int inlineEnd(CvLine line) {
    String columns = line.columns();
    int tab = columns.indexOf('\t');
    int colon = columns.indexOf(':');
    int cut = colon < 0 || (tab >= 0 && tab < colon) ? tab : colon;
    return cut > 0 && cut <= LONGEST_INLINE && cut + 1 < columns.length() ? cut : -1;
  }
}
