package dev.rolewright.domain;

/** Whether an answer came from the response cache; {@code NONE} where no cache stands behind it. */
public enum CacheState {
  NONE,
  MISS,
  HIT,
  COALESCED,
  STALE
}
