package dev.rolewright.server.grpc;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import io.grpc.Context;
import io.grpc.Status;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one log line of a call: method, outcome, time, correlation id, and who called. It never holds
 * anything of a message, which may be personal data. A fault of the server is named by its type and
 * place, since messages of exceptions may quote what was sent.
 */
final class CallLog {
  private static final Logger LOG = LoggerFactory.getLogger("rolewright.calls");
  private static final Set<String> FAULTS =
      Set.of(ErrorCode.UNKNOWN.name(), ErrorCode.STORAGE_UNAVAILABLE.name());
  private static final Context.Key<CallLog> KEY = Context.key("rolewright-call-log");

  private final String method;
  private final String correlationId;
  private final Time time;
  private final long startNanos;
  private volatile String tenantId = "-";
  private volatile String keyId = "-";

  CallLog(String method, String correlationId, Time time) {
    this.method = method;
    this.correlationId = correlationId;
    this.time = time;
    this.startNanos = time.nanoTime();
  }

  Context in(Context parent) {
    return parent.withValue(KEY, this);
  }

  /** Adds who called, once that is known. */
  static void identify(String tenantId, String keyId) {
    CallLog log = KEY.get();
    if (log != null) {
      log.tenantId = tenantId;
      log.keyId = keyId;
    }
  }

  /**
   * Names a fault of the server that one input among many of a call ran into; the call itself goes
   * on.
   */
  static void fault(String correlationId, Throwable failure) {
    boolean known =
        failure instanceof RolewrightException exception
            && !FAULTS.contains(exception.code().name());
    if (!known) {
      LOG.error(
          "an input failed correlation_id={} fault={}", correlationId, Faults.describe(failure));
    }
  }

  void write(Status status, String reason) {
    long micros = (time.nanoTime() - startNanos) / 1_000;
    String outcome = reason.isEmpty() ? status.getCode().name() : status.getCode() + "/" + reason;
    // With three digits after the point; a formatter would cost more than the rest of the line.
    String millis = micros / 1_000 + "." + Long.toString(1_000 + micros % 1_000).substring(1);
    if (FAULTS.contains(reason)) {
      LOG.error(
          "{} {} {} ms correlation_id={} tenant={} key={} fault={}",
          method,
          outcome,
          millis,
          correlationId,
          tenantId,
          keyId,
          Faults.describe(status.getCause()));
      return;
    }
    LOG.info(
        "{} {} {} ms correlation_id={} tenant={} key={}",
        method,
        outcome,
        millis,
        correlationId,
        tenantId,
        keyId);
  }
}
