package dev.rolewright.domain;

/**
 * Level of education, in ascending order; {@code UNSPECIFIED} where only a field of study is named.
 */
public enum EducationLevel {
  UNSPECIFIED,
  SECONDARY,
  VOCATIONAL,
  BACHELOR,
  MASTER,
  DOCTORATE
}
