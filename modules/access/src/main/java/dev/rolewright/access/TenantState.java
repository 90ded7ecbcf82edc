package dev.rolewright.access;

/** State of a tenant. */
public enum TenantState {
  ACTIVE,
  /** Its keys are refused. */
  SUSPENDED
}
