package dev.rolewright.telemetry;

import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that an operator should know.
 *
 * @param id UUIDv7
 * @param tenantId empty for one of the whole deployment
 * @param resolveTime empty while it is open
 */
public record Alert(
    String id,
    AlertKind kind,
    AlertSeverity severity,
    String subject,
    String message,
    String tenantId,
    Instant createTime,
    Optional<Instant> resolveTime) {}
