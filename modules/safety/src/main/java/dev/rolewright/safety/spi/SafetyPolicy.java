package dev.rolewright.safety.spi;

import dev.rolewright.safety.SafetyScan;
import dev.rolewright.safety.TextRole;

/**
 * Decides what of a text must not reach a language model. A module that {@code provides} one adds
 * its name to those that the configuration files may use.
 */
public interface SafetyPolicy {
  /** Returns the name by which configuration files choose it: 1..63 characters a-z, 0-9, _, -. */
  String name();

  /** Tells whether it looks at texts at all; where not, answers say nothing of a scan. */
  default boolean isOn() {
    return true;
  }

  /**
   * Scans a text, in time that grows with its length and not with its square.
   *
   * <p>The spans of the issues lie in the text, in its order. The sanitised text is the text itself
   * where there is no issue, and has none when it is scanned itself.
   *
   * @param role what the model takes the text for
   * @param text any text; half surrogate pairs too
   */
  SafetyScan scan(TextRole role, String text);
}
