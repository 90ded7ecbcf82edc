package dev.rolewright.parsing.jsonresume;

import dev.rolewright.domain.SkillMention;
import dev.rolewright.parsing.cv.CvNothing;
import dev.rolewright.parsing.cv.CvSkillItems;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Members;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Text;
import dev.rolewright.parsing.profile.CvJoinedText;
import dev.rolewright.parsing.profile.ProfileSkills;
import dev.rolewright.parsing.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the skills that a JSON Resume lists. */
public final class JsonResumeSkills {
  /** Words of which a name is made that heads keywords and is no skill itself. */
  private static final Set<String> HEADING_WORDS =
      Set.of(
          "languages",
          "language",
          "programming",
          "platform",
          "platforms",
          "practice",
          "practices",
          "tools",
          "tooling",
          "technologies",
          "technology",
          "frameworks",
          "framework",
          "libraries",
          "library",
          "databases",
          "database",
          "other",
          "others",
          "misc",
          "miscellaneous",
          "and",
          "skills",
          "skill",
          "soft",
          "technical",
          "general",
          "methods",
          "methodologies",
          "concepts",
          "software",
          "systems",
          "areas",
          "expertise",
          "core",
          "key",
          "additional",
          "tech",
          "stack",
          "data",
          "messaging",
          "environment",
          "environments",
          "operating",
          "development",
          "web");

  /** From so many keywords on, a name that no vocabulary knows is their heading. */
  private static final int HEADED = 2;

  private JsonResumeSkills() {}

  /** Returns the skills of the section: the names that are skills, and the keywords. */
  static List<SkillMention> section(
      JsonResumeDocument document, ProfileSkills skills, JsonResumeNode section) {
    List<SkillMention> listed = new ArrayList<>();
    for (Members entry : JsonResumeFields.objects(section)) {
      List<Text> keywords = JsonResumeFields.textNodes(entry, "keywords");
      List<Text> names = new ArrayList<>(keywords);
      if (JsonResumeFields.value(entry, "name").orElse(null) instanceof Text name
          && !name.text().isEmpty()
          && (keywords.size() < HEADED || skills.knows(name.text()))
          && (keywords.isEmpty() || skills.knows(name.text()) || !isHeading(name.text()))) {
        names.add(name);
      }
      names.forEach(name -> listed.addAll(listed(document, skills, name)));
    }
    return listed;
  }

  /** Returns the skills that the keywords of an entry list. */
  static List<SkillMention> keywords(
      JsonResumeDocument document, ProfileSkills skills, Members entry) {
    List<SkillMention> listed = new ArrayList<>();
    JsonResumeFields.textNodes(entry, "keywords")
        .forEach(keyword -> listed.addAll(listed(document, skills, keyword)));
    return listed;
  }

  private static List<SkillMention> listed(
      JsonResumeDocument document, ProfileSkills skills, Text name) {
    List<Integer> lines = document.linesOf(name);
    if (lines.isEmpty() || CvNothing.is(name.text())) {
      return List.of();
    }
    CvJoinedText text = new CvJoinedText();
    text.add(document.texts().get(lines.getFirst()), lines.getFirst(), false);
    return skills.listed(text, CvSkillItems.find(text.text(), false));
  }

  private static boolean isHeading(String name) {
    Words words = Words.of(name.toLowerCase(Locale.ROOT));
    for (int index = 0; index < words.size(); index++) {
      if (!HEADING_WORDS.contains(words.text(index))) {
        return false;
      }
    }
    return true;
  }
}
