package dev.rolewright.server.grpc;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Names a fault of the server for its log: the types of its causes and where they arose, never
 * their messages.
 */
public final class Faults {
  private static final int FRAMES = 4;

  private Faults() {}

  /** Returns one line about a fault and its causes. */
  public static String describe(@Nullable Throwable fault) {
    StringJoiner causes = new StringJoiner(" caused by ");
    Throwable cause = fault;
    for (int depth = 0; cause != null && depth < 5; depth++) {
      causes.add(cause.getClass().getSimpleName() + " at " + place(cause));
      cause = cause.getCause();
    }
    return causes.length() == 0 ? "unknown" : causes.toString();
  }

  private static String place(Throwable cause) {
    StringJoiner places = new StringJoiner(" < ");
    int shown = 0;
    for (StackTraceElement frame : cause.getStackTrace()) {
      if (shown == 0 || frame.getClassName().startsWith("dev.rolewright")) {
        String className = frame.getClassName();
        places.add(
            className.substring(className.lastIndexOf('.') + 1)
                + "."
                + frame.getMethodName()
                + ":"
                + frame.getLineNumber());
        shown++;
      }
      if (shown == FRAMES) {
        break;
      }
    }
    return places.toString();
  }
}
