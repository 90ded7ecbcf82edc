package dev.rolewright.parsing.job;

import dev.rolewright.domain.LineSection;
import dev.rolewright.parsing.text.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says which heading holds for each line of an ad, and how far a heading reaches. */
public final class Topics {
  private Topics() {}

  /** The topic that holds for each line: that of the last heading, as long as it can reach. */
  static List<Topic> of(List<TextLine> lines, List<HeadingReader.Mark> marks) {
    List<Topic> topics = new ArrayList<>(lines.size());
    Topic current = Topic.NONE;
    boolean told = false;
    int level = 0;
    for (int index = 0; index < lines.size(); index++) {
      HeadingReader.Mark mark = marks.get(index);
      int here = lines.get(index).layout().headingLevel();
      if (mark.heading()) {
        boolean below = mark.topic() == Topic.NONE && here > level && level > 0;
        boolean minor = mark.topic() == Topic.NONE && here == 0;
        boolean button = mark.topic() == Topic.OTHER && !told && level == 0 && here == 0;
        if (button) {
          // "Apply now" or "Sign in" above an ad announces nothing.
          current = Topic.NONE;
        } else if (!below && !minor) {
          current = mark.topic();
          level = here;
        }
        told |= mark.topic().isOfAds();
      } else if (opensList(lines, marks, index)) {
        current = topicOf(mark.label().orElse(LineSection.OTHER), current);
      }
      topics.add(current);
    }
    return topics;
  }

  /**
   * "Requirements: you have" with a list below counts as the heading of the list, and within a
   * paragraph as that of the sentences after it.
   */
  private static boolean opensList(
      List<TextLine> lines, List<HeadingReader.Mark> marks, int index) {
    Optional<LineSection> label = marks.get(index).label();
    if (label.isEmpty() || lines.get(index).layout().bulleted() || index + 1 >= lines.size()) {
      return false;
    }
    boolean list = lines.get(index + 1).layout().bulleted();
    boolean paragraph = lines.get(index + 1).layout().continued();
    return list || (paragraph && announces(label.get()));
  }

  private static boolean announces(LineSection section) {
    return section == LineSection.RESPONSIBILITY
        || section == LineSection.MUST_HAVE
        || section == LineSection.NICE_TO_HAVE
        || section == LineSection.BENEFIT;
  }

  private static Topic topicOf(LineSection section, Topic current) {
    return switch (section) {
      case RESPONSIBILITY -> Topic.RESPONSIBILITY;
      case MUST_HAVE -> Topic.MUST_HAVE;
      case NICE_TO_HAVE -> Topic.NICE_TO_HAVE;
      case BENEFIT -> Topic.BENEFIT;
      case LEGAL -> Topic.LEGAL;
      case ABOUT -> Topic.ABOUT;
      case TITLE, COMPANY, SALARY, LOCATION, OTHER -> current;
    };
  }

  /**
   * Returns how far the heading above each line reaches it: the list below it in full, and a
   * paragraph after the list by half.
   */
  static double[] reaches(List<TextLine> lines, List<HeadingReader.Mark> marks) {
    double[] reaches = new double[lines.size()];
    boolean listBefore = false;
    boolean blankSinceList = false;
    for (int index = 0; index < lines.size(); index++) {
      TextLine.Layout layout = lines.get(index).layout();
      blankSinceList = !layout.bulleted() && (blankSinceList || layout.afterBlank());
      boolean apart = !layout.bulleted() && listBefore && blankSinceList;
      reaches[index] = apart ? 0.4 : 1;
      listBefore = !marks.get(index).heading() && (listBefore || layout.bulleted());
    }
    return reaches;
  }
}
