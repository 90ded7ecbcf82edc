package dev.rolewright.parsing.profile;

import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.ImportWarning;
import dev.rolewright.domain.Profile;
import java.util.ArrayList;
import java.util.List;

/** Tells what a person should look at before relying on a profile. */
public final class ProfileWarnings {
  private ProfileWarnings() {}

  public static List<ImportWarning> of(Profile profile) {
    List<ImportWarning> warnings = new ArrayList<>();
    if (profile.fullName().isEmpty()) {
      warnings.add(
          new ImportWarning(
              "no_name", "No name was found; put it alone on the first line, or in basics.name."));
    }
    if (profile.evidence().isEmpty()) {
      warnings.add(
          new ImportWarning(
              "no_evidence",
              "No job, project, education, certificate or publication was found; put a heading such"
                  + " as \"Experience\" or \"Education\" above each part."));
    } else if (profile.evidence().stream()
        .filter(
            item ->
                item.kind() != EvidenceKind.CERTIFICATE && item.kind() != EvidenceKind.PUBLICATION)
        .noneMatch(item -> item.dates().isPresent())) {
      warnings.add(
          new ImportWarning(
              "no_dates",
              "None of the "
                  + profile.evidence().size()
                  + " items says when it was, so years of experience can't be told; add dates such"
                  + " as \"2019 - 2021\"."));
    }
    if (!isSupported(profile)) {
      warnings.add(
          new ImportWarning(
              "unsupported_language",
              "The text is not in English (detected: "
                  + profile.language()
                  + "); headings and skills in other languages are recognised only in part."));
    }
    return warnings;
  }

  /** Returns whether the rules were made for the language of a profile. */
  public static boolean isSupported(Profile profile) {
    return switch (profile.language()) {
      case "en" -> true;
      case "und" -> isMostlyLatin(profile);
      default -> false;
    };
  }

  /** A list of keywords has no language that can be told, but its script is seen. */
  private static boolean isMostlyLatin(Profile profile) {
    long letters = 0;
    long latin = 0;
    for (var line : profile.lines()) {
      int[] of = line.line().text().codePoints().filter(Character::isLetter).toArray();
      letters += of.length;
      for (int letter : of) {
        latin += Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN ? 1 : 0;
      }
    }
    return latin * 2 >= letters;
  }
}
