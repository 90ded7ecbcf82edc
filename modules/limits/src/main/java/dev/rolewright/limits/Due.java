package dev.rolewright.limits;

/** How soon Redis has to know of a correction. */
enum Due {
  NEVER,
  /** Together with others. */
  SOON,
  /** So much of the limit is concerned that somebody might be refused meanwhile. */
  AT_ONCE
}
