package dev.rolewright.domain;

/** What a line of a CV is about. */
public enum ProfileSection {
  CONTACT,
  SUMMARY,
  WORK,
  PROJECT,
  EDUCATION,
  CERTIFICATE,
  PUBLICATION,
  SKILL,
  LANGUAGE,
  OTHER
}
