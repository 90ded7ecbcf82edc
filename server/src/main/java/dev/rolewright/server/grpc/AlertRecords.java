package dev.rolewright.server.grpc;

import dev.rolewright.access.Principal;
import dev.rolewright.access.Role;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.proto.v1.ListAlertsRequest;
import dev.rolewright.proto.v1.ListAlertsResponse;
import dev.rolewright.server.mapping.RunMapping;
import dev.rolewright.telemetry.AlertRepository;
import java.util.List;
import java.util.Optional;

/** Shows the alerts that a caller may see. */
public final class AlertRecords {
  private static final int MOST_SHOWN = 50;

  private final AlertRepository alerts;

  /** Creates it over what was raised. */
  public AlertRecords(AlertRepository alerts) {
    this.alerts = alerts;
  }

  ListAlertsResponse list(Principal caller, ListAlertsRequest request) {
    RequestReading reading = new RequestReading();
    Optional<PageRequest> page =
        reading.value(() -> PageRequest.of(request.getPageSize(), request.getPageToken()));
    Optional<AlertRepository.Filter> filter =
        reading.value(
            () ->
                RunMapping.filter(
                    request, caller.tenantId(), caller.has(Role.OPERATOR), onlyKey(caller)));
    reading.end();
    var found = alerts.list(filter.orElseThrow(), page.orElseThrow());
    return ListAlertsResponse.newBuilder()
        .addAllAlerts(found.items().stream().map(RunMapping::toProto).toList())
        .setNextPageToken(found.nextToken())
        .build();
  }

  /** Returns the open ones, the most urgent first and of these the newest first. */
  List<dev.rolewright.proto.v1.Alert> open(Principal caller) {
    AlertRepository.Filter filter =
        new AlertRepository.Filter(
            caller.tenantId(),
            caller.has(Role.OPERATOR),
            true,
            AlertSeverity.INFO,
            Optional.empty(),
            onlyKey(caller));
    return alerts.mostUrgent(filter, MOST_SHOWN).stream().map(RunMapping::toProto).toList();
  }

  /** What a key has spent is for the key itself and for admins. */
  private static Optional<String> onlyKey(Principal caller) {
    return caller.has(Role.ADMIN) ? Optional.empty() : Optional.of(caller.keyId());
  }
}
