package dev.rolewright.parsing;

import dev.rolewright.platform.RolewrightException;
import dev.rolewright.skills.SkillFinder;

/**
 * Turns CVs (plain text, Markdown, HTML) and JSON Resumes into profiles. Every value is in the
 * words of the source; nothing is made up, and what is not stated stays empty.
 *
 * <p>Dates: a single date of a job, a certificate or a publication is start and end alike; that of
 * a degree is its end; "valid until" is no date of a certificate. Links that are written without
 * their scheme get {@code https://}.
 */
public final class ProfileParser {
  static final String MODEL = "rules";

  private static final String DEFAULT_FIELD = "text";

  private final ProfileSkills skills;
  private final CvRules rules;

  private ProfileParser(ProfileSkills skills) {
    rules = CvRules.create();
    this.skills = skills;
  }

  /** Creates a parser that finds skills with {@code finder}; for use by many threads. */
  public static ProfileParser create(SkillFinder finder) {
    return new ProfileParser(new ProfileSkills(finder));
  }

  /**
   * Parses a CV that came in the request's field {@code text}.
   *
   * @throws RolewrightException INVALID_FIELD when the source is JSON and no valid JSON Resume
   */
  public ParsedProfile parse(SourceText source) {
    return parse(DEFAULT_FIELD, source);
  }

  /**
   * Parses a CV.
   *
   * @param field path of the request's field, named in errors; a JSON Pointer follows after {@code
   *     #} where a value of a JSON Resume is at fault, e.g. {@code text#/work/0/startDate}
   * @throws RolewrightException INVALID_FIELD when the source is JSON and no valid JSON Resume; all
   *     values that are wrong are named at once
   */
  public ParsedProfile parse(String field, SourceText source) {
    if (isJson(source)) {
      JsonResumeNode root = JsonResumeReader.read(field, source.text());
      return JsonResumeProfile.read(JsonResumeDocument.of(field, root), skills);
    }
    return CvProfile.read(source, skills, rules);
  }

  /** Also takes JSON that came as plain text, whole or cut off. */
  private static boolean isJson(SourceText source) {
    if (source.format() == SourceFormat.JSON) {
      return true;
    }
    if (source.format() == SourceFormat.HTML) {
      return false;
    }
    String text = source.text().strip();
    if (text.startsWith("{")) {
      return text.contains("\"basics\"") || text.contains("\"work\"");
    }
    if (!text.startsWith("[") || !text.endsWith("]") || text.indexOf('"') < 0) {
      return false;
    }
    try {
      JsonResumeReader.read(DEFAULT_FIELD, source.text());
      return true;
    } catch (RolewrightException noJson) {
      return false;
    }
  }
}
