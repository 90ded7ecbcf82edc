package dev.rolewright.llm;

import dev.rolewright.llm.spi.Records;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Alerts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what the gateway recorded and raised. */
final class Recording implements Records, Alerts {
  final List<Run> started = new ArrayList<>();
  final List<Run> ended = new ArrayList<>();
  final List<String> accounts = new ArrayList<>();
  final List<String> outputs = new ArrayList<>();
  final List<RequestRecord> requests = new ArrayList<>();
  final Map<String, String> openAlerts = new LinkedHashMap<>();
  int raised;

  @Override
  public void started(Run run, ChatRequest request) {
    started.add(run);
  }

  @Override
  public void ended(Run run, String account, String output) {
    ended.add(run);
    accounts.add(account);
    outputs.add(output);
  }

  @Override
  public void ended(RequestRecord request) {
    requests.add(request);
  }

  @Override
  public void raise(AlertKind kind, AlertSeverity severity, String subject, String message) {
    raised++;
    openAlerts.put(kind + " " + subject, message);
  }

  @Override
  public void resolve(AlertKind kind, String subject) {
    openAlerts.remove(kind + " " + subject);
  }
}
