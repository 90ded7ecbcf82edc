package dev.rolewright.budget;

/** What usage can be split by. */
public enum UsageGrouping {
  /** By tenant. */
  TENANT,
  /** By API key. */
  API_KEY,
  /** By configured name of the provider. */
  PROVIDER,
  /** By name of the model. */
  MODEL,
  /** By hour (UTC). */
  HOUR,
  /** By day (UTC). */
  DAY,
  /** By calendar month (UTC). */
  MONTH;

  /** Tells whether it is a period; of these a query names at most one. */
  public boolean isPeriod() {
    return this == HOUR || this == DAY || this == MONTH;
  }
}
