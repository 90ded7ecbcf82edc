package dev.rolewright.prompts;

import dev.rolewright.platform.RolewrightException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version after Semantic Versioning 2.0.0, without build metadata, which would give two versions
 * the same rank. At most {@value #MAX_CHARACTERS} characters.
 */
public final class Semver implements Comparable<Semver> {
  /** Longest version. */
  public static final int MAX_CHARACTERS = 64;

  private static final String NUMBER = "(0|[1-9][0-9]*)";
  private static final String IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";

  /** The grammar's core and pre-release part; at this length a pattern can't take long. */
  private static final Pattern GRAMMAR =
      Pattern.compile(
          NUMBER
              + "\\."
              + NUMBER
              + "\\."
              + NUMBER
              + "(?:-("
              + IDENTIFIER
              + "(?:\\."
              + IDENTIFIER
              + ")*))?");

  /** Behind every identifier of a pre-release. */
  private static final String AFTER_ALL = "~";

  /** Before every character of an identifier. */
  private static final String BEFORE_ALL = "!";

  private final String text;
  private final String rank;

  private Semver(String text, String rank) {
    this.text = text;
    this.rank = rank;
  }

  /**
   * Reads a version.
   *
   * @throws RolewrightException INVALID_FIELD for a text that is none
   */
  public static Semver parse(String text) {
    Matcher parts = GRAMMAR.matcher(text.length() <= MAX_CHARACTERS ? text : "");
    if (!parts.matches()) {
      throw RolewrightException.invalid(
          "semver",
          "is no semantic version; send one such as 1.2.0 or 1.2.0-rc.1, without build metadata"
              + " and of at most "
              + MAX_CHARACTERS
              + " characters.");
    }
    StringBuilder rank = new StringBuilder();
    for (int part = 1; part <= 3; part++) {
      rank.append(ranked(parts.group(part)));
    }
    String prerelease = parts.group(4);
    if (prerelease == null) {
      rank.append(AFTER_ALL);
    } else {
      for (String identifier : prerelease.split("\\.")) {
        boolean isNumber =
            identifier.chars().allMatch(character -> character <= '9' && character != '-');
        rank.append(isNumber ? "0" + ranked(identifier) : "1" + identifier).append(BEFORE_ALL);
      }
    }
    return new Semver(text, rank.toString());
  }

  /** A number behind its length, so that texts sort as their numbers do. */
  private static String ranked(String number) {
    return (number.length() < 10 ? "0" : "") + number.length() + number;
  }

  /**
   * Returns a text of ASCII characters that sorts, byte by byte, as the specification ranks
   * versions (section 11); different for different versions.
   */
  public String rank() {
    return rank;
  }

  @Override
  public int compareTo(Semver other) {
    return rank.compareTo(other.rank);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Semver version && version.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the version as it is written. */
  @Override
  public String toString() {
    return text;
  }
}
