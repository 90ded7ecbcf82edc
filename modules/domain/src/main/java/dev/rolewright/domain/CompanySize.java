package dev.rolewright.domain;

/** Size of an employer by head count; the classes stand in the API contract. */
public enum CompanySize {
  UNSPECIFIED,
  STARTUP,
  SMALL,
  MEDIUM,
  LARGE,
  ENTERPRISE
}
