package dev.rolewright.domain;

/** What a line of a job ad is about. */
public enum LineSection {
  TITLE,
  COMPANY,
  ABOUT,
  RESPONSIBILITY,
  MUST_HAVE,
  NICE_TO_HAVE,
  BENEFIT,
  SALARY,
  LOCATION,
  LEGAL,
  OTHER
}
