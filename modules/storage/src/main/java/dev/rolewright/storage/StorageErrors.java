package dev.rolewright.storage;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The one place that turns a failure of the database into one for callers. The messages name
 * neither host nor user nor statement; those are in the cause, which goes to the log.
 */
final class StorageErrors {
  private StorageErrors() {}

  static RolewrightException translate(RuntimeException failure) {
    if (failure instanceof RolewrightException translated) {
      return translated;
    }
    if (Thread.currentThread().isInterrupted()
        || find(failure, InterruptedException.class) != null) {
      return RolewrightException.causedBy(
          ErrorCode.CANCELLED, "The call was stopped while it waited for the database.", failure);
    }
    SQLException sql = find(failure, SQLException.class);
    if (sql == null) {
      return unknown(failure);
    }
    PSQLException answer = find(failure, PSQLException.class);
    if (sql instanceof SQLTransientConnectionException && answer == null) {
      return unavailable("The database can't be reached or has too much to do", failure);
    }
    return ofState(answer == null ? sql : answer, failure);
  }

  private static RolewrightException ofState(SQLException sql, RuntimeException failure) {
    String state = Optional.ofNullable(sql.getSQLState()).orElse("");
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    return switch (state.length() == 5 ? state.substring(0, 2) : "") {
      case "08" -> unavailable("The database can't be reached", failure);
      case "28", "3D" -> unavailable("The database refused the connection", failure);
      case "40" -> unavailable("The database could not serve the call beside others", failure);
      case "53" -> unavailable("The database has too much to do", failure);
      case "57" ->
          state.equals("57014")
              ? unavailable("The database took too long", failure)
              : unavailable("The database is starting or stopping", failure);
      case "25" ->
          state.equals("25006")
              ? unavailable("The database accepts no changes now", failure)
              : unknown(failure);
      case "22" -> text(state, failure);
      case "23" -> constraint(sql, failure);
      default -> unknown(failure);
    };
  }

  private static RolewrightException text(String state, RuntimeException failure) {
    // 22021 in a text, 22P05 in JSON; nothing else makes either of the two.
    return state.equals("22021") || state.equals("22P05")
        ? RolewrightException.causedBy(
            ErrorCode.BAD_REQUEST,
            "A text of the request contains NUL characters, which can't be stored; remove them.",
            failure)
        : unknown(failure);
  }

  private static RolewrightException constraint(SQLException sql, RuntimeException failure) {
    return switch (constraintName(sql)) {
      case "tenants_name_taken" ->
          RolewrightException.causedBy(
              ErrorCode.ALREADY_EXISTS,
              "name: is taken by another tenant; choose another name.",
              failure);
      case "prompt_versions_taken" ->
          RolewrightException.causedBy(
              ErrorCode.ALREADY_EXISTS,
              "semver: this prompt has such a version; versions never change, so choose another"
                  + " number.",
              failure);
      case "documents_profile_gone" ->
          RolewrightException.causedBy(
              ErrorCode.NOT_FOUND,
              "The profile of the document was deleted while the document was written.",
              failure);
      default -> unknown(failure);
    };
  }

  private static String constraintName(SQLException sql) {
    if (!(sql instanceof PSQLException answer)) {
      return "";
    }
    return Optional.ofNullable(answer.getServerErrorMessage())
        .map(ServerErrorMessage::getConstraint)
        .orElse("");
  }

  private static RolewrightException unavailable(String what, RuntimeException failure) {
    return RolewrightException.causedBy(
        ErrorCode.STORAGE_UNAVAILABLE, what + "; try again in a moment.", failure);
  }

  private static RolewrightException unknown(RuntimeException failure) {
    return RolewrightException.causedBy(
        ErrorCode.UNKNOWN, "The store failed in a way that it should not.", failure);
  }

  /** Returns the innermost cause of a type, since drivers and pools wrap what happened. */
  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    T found = null;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        found = type.cast(cause);
      }
    }
    return found;
  }
}
