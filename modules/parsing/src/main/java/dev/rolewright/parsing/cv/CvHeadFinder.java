package dev.rolewright.parsing.cv;

import dev.rolewright.parsing.text.Words;
import java.util.List;
import java.util.Optional;

/**
 * Finds the heads of a part's entries. Dated lines that are no running text anchor the heads; how
 * many lines a head has before its date is learned from the part's first head.
 */
public final class CvHeadFinder {
  private static final int MOST_HEAD_LINES = 5;
  private static final int LONGEST_EXTENSION = 90;
  private static final int MOST_COURSE_WORDS = 8;

  private final CvPart part;
  private final CvWords words;
  private final CvHeadWords head;
  private final CvPlaces places;
  private final List<CvLine> lines;
  private final List<Optional<CvAnchor>> anchors;
  private final boolean[] starts;
  private final int[] ends;

  private CvHeadFinder(
      CvPart part,
      List<CvLine> lines,
      List<Optional<CvAnchor>> anchors,
      CvWords words,
      CvPlaces places) {
    this.part = part;
    this.words = words;
    head = new CvHeadWords(part, words);
    this.places = places;
    this.lines = lines;
    this.anchors = anchors;
    starts = new boolean[lines.size()];
    ends = new int[lines.size()];
  }

  /**
   * Finds the heads.
   *
   * @param anchors the date of each line that may be a head's
   */
  static CvHeadFinder find(
      CvPart part,
      List<CvLine> lines,
      List<Optional<CvAnchor>> anchors,
      CvWords words,
      CvPlaces places) {
    CvHeadFinder finder = new CvHeadFinder(part, lines, anchors, words, places);
    finder.markDated();
    finder.markUndated();
    return finder;
  }

  /** Returns whether a head starts at a line. */
  boolean startsAt(int line) {
    return starts[line];
  }

  /** Returns the line after the last of the head that starts at a line. */
  int end(int line) {
    return ends[line];
  }

  private void markDated() {
    int before = -1;
    int previousEnd = 0;
    for (int index = 0; index < lines.size(); index++) {
      if (index < previousEnd || !isAnchor(index)) {
        continue;
      }
      int start = headStart(index, previousEnd, before);
      if (before < 0) {
        before = index - start;
      }
      int end = headEnd(start, index, before);
      starts[start] = true;
      ends[start] = end;
      previousEnd = end;
    }
  }

  private boolean isAnchor(int index) {
    return anchors.get(index).isPresent() && !lines.get(index).bulleted();
  }

  private boolean isShort(int index) {
    CvLine line = lines.get(index);
    return !line.bulleted() && !line.isProse() && !line.isLabel();
  }

  /** Goes back over the short lines that belong to the head of a dated line. */
  private int headStart(int anchor, int floor, int learned) {
    int block = anchor;
    while (block > floor && anchor - block < MOST_HEAD_LINES - 2 && joins(block - 1, block)) {
      block--;
      if (lines.get(block).headingLevel() > 0) {
        return block;
      }
    }
    if (isWhole(anchor)) {
      return anchor;
    }
    boolean ownBlock = block == 0 || lines.get(block).afterBlank() || learned < 0;
    return ownBlock ? block : Math.max(block, anchor - learned);
  }

  /** Returns whether a line tells title and organization by itself. */
  private boolean isWhole(int anchor) {
    return part != CvPart.PROJECT && head.isWhole(rest(anchor));
  }

  private String rest(int line) {
    return anchors.get(line).map(CvAnchor::rest).orElse(lines.get(line).columns());
  }

  private boolean joins(int upper, int lower) {
    if (!isShort(upper) || isAnchor(upper)) {
      return false;
    }
    CvLine above = lines.get(upper);
    if (CvText.endsWithStop(above.body())) {
      return false;
    }
    boolean marked = above.headingLevel() > 0 || above.emphasised();
    return (!lines.get(lower).afterBlank() || marked)
        && (lines.get(lower).headingLevel() == 0 || above.headingLevel() > 0);
  }

