package dev.rolewright.client.cli.connection;

import com.google.common.net.HostAndPort;
import dev.rolewright.client.cli.terminal.Style;
import dev.rolewright.client.cli.terminal.Terminal;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;

/** Tells a person what went wrong: a few short lines on standard error, never a stack trace. */
public final class FailureReport {
  private FailureReport() {}

  /** Reports an error that the client found. */
  public static ExitCode print(Terminal terminal, ClientException failure) {
    headline(terminal, String.valueOf(failure.getMessage()));
    return failure.exitCode();
  }

  /** Reports the failure of a call. */
  public static ExitCode print(Terminal terminal, CallFailedException failed) {
    Failure failure = failed.failure();
    List<String> violations =
        failure.violations().stream().map(violation -> sentence(failed, violation)).toList();
    // The message of such a failure is the sum of its violations, so only they are told.
    long count = violations.size() + failure.unnamedViolations();
    if (count == 1 && !violations.isEmpty()) {
      headline(terminal, violations.getFirst());
    } else if (count > 1) {
      headline(terminal, count + " things in the request are not accepted");
      violations.forEach(violation -> terminal.remark("  " + violation));
      if (failure.unnamedViolations() > 0) {
        terminal.remark("  and " + failure.unnamedViolations() + " more");
      }
    } else {
      headline(terminal, headline(failure, failed.address()));
    }
    failure
        .retryDelay()
        .ifPresent(
            delay -> terminal.remark("  try again in " + Math.max(1, delay.toSeconds()) + " s"));
    Style style = terminal.errorStyle();
    if (failure.code() == Status.Code.UNAUTHENTICATED) {
      terminal.remark("  give a key with --api-key-file FILE or ROLEWRIGHT_API_KEY");
    }
    if (!failure.correlationId().isEmpty()) {
      terminal.remark(style.dim("  correlation id " + failure.correlationId()));
    }
    return failure.exitCode();
  }

  private static String sentence(CallFailedException failed, Failure.Violation violation) {
    String field = violation.field();
    // The way to a place within a JSON document stands behind the document's field.
    int within = field.indexOf('#');
    String place = within < 0 ? "" : field.substring(within);
    return failed
        .nameOf(within < 0 ? field : field.substring(0, within))
        .map(name -> name + place + (place.isEmpty() ? " " : ": ") + violation.description())
        .orElse(field + ": " + violation.description());
  }

  private static void headline(Terminal terminal, String message) {
    terminal.remark(terminal.errorStyle().bad("rolewright:") + " " + message);
  }

  private static String headline(Failure failure, HostAndPort address) {
    if (failure.fromServer()) {
      return failure.message();
    }
    return switch (failure.code()) {
      case UNAVAILABLE -> "the server at " + address + " can't be reached; is it running?";
      case DEADLINE_EXCEEDED -> "no answer in time; allow more with --deadline SECONDS";
      case UNIMPLEMENTED -> "the server at " + address + " does not offer this";
      case OK,
          CANCELLED,
          UNKNOWN,
          INVALID_ARGUMENT,
          NOT_FOUND,
          ALREADY_EXISTS,
          PERMISSION_DENIED,
          RESOURCE_EXHAUSTED,
          FAILED_PRECONDITION,
          ABORTED,
          OUT_OF_RANGE,
          INTERNAL,
          DATA_LOSS,
          UNAUTHENTICATED ->
          failure.message().isEmpty() ? "the call failed: " + failure.code() : failure.message();
    };
  }

  /** Wraps a thrown status with the address that was called. */
  static CallFailedException wrap(StatusRuntimeException thrown, HostAndPort address) {
    return new CallFailedException(Failure.of(thrown), address, Map.of(), thrown);
  }
}
