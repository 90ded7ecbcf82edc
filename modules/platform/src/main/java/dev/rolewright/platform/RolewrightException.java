package dev.rolewright.platform;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception that crosses modules. Its message is meant for the caller: it holds no secret,
 * no personal data and no detail of the server's inside.
 */
public final class RolewrightException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<FieldViolation> violations;
  private final long furtherViolations;
  private final @Nullable Duration retryDelay;

  private RolewrightException(
      ErrorCode code,
      String message,
      List<FieldViolation> violations,
      long furtherViolations,
      @Nullable Duration retryDelay,
      @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.violations = List.copyOf(violations);
    this.furtherViolations = furtherViolations;
    this.retryDelay = retryDelay;
  }

  /** Creates a failure with a reason and a message for the caller. */
  public static RolewrightException of(ErrorCode code, String message) {
    return new RolewrightException(code, message, List.of(), 0, null, null);
  }

  /**
   * Creates a failure that was caused by another one, which goes to the log and not to the caller.
   */
  public static RolewrightException causedBy(ErrorCode code, String message, Throwable cause) {
    return new RolewrightException(code, message, List.of(), 0, null, cause);
  }

  /** Creates a failure after which the caller should wait. */
  public static RolewrightException retryAfter(ErrorCode code, String message, Duration delay) {
    return new RolewrightException(code, message, List.of(), 0, delay, null);
  }

  /** Creates an {@link ErrorCode#INVALID_FIELD} failure; {@code violations} is not empty. */
  public static RolewrightException invalid(List<FieldViolation> violations) {
    return invalid(violations, 0);
  }

  /**
   * Creates an {@link ErrorCode#INVALID_FIELD} failure. The first {@value FieldChecks#MOST_NAMED}
   * fields are kept and the others counted.
   *
   * @param violations not empty
   * @param further number of fields that are wrong beside these; 0 or more
   */
  public static RolewrightException invalid(List<FieldViolation> violations, long further) {
    List<FieldViolation> named =
        violations.subList(0, Math.min(FieldChecks.MOST_NAMED, violations.size()));
    long unnamed = further + violations.size() - named.size();
    String message =
        Sentences.joined(
            named.stream().map(each -> each.field() + ": " + each.description()).toList());
    return new RolewrightException(
        ErrorCode.INVALID_FIELD, withMore(message, unnamed), named, unnamed, null, null);
  }

  /** Returns a message that names some fields, with the number of the others at its end. */
  public static String withMore(String message, long further) {
    if (further == 0) {
      return message;
    }
    return Sentences.unended(message)
        + "; and "
        + further
        + (further == 1 ? " more field is" : " more fields are")
        + " not acceptable.";
  }

  /** Creates an {@link ErrorCode#INVALID_FIELD} failure of one field. */
  public static RolewrightException invalid(String field, String description) {
    return invalid(List.of(new FieldViolation(field, description)));
  }

  /** Creates a {@link ErrorCode#NOT_FOUND} failure, e.g. {@code notFound("job", id)}. */
  public static RolewrightException notFound(String resource, String id) {
    return of(
        ErrorCode.NOT_FOUND, "There is no " + resource + " with the id " + id + " in this tenant.");
  }

  /** Returns the reason. */
  public ErrorCode code() {
    return code;
  }

  /**
   * Returns the fields that are not acceptable; empty unless the reason is {@link
   * ErrorCode#INVALID_FIELD}.
   */
  public List<FieldViolation> violations() {
    return violations;
  }

  /** Returns how many fields are not acceptable beside those of {@link #violations()}. */
  public long furtherViolations() {
    return furtherViolations;
  }

  /** Returns how long the caller should wait before a repeat, where that is known. */
  public Optional<Duration> retryDelay() {
    return Optional.ofNullable(retryDelay);
  }
}
