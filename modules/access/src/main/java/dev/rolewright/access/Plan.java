package dev.rolewright.access;

/** What a tenant has booked. */
public enum Plan {
  FREE,
  PREMIUM
}
