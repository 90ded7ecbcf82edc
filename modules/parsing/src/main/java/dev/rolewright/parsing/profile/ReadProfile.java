package dev.rolewright.parsing.profile;

import dev.rolewright.domain.ImportWarning;
import dev.rolewright.domain.Profile;
import java.util.List;

/**
 * What a reader of CVs found.
 *
 * @param profile with an empty id and evidence named {@code e0}, {@code e1}, …
 * @param warnings what a person should look at before relying on it
 */
public record ReadProfile(Profile profile, List<ImportWarning> warnings) {
  /** Copies the list. */
  public ReadProfile {
    warnings = List.copyOf(warnings);
  }
}
