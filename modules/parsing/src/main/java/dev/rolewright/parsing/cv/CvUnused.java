package dev.rolewright.parsing.cv;

import dev.rolewright.domain.ImportWarning;
import dev.rolewright.domain.ProfileSection;
import dev.rolewright.parsing.text.Whitespace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells where many lines of a CV were not understood: they stand in no part of the profile, under
 * no heading that says they are none of its matters, such as hobbies, and are no headings.
 */
final class CvUnused {
  /** Fewer are what any CV has: a note between two jobs, a motto. */
  private static final int FEWEST = 4;

  /** So many are worth a look in the longest CV. */
  private static final int MANY = 12;

  /** One in so many lines is a substantial share. */
  private static final int SHARE = 5;

  private static final int NAMED = 3;

  private final CvHeadings headings;
  private final ProfileSection[] about;

  /**
   * Creates it.
   *
   * @param about what each line of the source is about
   */
  CvUnused(CvHeadings headings, ProfileSection[] about) {
    this.headings = headings;
    this.about = about;
  }

  /** Returns the warning where the lines left over are many. */
  Optional<ImportWarning> warning(List<CvSection> sections, String text, List<Integer> starts) {
    List<CvLine> content =
        sections.stream().flatMap(section -> section.lines().stream()).filter(this::says).toList();
    List<Integer> unused =
        sections.stream()
            .filter(section -> !isSetAside(section))
            .flatMap(section -> section.lines().stream())
            .filter(this::says)
            .filter(this::isLeftOver)
            .map(line -> line.indexes().getFirst())
            .distinct()
            .sorted()
            .toList();
    boolean many =
        unused.size() >= MANY
            || (unused.size() >= FEWEST && unused.size() * SHARE >= content.size());
    return many ? Optional.of(warning(unused, content.size(), text, starts)) : Optional.empty();
  }

  private static ImportWarning warning(
      List<Integer> unused, int all, String text, List<Integer> starts) {
    String lines =
        unused.stream()
            .limit(NAMED)
            .map(index -> Integer.toString(lineNumber(text, starts.get(index))))
            .distinct()
            .collect(Collectors.joining(", "));
    return new ImportWarning(
        "unused_lines",
        unused.size()
            + " of "
            + all
            + " lines were not understood and are no part of the profile, first those at line "
            + lines
            + " of the text; put a heading such as \"Experience\", \"Education\", \"Certificates\""
            + " or \"Skills\" above them, and name and contact details first.");
  }

  private boolean says(CvLine line) {
    boolean contact =
        line.indexes().stream().anyMatch(index -> about[index] == ProfileSection.CONTACT);
    return !contact
        && !line.isDecoration()
        && !line.isRunningHead()
        && !CvNothing.is(line.body(), headings);
  }

  private boolean isLeftOver(CvLine line) {
    return line.indexes().stream().allMatch(index -> about[index] == ProfileSection.OTHER);
  }

  /** What a known heading sets aside was understood: interests, memberships, nationality. */
  private boolean isSetAside(CvSection section) {
    return switch (section.part()) {
      case INTEREST, REFERENCE -> true;
      case OTHER ->
          section.inline()
              || section
                  .heading()
                  .filter(line -> headings.find(line.body()).isPresent())
                  .isPresent();
      case HEAD,
          CONTACT,
          SUMMARY,
          WORK,
          VOLUNTEER,
          HISTORY,
          PROJECT,
          EDUCATION,
          CERTIFICATE,
          AWARD,
          PUBLICATION,
          SKILL,
          LANGUAGE ->
          false;
    };
  }

  /** Returns the number of the line that holds a code point, from 1. */
  private static int lineNumber(String text, int codePoint) {
    int number = 1;
    int at = 0;
    for (int point = 0; point < codePoint && at < text.length(); point++) {
      char unit = text.charAt(at);
      boolean pair = unit == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
      if (unit < Character.MIN_SURROGATE && Whitespace.endsLine(unit) && !pair) {
        number++;
      }
      at += Character.charCount(text.codePointAt(at));
    }
    return number;
  }
}
