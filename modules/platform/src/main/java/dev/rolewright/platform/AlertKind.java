package dev.rolewright.platform;

import java.util.Locale;

/** What an alert can be about. {@code docs/operations.md} lists the same with what to do. */
public enum AlertKind {
  /** A configuration file can't be used; the last good one holds. */
  INVALID_CONFIGURATION,
  /** Calls to a model are held back after failures. */
  BREAKER_OPEN,
  /** A vendor refuses the deployment's key, or does not allow a model with it. */
  PROVIDER_KEY_REFUSED,
  /** A route names a provider that can't be asked, since its key or its address is missing. */
  PROVIDER_NOT_SET_UP,
  /** A model that can be asked has no price; it is counted at the dearest known. */
  UNKNOWN_MODEL,
  /** Records of calls were lost because they could not be written in time. */
  RECORDS_DROPPED,
  /** A part of a month's budget is spent. */
  BUDGET_THRESHOLD,
  /** The journal of reservations can't be read whole; what it may hold counts as spent. */
  BUDGET_JOURNAL_DAMAGED;

  /** Returns the name in lower case with underscores. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
