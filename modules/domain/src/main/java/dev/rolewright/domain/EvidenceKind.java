package dev.rolewright.domain;

/** What a piece of evidence is. */
public enum EvidenceKind {
  WORK,
  PROJECT,
  EDUCATION,
  CERTIFICATE,
  PUBLICATION
}
