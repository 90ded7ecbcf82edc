package dev.rolewright.domain;

/**
 * Whether an answer came from the response cache; {@code NONE} where no cache stands behind it. A
 * {@code HIT} was given to the same question, a {@code CATEGORY_HIT} to another one of its
 * category.
 */
public enum CacheState {
  NONE,
  MISS,
  HIT,
  COALESCED,
  STALE,
  CATEGORY_HIT
}
