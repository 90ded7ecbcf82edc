package dev.rolewright.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Collects what is wrong with the fields of one request, so that the caller learns all of it at
 * once. Lengths are Unicode code points of the trimmed text.
 *
 * <p>The first {@value #MOST_NAMED} violations are kept and the others counted, so that no request
 * can make an error that fills the memory.
 */
public final class FieldChecks {
  /** Most violations that are named. */
  public static final int MOST_NAMED = 20;

  private final List<FieldViolation> violations = new ArrayList<>();
  private long further;

  /** Creates an empty collection. */
  public FieldChecks() {}

  /** Notes that a field is not acceptable. */
  public void reject(String field, String description) {
    if (violations.size() < MOST_NAMED) {
      violations.add(new FieldViolation(field, description));
    } else {
      further++;
    }
  }

  /** Notes all that another collection refused. */
  public void addAll(RolewrightException refused) {
    refused.violations().forEach(violation -> reject(violation.field(), violation.description()));
    further += refused.furtherViolations();
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

  /**
   * Checks that a list has {@code min..max} entries.
   *
   * @return whether it has, so that it is worth a look: a list with too many is refused as a whole
   */
  public boolean count(String field, int entries, int min, int max) {
    if (entries == 0 && min > 0) {
      reject(field, "is empty; send " + min + " to " + max + " entries.");
    } else if (entries < min) {
      String have = entries == 1 ? "1 entry" : entries + " entries";
      reject(field, "has " + have + "; at least " + min + " are needed: send more.");
    } else if (entries > max) {
      reject(field, "has " + entries + " entries; at most " + max + " are accepted: send fewer.");
    }
    return entries >= min && entries <= max;
  }

  /**
   * Checks that a list has {@code minCount..maxCount} texts of 1 to {@code maxLength} code points.
   */
  public void texts(String field, List<String> values, int minCount, int maxCount, int maxLength) {
    if (!count(field, values.size(), minCount, maxCount)) {
      return;
    }
    for (int index = 0; index < values.size(); index++) {
      text(field + "[" + index + "]", values.get(index), 1, maxLength);
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

  /** Throws {@link ErrorCode#INVALID_FIELD} with what was noted, if anything was. */
  public void throwIfAny() {
    if (!violations.isEmpty()) {
      throw RolewrightException.invalid(violations, further);
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
