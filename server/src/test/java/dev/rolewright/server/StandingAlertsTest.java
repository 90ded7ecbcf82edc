package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Alerts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandingAlertsTest {
  private final List<String> told = new ArrayList<>();
  private final StandingAlerts standing =
      new StandingAlerts(
          AlertKind.UNKNOWN_MODEL,
          new Alerts() {
            @Override
            public void raise(
                AlertKind kind, AlertSeverity severity, String subject, String message) {
              told.add("raise " + subject + " " + message);
            }

            @Override
            public void resolve(AlertKind kind, String subject) {
              told.add("resolve " + subject);
            }
          });

  @Test
  void eachLookRaisesWhatStandsAndEndsWhatIsGone() {
    standing.found(Map.of("one/m", "no price"));
    standing.found(Map.of("one/m", "no price"));
    standing.found(Map.of());
    standing.found(Map.of());
    assertThat(told)
        .containsExactly("raise one/m no price", "raise one/m no price", "resolve one/m");
  }
}
