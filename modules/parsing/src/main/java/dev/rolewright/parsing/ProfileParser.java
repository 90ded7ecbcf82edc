package dev.rolewright.parsing;

import dev.rolewright.parsing.cv.CvProfile;
import dev.rolewright.parsing.cv.CvRules;
import dev.rolewright.parsing.jsonresume.JsonResumeDocument;
import dev.rolewright.parsing.jsonresume.JsonResumeNode;
import dev.rolewright.parsing.jsonresume.JsonResumeProfile;
import dev.rolewright.parsing.jsonresume.JsonResumeReader;
import dev.rolewright.parsing.profile.ProfileSkills;
import dev.rolewright.parsing.profile.ReadProfile;
import dev.rolewright.parsing.text.SourceFormat;
import dev.rolewright.platform.Checkpoint;
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

  /** Parses a CV that no call waits for. */
  public ParsedProfile parse(SourceText source) {
    return parse(Checkpoint.NONE, source);
  }

  /**
   * Parses a CV.
   *
   * @param caller is asked between steps whether somebody still waits
   * @throws RolewrightException INVALID_FIELD when the source is JSON and no valid JSON Resume; all
   *     values that are wrong are named at once, each by the request's field and behind {@code #}
   *     the JSON Pointer of the value, e.g. {@code text#/education/0/startDate}; TIMEOUT or
   *     CANCELLED when nobody waits any more
   */
  public ParsedProfile parse(Checkpoint caller, SourceText source) {
    caller.checkActive();
    String field = source.field();
    if (isJson(source)) {
      JsonResumeNode root = JsonResumeReader.read(field, source.text());
      return parsed(JsonResumeProfile.read(JsonResumeDocument.of(field, root), skills));
    }
    return parsed(CvProfile.read(caller, source.document(), skills, rules));
  }

  private static ParsedProfile parsed(ReadProfile read) {
    return new ParsedProfile(read.profile(), read.warnings(), ParsedProfile.RULES);
  }

  /** Also takes JSON that came as plain text, whole or cut off. */
  private static boolean isJson(SourceText source) {
    if (source.document().format() == SourceFormat.JSON) {
      return true;
    }
    if (source.document().format() == SourceFormat.HTML) {
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
      JsonResumeReader.read(source.field(), source.text());
      return true;
    } catch (RolewrightException noJson) {
      return false;
    }
  }
}
