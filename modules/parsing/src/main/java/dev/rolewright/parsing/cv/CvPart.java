package dev.rolewright.parsing.cv;

import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.ProfileSection;

/** A part of a CV under a heading of its own. */
public enum CvPart {
  /** What stands before the first heading. */
  HEAD(ProfileSection.CONTACT, EvidenceKind.WORK),
  CONTACT(ProfileSection.CONTACT, EvidenceKind.WORK),
  SUMMARY(ProfileSection.SUMMARY, EvidenceKind.WORK),
  WORK(ProfileSection.WORK, EvidenceKind.WORK),
  VOLUNTEER(ProfileSection.WORK, EvidenceKind.WORK),
  /** Dated entries without a heading; each entry tells its kind. */
  HISTORY(ProfileSection.WORK, EvidenceKind.WORK),
  PROJECT(ProfileSection.PROJECT, EvidenceKind.PROJECT),
  EDUCATION(ProfileSection.EDUCATION, EvidenceKind.EDUCATION),
  CERTIFICATE(ProfileSection.CERTIFICATE, EvidenceKind.CERTIFICATE),
  AWARD(ProfileSection.CERTIFICATE, EvidenceKind.CERTIFICATE),
  PUBLICATION(ProfileSection.PUBLICATION, EvidenceKind.PUBLICATION),
  SKILL(ProfileSection.SKILL, EvidenceKind.WORK),
  LANGUAGE(ProfileSection.LANGUAGE, EvidenceKind.WORK),
  INTEREST(ProfileSection.OTHER, EvidenceKind.WORK),
  REFERENCE(ProfileSection.OTHER, EvidenceKind.WORK),
  OTHER(ProfileSection.OTHER, EvidenceKind.WORK);

  private final ProfileSection section;
  private final EvidenceKind kind;

  CvPart(ProfileSection section, EvidenceKind kind) {
    this.section = section;
    this.kind = kind;
  }

  /** Returns what the part's lines are about. */
  ProfileSection section() {
    return section;
  }

  /** Returns the kind of the part's entries; only meaningful where {@link #hasEntries()}. */
  EvidenceKind kind() {
    return kind;
  }

  /** Returns whether the part is made of entries with a head and a body. */
  boolean hasEntries() {
    return switch (this) {
      case WORK, VOLUNTEER, HISTORY, PROJECT, EDUCATION -> true;
      case HEAD,
          CONTACT,
          SUMMARY,
          CERTIFICATE,
          AWARD,
          PUBLICATION,
          SKILL,
          LANGUAGE,
          INTEREST,
          REFERENCE,
          OTHER ->
          false;
    };
  }

  /** Returns whether each line or item of the part is an entry of its own. */
  boolean isList() {
    return this == CERTIFICATE || this == AWARD || this == PUBLICATION;
  }
}
