package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Style;
import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.Alert;
import dev.rolewright.proto.v1.AlertSeverity;
import java.util.List;

/** Shows the alerts that are open. */
public final class AlertsView {
  private AlertsView() {}

  /** Prints what is wrong since when, and what to do; nothing where no alert is open. */
  public static void print(Terminal terminal, List<Alert> alerts) {
    if (alerts.isEmpty()) {
      return;
    }
    Style style = terminal.style();
    terminal.line(Words.join("   ", style.bold("Alerts"), style.caution(count(alerts))));
    Table table =
        Table.create(
            Table.Column.of("SEVERITY").look(severity -> look(style, severity)),
            Table.Column.of("ALERT").look(style::name),
            Table.Column.text("ABOUT"),
            Table.Column.of("SINCE"));
    for (Alert alert : alerts) {
      table.row(
          Words.of(alert.getSeverity()),
          alert.getKind(),
          alert.getSubject(),
          Words.time(alert.getCreateTime()));
    }
    table.print(terminal, "");
    Page page = Page.create(terminal);
    alerts.forEach(alert -> page.bullet(alert.getSubject() + ": " + alert.getMessage()));
    terminal.line();
  }

  /** Returns how many are open, and how many of them can't wait. */
  static String count(List<Alert> alerts) {
    long critical =
        alerts.stream()
            .filter(alert -> alert.getSeverity() == AlertSeverity.ALERT_SEVERITY_CRITICAL)
            .count();
    return alerts.size() + " open" + (critical == 0 ? "" : ", " + critical + " critical");
  }

  private static String look(Style style, String severity) {
    return severity.startsWith("critical") ? style.bad(severity) : style.caution(severity);
  }
}
