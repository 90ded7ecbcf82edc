package dev.rolewright.telemetry;

import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps alerts. At most one of a kind and subject is open. */
public interface AlertRepository {
  /**
   * Which alerts are asked for.
   *
   * @param tenantId of this tenant, and those of the deployment where {@code ofDeployment} says so
   * @param openOnly without those that are resolved
   * @param minSeverity of this severity or a higher one
   * @param kind of this kind; of all where it is empty
   * @param onlyKey of what budgets of API keys spent, only that of the key with this id; of all
   *     keys where it is empty
   */
  record Filter(
      String tenantId,
      boolean ofDeployment,
      boolean openOnly,
      AlertSeverity minSeverity,
      Optional<AlertKind> kind,
      Optional<String> onlyKey) {}

  /** Keeps a new alert, or its severity and words where one of its kind and subject is open. */
  void raise(Alert alert);

  /** Ends the open alert of a kind and subject; does nothing where there is none. */
  void resolve(AlertKind kind, String subject, Instant at);

  /** Ends the open alerts of a kind about the whole deployment. */
  void resolveAll(AlertKind kind, Instant at);

  /** Lists alerts, the newest first. */
  Page<Alert> list(Filter filter, PageRequest page);

  /**
   * Returns alerts, the most urgent first and of these the newest.
   *
   * @param most how many at most
   */
  List<Alert> mostUrgent(Filter filter, int most);
}
