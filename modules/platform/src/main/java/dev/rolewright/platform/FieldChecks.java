package dev.rolewright.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Collects what is wrong with the fields of one request, so that the caller learns all of it at
 * once. Lengths are Unicode code points of the trimmed text.
 */
public final class FieldChecks {
  private final List<FieldViolation> violations = new ArrayList<>();

  /** Creates an empty collection. */
  public FieldChecks() {}

  /** Notes that a field is not acceptable. */
  public void reject(String field, String description) {
    violations.add(new FieldViolation(field, description));
  }

  /** Checks that a text has {@code min..max} code points when trimmed. */
  public void text(String field, String value, int min, int max) {
    String trimmed = value.strip();
    int length = trimmed.codePointCount(0, trimmed.length());
    if (length == 0 && min > 0) {
      reject(field, "is empty; send a text of " + min + " to " + max + " characters.");
    } else if (length < min) {
      reject(
          field,
          "has " + length + " characters; at least " + min + " are needed: send the whole text.");
    } else if (length > max) {
      reject(
          field,
          "has "
              + length
              + " characters; at most "
              + max
              + " are accepted: shorten or split the text.");
    }
    if (trimmed.indexOf('\0') >= 0) {
      reject(
          field,
          "contains NUL characters, so it is no text; send a file as a document with its media"
              + " type.");
    }
  }

  /** Checks that a value is in {@code min..max}. */
  public void range(String field, long value, long min, long max) {
    if (value < min || value > max) {
      reject(field, "is " + value + "; it must be in " + min + ".." + max + ".");
    }
  }

  /** Checks that a score is a number in 0..1. */
  public void score(String field, double value) {
    if (!(value >= 0 && value <= 1)) {
      reject(field, "is " + value + "; it must be a number in 0..1.");
    }
  }

  /** Checks that a value is a UUID in its usual form of 36 characters. */
  public void uuid(String field, String value) {
    if (!isUuid(value)) {
      reject(field, "is not a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057.");
    }
  }

  /** Checks a UUID that may be left out. */
  public void optionalUuid(String field, String value) {
    if (!value.isEmpty()) {
      uuid(field, value);
    }
  }

  /** Throws {@link ErrorCode#INVALID_FIELD} with everything that was noted, if anything was. */
  public void throwIfAny() {
    if (!violations.isEmpty()) {
      throw RolewrightException.invalid(violations);
    }
  }

  static boolean isUuid(String value) {
    if (value.length() != 36) {
      return false;
    }
    try {
      return UUID.fromString(value).toString().equalsIgnoreCase(value);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
