package dev.rolewright.parsing;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.PartialDate;
import dev.rolewright.domain.Profile;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the tests of profiles share. */
public final class ProfileFixtures {
  static final ProfileParser PARSER =
      ProfileParser.create(SkillFinders.create(Vocabularies.builtIn()));

  private ProfileFixtures() {}

  static ParsedProfile parsed(String text) {
    return PARSER.parse(SourceText.of("text", text));
  }

  static Profile profile(String text) {
    return parsed(text).profile();
  }

  static ParsedProfile sample(String name) {
    return PARSER.parse(SourceText.of("text", sampleText(name), "", name));
  }

  static String sampleText(String name) {
    try {
      return Files.readString(Path.of("../../samples/profiles", name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** One line for an item: kind, title, organization, dates. */
  static String line(Evidence item) {
    return String.join(
        " | ",
        item.kind().toString(),
        item.title(),
        item.organization(),
        item.dates().map(ProfileFixtures::range).orElse(""));
  }

  public static String range(DateRange range) {
    String start = range.start().map(ProfileFixtures::date).orElse("?");
    String end = range.ongoing() ? "now" : range.end().map(ProfileFixtures::date).orElse("?");
    return start.equals(end) ? start : start + ".." + end;
  }

  private static String date(PartialDate date) {
    String month = date.month() == 0 ? "" : "-" + date.month();
    return date.year() + month + (date.day() == 0 ? "" : "-" + date.day());
  }
}
