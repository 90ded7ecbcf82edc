package dev.rolewright.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(60)
class AlertLogTest {
  private final List<String> kept = new ArrayList<>();
  private final CountDownLatch all = new CountDownLatch(3);

  private final class Store implements AlertRepository {
    private boolean isDown;

    @Override
    public void raise(Alert alert) {
      if (isDown) {
        isDown = false;
        throw RolewrightException.of(ErrorCode.STORAGE_UNAVAILABLE, "down");
      }
      assertThat(alert.resolveTime()).isEmpty();
      kept.add("raise " + alert.subject() + " " + alert.message());
      all.countDown();
    }

    @Override
    public void resolve(AlertKind kind, String subject, Instant at) {
      kept.add("resolve " + subject);
      all.countDown();
    }

    @Override
    public void resolveAll(AlertKind kind, Instant at) {
      kept.add("resolve all " + kind);
    }

    @Override
    public Page<Alert> list(Filter filter, PageRequest page) {
      return new Page<>(List.of(), "");
    }

    @Override
    public List<Alert> mostUrgent(Filter filter, int most) {
      return List.of();
    }
  }

  @Test
  void alertsAreKeptInTheirOrderAlsoWhereTheStoreFailsOnce() throws InterruptedException {
    Store store = new Store();
    store.isDown = true;
    try (AlertLog alerts =
        AlertLog.start(store, Ids.create(Time.system()), Time.system(), Timers.system())) {
      alerts.raise(AlertKind.BREAKER_OPEN, AlertSeverity.WARNING, "one/m", "held back");
      alerts.resolve(AlertKind.BREAKER_OPEN, "never/raised");
      alerts.resolve(AlertKind.BREAKER_OPEN, "one/m");
      alerts.raise(AlertKind.BREAKER_OPEN, AlertSeverity.WARNING, "s".repeat(300), "again");
      all.await();
    }
    assertThat(kept)
        .containsExactly(
            "resolve all INVALID_CONFIGURATION",
            "resolve all BREAKER_OPEN",
            "resolve all PROVIDER_KEY_REFUSED",
            "resolve all PROVIDER_NOT_SET_UP",
            "resolve all UNKNOWN_MODEL",
            "resolve all RECORDS_DROPPED",
            "resolve all BUDGET_JOURNAL_DAMAGED",
            "raise one/m held back",
            "resolve one/m",
            "raise " + "s".repeat(200) + " again");
  }

  /** Another server that starts has ended it. */
  @Test
  void anAlertThatIsRaisedAgainIsKeptAgain() throws InterruptedException {
    Logger logger = (Logger) LoggerFactory.getLogger(AlertLog.class);
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    logger.addAppender(lines);
    try (AlertLog alerts =
        AlertLog.start(new Store(), Ids.create(Time.system()), Time.system(), Timers.system())) {
      alerts.raise(AlertKind.UNKNOWN_MODEL, AlertSeverity.WARNING, "unpriced/m", "no price");
      alerts.raise(AlertKind.UNKNOWN_MODEL, AlertSeverity.WARNING, "unpriced/m", "no price");
      alerts.resolve(AlertKind.UNKNOWN_MODEL, "unpriced/m");
      all.await();
    }
    assertThat(kept)
        .endsWith("raise unpriced/m no price", "raise unpriced/m no price", "resolve unpriced/m");
  }
}
