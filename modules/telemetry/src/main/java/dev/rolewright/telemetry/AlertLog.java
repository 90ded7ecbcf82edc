package dev.rolewright.telemetry;

import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes alerts of the deployment into the log at once, and into the database in their order. The
 * log tells an alert that is open once, until it has other words.
 */
public final class AlertLog implements Alerts, AutoCloseable {
  private sealed interface Change {
    record Raise(Alert alert) implements Change {}

    record Resolve(AlertKind kind, String subject, Instant at) implements Change {}

    record ResolveAll(AlertKind kind, Instant at) implements Change {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(AlertLog.class);
  private static final int MAX_SUBJECT = 200;
  private static final BackgroundWriter.Bounds BOUNDS =
      new BackgroundWriter.Bounds(
          10_000,
          1,
          1,
          Duration.ZERO,
          Integer.MAX_VALUE,
          BackgroundWriter.Bounds.DEFAULT.pause(),
          BackgroundWriter.Bounds.DEFAULT.longestClose());

  private final BackgroundWriter<Change> changes;
  private final Map<String, String> open = new ConcurrentHashMap<>();
  private final Ids ids;
  private final Time time;

  private AlertLog(AlertRepository repository, Ids ids, Time time, Timers timers) {
    this.ids = ids;
    this.time = time;
    changes =
        BackgroundWriter.start(
            "alerts",
            BOUNDS,
            batch -> batch.forEach(change -> apply(repository, change)),
            lost -> LOG.warn("{} alerts were lost since the start", lost),
            timers);
  }

  /**
   * Starts to write. What was open before a start is over with it: breakers begin closed, a
   * configuration that can't be used would have stopped the start, and vendors are asked anew. Only
   * what was spent stays spent.
   */
  public static AlertLog start(AlertRepository repository, Ids ids, Time time, Timers timers) {
    AlertLog log = new AlertLog(repository, ids, time, timers);
    for (AlertKind kind : AlertKind.values()) {
      if (kind != AlertKind.BUDGET_THRESHOLD) {
        log.changes.offer(new Change.ResolveAll(kind, time.now()), 1);
      }
    }
    return log;
  }

  private static void apply(AlertRepository repository, Change change) {
    switch (change) {
      case Change.Raise raise -> repository.raise(raise.alert());
      case Change.Resolve resolve ->
          repository.resolve(resolve.kind(), resolve.subject(), resolve.at());
      case Change.ResolveAll all -> repository.resolveAll(all.kind(), all.at());
    }
  }

  @Override
  public void raise(AlertKind kind, AlertSeverity severity, String subject, String message) {
    // What is raised again is kept again, as the start of another server ends it there.
    if (!message.equals(open.put(key(kind, subject), message))) {
      LOG.warn("Alert {}, {}: {}", kind.wireName(), shown(subject), message);
    }
    changes.offer(
        new Change.Raise(
            new Alert(
                ids.next(),
                kind,
                severity,
                shown(subject),
                message,
                "",
                time.now(),
                Optional.empty())),
        1);
  }

  @Override
  public void resolve(AlertKind kind, String subject) {
    if (open.remove(key(kind, subject)) == null) {
      return;
    }
    LOG.info("Alert {}, {}: resolved", kind.wireName(), shown(subject));
    changes.offer(new Change.Resolve(kind, shown(subject), time.now()), 1);
  }

  private static String key(AlertKind kind, String subject) {
    return kind + " " + shown(subject);
  }

  private static String shown(String subject) {
    return subject.length() <= MAX_SUBJECT ? subject : subject.substring(0, MAX_SUBJECT);
  }

  /** Writes what is left. */
  @Override
  public void close() {
    changes.close();
  }
}