  /** Goes on over the short lines after a date that complete the head. */
  private int headEnd(int start, int anchor, int learned) {
    int parts = 0;
    for (int index = start; index <= anchor; index++) {
      parts += head.parts(rest(index));
    }
    int end = anchor + 1;
    while (end < lines.size() && end - start < MOST_HEAD_LINES && isShort(end) && !isAnchor(end)) {
      CvLine line = lines.get(end);
      boolean place =
          places.isPlace(line.body())
              && !words.has(CvWords.Group.ORGANIZATION, line.body())
              && !words.has(CvWords.Group.SCHOOL, line.body());
      boolean wanted = parts == 0 || goesWith(start, end, parts, place);
      boolean parted = parts > 0 && (line.afterBlank() || !DateScanner.find(line.body()).isEmpty());
      boolean ownHead = line.headingLevel() > 0 && parts > 0;
      boolean beforeDate =
          learned > 0 && end + 1 < lines.size() && isAnchor(end + 1) && parts > 0 && !place;
      if (!wanted || parted || ownHead || beforeDate || line.body().length() > LONGEST_EXTENSION) {
        break;
      }
      parts += place ? 0 : head.parts(line.columns());
      end++;
    }
    return end;
  }

  /** Returns whether a line below a head that has words is a part of it. */
  private boolean goesWith(int start, int end, int parts, boolean place) {
    String body = lines.get(end).body();
    if (part == CvPart.PROJECT || CvText.endsWithStop(body)) {
      return false;
    }
    if (place || completes(start, end)) {
      return true;
    }
    if (isTraining(start, end) || head.isOtherCourse(body)) {
      return words.has(CvWords.Group.SCHOOL, body);
    }
    if (end == start + 2 && rest(start).isBlank() && anchors.get(start).isPresent()) {
      if (head.isOwnerBelow(lines.get(start + 1).columns(), body)) {
        return true;
      }
    }
    String above = joined(start, end);
    return CvOwnBusiness.begins(above)
        ? CvOwnBusiness.is(above) && words.weight(CvWords.Group.ROLE, body) == 2
        : parts == 1;
  }

  /** Returns the words of a head's lines without their dates. */
  private String joined(int start, int end) {
    StringBuilder all = new StringBuilder();
    for (int index = start; index < end; index++) {
      all.append(all.isEmpty() ? "" : " ").append(rest(index));
    }
    return CvText.trimmed(all.toString());
  }

  private boolean isTraining(int start, int end) {
    boolean dated = anchors.get(start).filter(date -> date.single() && !date.first()).isPresent();
    return end == start + 1 && head.isTraining(joined(start, end), dated);
  }

  /** Returns whether a line names the organization or the title that the head still lacks. */
  private boolean completes(int start, int end) {
    String above =
        String.join(" ; ", lines.subList(start, end).stream().map(CvLine::body).toList());
    String next = lines.get(end).body();
    return (head.addsOwner(above, next) && !hasTitleAndMore(start, end))
        || head.addsTitle(above, next);
  }

  /** Returns whether one line of the head is a title and another is none and no place either. */
  private boolean hasTitleAndMore(int start, int end) {
    boolean titled = false;
    boolean more = false;
    for (int index = start; index < end; index++) {
      String rest = rest(index).strip();
      boolean told = head.isTitle(rest);
      titled |= told;
      more |= !told && !rest.isEmpty() && !places.isPlace(rest);
    }
    return titled && more;
  }

  private void markUndated() {
    int previousEnd = 0;
    int previousStart = 0;
    boolean bodySeen = true;
    int index = 0;
    while (index < lines.size()) {
      if (starts[index]) {
        previousStart = index;
        previousEnd = ends[index];
        index = previousEnd;
        bodySeen = false;
        continue;
      }
      boolean afterHead = previousEnd == index;
      if (isUndatedHead(index, bodySeen, afterHead)
          || (afterHead && index > 0 && isNextCourse(previousStart, index))) {
        int end = undatedEnd(index);
        previousStart = index;
        starts[index] = true;
        ends[index] = end;
        previousEnd = end;
        index = end;
        bodySeen = false;
      } else {
        bodySeen = true;
        index++;
      }
    }
  }

