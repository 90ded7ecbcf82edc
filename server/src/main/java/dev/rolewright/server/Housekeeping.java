package dev.rolewright.server;

import dev.rolewright.access.RequestLog;
import dev.rolewright.llm.spi.RunRepository;
import dev.rolewright.platform.Time;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what is kept for a while only and whose time is over. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration INTERVAL = Duration.ofMinutes(10);

  private final RequestLog requests;
  private final RunRepository runs;
  private final Duration contentsFor;
  private final Runnable alerts;
  private final Time time;
  private final Thread thread;

  private Housekeeping(
      RequestLog requests, RunRepository runs, Duration contentsFor, Runnable alerts, Time time) {
    this.requests = requests;
    this.runs = runs;
    this.contentsFor = contentsFor;
    this.alerts = alerts;
    this.time = time;
    this.thread = Thread.ofVirtual().name("housekeeping").unstarted(this::run);
  }

  /**
   * Starts.
   *
   * @param contentsFor how long inputs and outputs of attempts at providers are kept
   * @param alerts looks whether alerts still hold
   */
  static Housekeeping start(
      RequestLog requests, RunRepository runs, Duration contentsFor, Runnable alerts, Time time) {
    Housekeeping housekeeping = new Housekeeping(requests, runs, contentsFor, alerts, time);
    housekeeping.thread.start();
    return housekeeping;
  }

  private void run() {
    while (true) {
      try {
        time.sleep(INTERVAL);
      } catch (InterruptedException stopped) {
        return;
      }
      purge();
      alerts.run();
    }
  }

  /** Deletes once. */
  void purge() {
    try {
      int erased = runs.eraseContents(time.now().minus(contentsFor));
      if (erased > 0) {
        LOG.info("Erased what {} calls of models sent and wrote", erased);
      }
      int purged = requests.purgeExpired();
      if (purged > 0) {
        LOG.info("Forgot {} request ids older than {} h", purged, RequestLog.RETENTION.toHours());
      }
    } catch (RuntimeException unavailable) {
      // The store's outage is reported by its monitor; the next round makes up for this one.
      return;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
