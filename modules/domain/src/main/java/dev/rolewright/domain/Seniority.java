package dev.rolewright.domain;

/** Level of a role; {@code UNSPECIFIED} where it is not to be told. */
public enum Seniority {
  UNSPECIFIED,
  INTERN,
  JUNIOR,
  MID,
  SENIOR,
  LEAD,
  MANAGER,
  DIRECTOR,
  EXECUTIVE
}