  /** Returns whether a line right below a course is the next one of their list. */
  private boolean isNextCourse(int previous, int index) {
    String body = lines.get(index).body();
    return isTraining(previous, index)
        && isShort(index)
        && CvText.startsUpper(body)
        && !CvText.endsWithStop(body)
        && body.indexOf(':') < 0
        && Words.of(body).size() <= MOST_COURSE_WORDS;
  }

  private boolean isUndatedHead(int index, boolean bodySeen, boolean afterHead) {
    CvLine line = lines.get(index);
    if (!isShort(index)
        || line.body().length() > LONGEST_EXTENSION
        || !CvLinks.emails(line.body()).isEmpty()) {
      return false;
    }
    if (line.headingLevel() > 0) {
      return true;
    }
    boolean first = index == 0;
    boolean block = line.afterBlank() || first;
    if (line.emphasised() && (block || bodySeen) && !afterHead) {
      return true;
    }
    boolean bulletsFollow = index + 1 < lines.size() && lines.get(index + 1).bulleted();
    return switch (part) {
      case WORK, VOLUNTEER, HISTORY -> {
        boolean role = words.has(CvWords.Group.ROLE, line.body());
        boolean twoLines =
            index + 2 < lines.size()
                && isShort(index + 1)
                && !lines.get(index + 1).afterBlank()
                && lines.get(index + 2).bulleted();
        yield (block && (bulletsFollow || twoLines))
            || (first && role)
            || (block && role && bodySeen && CvHeadSplit.parts(line.columns()) > 1)
            || (part == CvPart.VOLUNTEER && block)
            || (block && CvOwnBusiness.begins(line.body()))
            // A date that can't be read makes no line a part of the entry above.
            || (!DateScanner.find(line.body()).isEmpty() && isWhole(index));
      }
      case EDUCATION ->
          words.has(CvWords.Group.DEGREE, line.body())
              || (afterHead && head.isOtherCourse(line.body()))
              || (block && words.has(CvWords.Group.SCHOOL, line.body()))
              || first;
      case PROJECT -> block || bulletsFollow;
      case HEAD,
          CONTACT,
          SUMMARY,
          CERTIFICATE,
          AWARD,
          PUBLICATION,
          SKILL,
          LANGUAGE,
          INTEREST,
          REFERENCE,
          OTHER ->
          false;
    };
  }

  private int undatedEnd(int index) {
    int parts = CvHeadSplit.parts(lines.get(index).columns());
    int end = index + 1;
    while (end < lines.size()
        && end - index < 3
        && parts < 2
        && part != CvPart.PROJECT
        && !starts[end]
        && isShort(end)
        && !CvText.endsWithStop(lines.get(end).body())
        && !lines.get(end).afterBlank()
        && lines.get(end).body().length() <= LONGEST_EXTENSION
        && isHeadLike(end)) {
      parts += CvHeadSplit.parts(lines.get(end).columns());
      end++;
    }
    return end;
  }

  private boolean isHeadLike(int index) {
    String body = lines.get(index).body();
    boolean bulletsFollow = index + 1 < lines.size() && lines.get(index + 1).bulleted();
    boolean degree = part == CvPart.EDUCATION && words.has(CvWords.Group.DEGREE, body);
    boolean school = part == CvPart.EDUCATION && words.has(CvWords.Group.SCHOOL, body);
    return places.isPlace(body)
        || school
        || (part != CvPart.EDUCATION
            && (words.has(CvWords.Group.ORGANIZATION, body)
                || words.has(CvWords.Group.ROLE, body)
                || bulletsFollow))
        || (degree && bulletsFollow);
  }
}
