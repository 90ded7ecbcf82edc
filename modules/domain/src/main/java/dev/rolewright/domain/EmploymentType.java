package dev.rolewright.domain;

/** Kind of contract. */
public enum EmploymentType {
  UNSPECIFIED,
  FULL_TIME,
  PART_TIME,
  CONTRACT,
  TEMPORARY,
  INTERNSHIP,
  APPRENTICESHIP,
  VOLUNTEER
}
