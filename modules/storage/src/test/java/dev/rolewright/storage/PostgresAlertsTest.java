package dev.rolewright.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.budget.BudgetAlert;
import dev.rolewright.budget.BudgetScope;
import dev.rolewright.budget.ScopeMonth;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.Time;
import dev.rolewright.telemetry.Alert;
import dev.rolewright.telemetry.AlertRepository;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresAlertsTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private final Ids ids = Ids.create(Time.system());
  private TestDatabase test = TestDatabase.create();
  private String tenant = "";

  @BeforeEach
  void makeTenant() {
    tenant = test.newTenantId();
  }

  @AfterEach
  void close() {
    test.close();
  }

  private AlertRepository alerts() {
    return test.database().alerts();
  }

  private Alert alert(AlertKind kind, AlertSeverity severity, String subject, String message) {
    return new Alert(ids.next(), kind, severity, subject, message, "", NOW, Optional.empty());
  }

  private List<Alert> list(boolean ofDeployment, boolean openOnly, AlertSeverity min) {
    return alerts()
        .list(
            new AlertRepository.Filter(
                tenant, ofDeployment, openOnly, min, Optional.empty(), Optional.empty()),
            PageRequest.of(0, ""))
        .items();
  }

  private List<Alert> all() {
    return list(true, false, AlertSeverity.INFO);
  }

  @Test
  void anAlertIsOpenOnceUntilItIsResolvedAndMayComeAgain() {
    Alert first = alert(AlertKind.BREAKER_OPEN, AlertSeverity.WARNING, "one/m", "first");
    alerts().raise(first);
    alerts().raise(alert(AlertKind.BREAKER_OPEN, AlertSeverity.CRITICAL, "one/m", "worse"));
    assertThat(all())
        .containsExactly(
            new Alert(
                first.id(),
                AlertKind.BREAKER_OPEN,
                AlertSeverity.CRITICAL,
                "one/m",
                "worse",
                "",
                NOW,
                Optional.empty()));
    alerts().resolve(AlertKind.BREAKER_OPEN, "other", NOW);
    assertThat(list(true, true, AlertSeverity.INFO)).hasSize(1);
    alerts().resolve(AlertKind.BREAKER_OPEN, "one/m", NOW.plusSeconds(5));
    assertThat(all().getFirst().resolveTime()).contains(NOW.plusSeconds(5));
    assertThat(list(true, true, AlertSeverity.INFO)).isEmpty();
    alerts().raise(alert(AlertKind.BREAKER_OPEN, AlertSeverity.WARNING, "one/m", "again"));
    assertThat(all()).extracting(Alert::message).containsExactly("again", "worse");
  }

  @Test
  void allOfAKindEndTogether() {
    alerts().raise(alert(AlertKind.BREAKER_OPEN, AlertSeverity.INFO, "a", "one"));
    alerts().raise(alert(AlertKind.BREAKER_OPEN, AlertSeverity.INFO, "b", "two"));
    alerts().raise(alert(AlertKind.INVALID_CONFIGURATION, AlertSeverity.INFO, "c", "three"));
    alerts().resolveAll(AlertKind.BREAKER_OPEN, NOW);
    assertThat(list(true, true, AlertSeverity.INFO))
        .extracting(Alert::message)
        .containsExactly("three");
  }

  @Test
  void theFiltersNarrow() {
    alerts().raise(alert(AlertKind.BREAKER_OPEN, AlertSeverity.INFO, "a", "info"));
    alerts().raise(alert(AlertKind.INVALID_CONFIGURATION, AlertSeverity.CRITICAL, "b", "critical"));
    assertThat(list(true, false, AlertSeverity.WARNING))
        .extracting(Alert::message)
        .containsExactly("critical");
    assertThat(list(false, false, AlertSeverity.INFO)).isEmpty();
    assertThat(
            alerts()
                .list(
                    new AlertRepository.Filter(
                        tenant,
                        true,
                        false,
                        AlertSeverity.INFO,
                        Optional.of(AlertKind.BREAKER_OPEN),
                        Optional.empty()),
                    PageRequest.of(0, ""))
                .items())
        .extracting(Alert::message)
        .containsExactly("info");
  }

  @Test
  void theMostUrgentComeFirstHoweverOldTheyAre() {
    alerts().raise(alert(AlertKind.BREAKER_OPEN, AlertSeverity.CRITICAL, "a", "old"));
    alerts().raise(alert(AlertKind.BREAKER_OPEN, AlertSeverity.WARNING, "b", "warning"));
    alerts().raise(alert(AlertKind.BREAKER_OPEN, AlertSeverity.CRITICAL, "c", "new"));
    alerts().raise(alert(AlertKind.BREAKER_OPEN, AlertSeverity.INFO, "d", "info"));
    AlertRepository.Filter filter =
        new AlertRepository.Filter(
            tenant, true, true, AlertSeverity.INFO, Optional.empty(), Optional.empty());
    assertThat(alerts().mostUrgent(filter, 3))
        .extracting(Alert::message)
        .containsExactly("new", "old", "warning");
  }

  @Test
  void theBudgetsOfOtherKeysAreLeftOutWhereOneIsAskedFor() {
    String own = ids.next();
    YearMonth month = YearMonth.of(2026, 3);
    for (BudgetScope scope :
        List.of(
            BudgetScope.tenant(tenant),
            BudgetScope.apiKey(tenant, own),
            BudgetScope.apiKey(tenant, ids.next()))) {
      String subject = new BudgetAlert(new ScopeMonth(scope, month), 80, 1).subject();
      alerts().raise(alert(BudgetAlert.KIND, AlertSeverity.WARNING, subject, scope.inWords()));
    }
    AlertRepository.Filter filter =
        new AlertRepository.Filter(
            tenant, true, true, AlertSeverity.INFO, Optional.empty(), Optional.of(own));
    String[] shown = {"the API key " + own, "the tenant " + tenant};
    assertThat(alerts().list(filter, PageRequest.of(0, "")).items())
        .extracting(Alert::message)
        .containsExactly(shown);
    assertThat(alerts().mostUrgent(filter, 9)).extracting(Alert::message).containsExactly(shown);
    assertThat(all()).as("of all keys").hasSize(3);
  }

  @Test
  void alertsArePagedNewestFirst() {
    for (int index = 0; index < 5; index++) {
      alerts().raise(alert(AlertKind.BREAKER_OPEN, AlertSeverity.INFO, "s" + index, "m" + index));
    }
    var filter =
        new AlertRepository.Filter(
            tenant, true, false, AlertSeverity.INFO, Optional.empty(), Optional.empty());
    var first = alerts().list(filter, PageRequest.of(3, ""));
    assertThat(first.items()).extracting(Alert::message).containsExactly("m4", "m3", "m2");
    var second = alerts().list(filter, PageRequest.of(3, first.nextToken()));
    assertThat(second.items()).extracting(Alert::message).containsExactly("m1", "m0");
    assertThat(second.nextToken()).isEmpty();
  }
}
