package dev.rolewright.parsing.job;

import dev.rolewright.domain.LineSection;

/** What a heading announces: the section of the lines below it, and how strongly. */
public enum Topic {
  RESPONSIBILITY(LineSection.RESPONSIBILITY, 4),
  ROLE(LineSection.RESPONSIBILITY, 1.8),
  MUST_HAVE(LineSection.MUST_HAVE, 4),
  NICE_TO_HAVE(LineSection.NICE_TO_HAVE, 5),
  BENEFIT(LineSection.BENEFIT, 4.5),
  SALARY(LineSection.SALARY, 3.5),
  ABOUT(LineSection.ABOUT, 3.5),
  VALUES(LineSection.ABOUT, 4),
  LOCATION(LineSection.LOCATION, 3.5),
  LEGAL(LineSection.LEGAL, 4.5),
  OTHER(LineSection.OTHER, 4),
  BASICS(LineSection.OTHER, 1),
  NONE(LineSection.OTHER, 0);

  private final LineSection section;
  private final double weight;

  Topic(LineSection section, double weight) {
    this.section = section;
    this.weight = weight;
  }

  LineSection section() {
    return section;
  }

  /** Returns whether a heading of this topic stands in the body of an ad only. */
  boolean isOfAds() {
    return switch (this) {
      case RESPONSIBILITY, ROLE, MUST_HAVE, NICE_TO_HAVE, BENEFIT -> true;
      case SALARY, ABOUT, VALUES, LOCATION, LEGAL, OTHER, BASICS, NONE -> false;
    };
  }

  double weight() {
    return weight;
  }
}
