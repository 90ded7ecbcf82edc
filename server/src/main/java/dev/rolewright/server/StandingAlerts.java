package dev.rolewright.server;

import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Alerts;
import java.util.Map;

/** The warnings of one kind that are open while a look finds what they are about. */
final class StandingAlerts {
  private final AlertKind kind;
  private final Alerts alerts;
  private Map<String, String> open = Map.of();

  StandingAlerts(AlertKind kind, Alerts alerts) {
    this.kind = kind;
    this.alerts = alerts;
  }

  /**
   * Raises what is new or has other words, and ends what was not found any more.
   *
   * @param found messages by subject
   */
  synchronized void found(Map<String, String> found) {
    found.forEach(
        (subject, message) -> {
          if (!message.equals(open.get(subject))) {
            alerts.raise(kind, AlertSeverity.WARNING, subject, message);
          }
        });
    open.keySet().stream()
        .filter(subject -> !found.containsKey(subject))
        .forEach(subject -> alerts.resolve(kind, subject));
    open = Map.copyOf(found);
  }
}
