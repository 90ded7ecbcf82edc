package dev.rolewright.platform;

/** How urgent an alert is. */
public enum AlertSeverity {
  /** Good to know. */
  INFO,
  /** Somebody should look at it. */
  WARNING,
  /** Somebody has to act. */
  CRITICAL
}
