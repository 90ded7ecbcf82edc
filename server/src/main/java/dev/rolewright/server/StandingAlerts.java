package dev.rolewright.server;

import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Alerts;
import java.util.Map;
import java.util.Set;

/** The warnings of one kind that are open while a look finds what they are about. */
final class StandingAlerts {
  private final AlertKind kind;
  private final Alerts alerts;
  private Set<String> open = Set.of();

  StandingAlerts(AlertKind kind, Alerts alerts) {
    this.kind = kind;
    this.alerts = alerts;
  }

  /**
   * Raises what was found, also what is open here, since the start of another server ends it for
   * all; and ends what was not found any more.
   *
   * @param found messages by subject
   */
  synchronized void found(Map<String, String> found) {
    found.forEach(
        (subject, message) -> alerts.raise(kind, AlertSeverity.WARNING, subject, message));
    open.stream()
        .filter(subject -> !found.containsKey(subject))
        .forEach(subject -> alerts.resolve(kind, subject));
    open = Set.copyOf(found.keySet());
  }
}
