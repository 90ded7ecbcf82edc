package dev.rolewright.parsing.cv;

import dev.rolewright.domain.SkillMention;
import dev.rolewright.parsing.profile.CvJoinedText;
import dev.rolewright.parsing.profile.ProfileSkills;
import dev.rolewright.parsing.text.TextLine;
import java.util.List;

/** Finds skills in lines of a CV. */
public final class CvSkills {
  private static final int WRAPPED = 55;

  private final ProfileSkills skills;
  private final List<TextLine> texts;

  CvSkills(ProfileSkills skills, List<TextLine> texts) {
    this.skills = skills;
    this.texts = texts;
  }

  /** Returns the skills that lines name and do not deny, each once. */
  List<SkillMention> named(List<Integer> lines) {
    return lines.isEmpty() ? List.of() : skills.named(joined(lines));
  }

  /** Returns the skills that lines list, those that the vocabulary does not hold included. */
  List<SkillMention> listed(List<Integer> lines, boolean labels) {
    if (lines.isEmpty()) {
      return List.of();
    }
    CvJoinedText text = joined(lines);
    return skills.listed(text, CvSkillItems.find(text.text(), labels));
  }

  private CvJoinedText joined(List<Integer> lines) {
    CvJoinedText text = new CvJoinedText();
    for (int position = 0; position < lines.size(); position++) {
      int index = lines.get(position);
      boolean goesOn =
          position > 0
              && lines.get(position - 1) == index - 1
              && goesOn(texts.get(index - 1), texts.get(index));
      text.add(texts.get(index), index, goesOn);
    }
    return text;
  }

  private static boolean goesOn(TextLine before, TextLine line) {
    if (line.layout().continued()) {
      return true;
    }
    if (line.layout().bulleted()
        || line.layout().afterBlank()
        || line.layout().headingLevel() > 0) {
      return false;
    }
    String upper = before.text();
    boolean open = upper.endsWith(",") || upper.endsWith("&") || upper.endsWith(" and");
    boolean full =
        upper.length() >= WRAPPED && ".;:!?".indexOf(upper.charAt(upper.length() - 1)) < 0;
    return open || CvText.startsLower(line.text()) || (full && line.text().indexOf(':') < 0);
  }
}
