package dev.rolewright.generation;

import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.matching.Matcher;
import dev.rolewright.platform.Time;

/** Makes generators of CVs. */
public final class CvGenerators {
  private CvGenerators() {}

  /**
   * Creates the generator that needs no model vendor: it chooses and orders the person's own words
   * and changes none of them.
   */
  public static CvGenerator create(Matcher matcher, DocumentRepository documents, Time time) {
    return new LocalCvGenerator(matcher, documents, time);
  }
}
