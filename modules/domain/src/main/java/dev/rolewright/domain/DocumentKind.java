package dev.rolewright.domain;

/** Kind of a generated document. */
public enum DocumentKind {
  CV,
  COVER_LETTER,
  CAREER_PATH,
  FEATURE
}
