package dev.rolewright.parsing;

import dev.rolewright.domain.ImportWarning;
import dev.rolewright.domain.Profile;
import java.util.List;

/**
 * A CV as a profile.
 *
 * @param profile the profile; its id is empty, its evidence is named {@code e0}, {@code e1}, …
 * @param warnings what a person should look at before relying on it
 * @param engine what made it: {@link #RULES}
 */
public record ParsedProfile(Profile profile, List<ImportWarning> warnings, String engine) {
  /** The engine that reads by rules alone. */
  public static final String RULES = "rules";

  /** Copies the list. */
  public ParsedProfile {
    warnings = List.copyOf(warnings);
  }
}
