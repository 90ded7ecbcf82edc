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

  /** A heading reaches the list below it in full, and a paragraph after the list by half. */
  static double reach(List<TextLine> lines, List<HeadingReader.Mark> marks, int index) {
    if (lines.get(index).layout().bulleted()) {
      return 1;
    }
    boolean listBefore = false;
    for (int at = index - 1; at >= 0 && !marks.get(at).heading(); at--) {
      if (lines.get(at).layout().bulleted()) {
        listBefore = true;
        break;
      }
    }
    boolean apart = listBefore && hasBlankSinceList(lines, index);
    return apart ? 0.4 : 1;
  }

  private static boolean hasBlankSinceList(List<TextLine> lines, int index) {
    for (int at = index; at >= 0 && !lines.get(at).layout().bulleted(); at--) {
      if (lines.get(at).layout().afterBlank()) {
        return true;
      }
    }
    return false;
  }
}
