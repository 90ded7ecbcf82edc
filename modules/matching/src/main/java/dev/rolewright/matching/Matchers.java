package dev.rolewright.matching;

import dev.rolewright.embedding.Embedder;
import dev.rolewright.platform.Time;
import dev.rolewright.skills.SkillFinder;

/** Gives matchers. */
public final class Matchers {
  private Matchers() {}

  /**
   * Makes a matcher that reckons work which goes on up to the machine's own date.
   *
   * @param embedder makes the vectors; stays the caller's to close
   * @param finder finds skills in the words of jobs and evidence
   */
  public static Matcher create(Embedder embedder, SkillFinder finder) {
    return create(embedder, finder, Time.system());
  }

  /** Makes a matcher that reckons work which goes on up to the date of {@code time}. */
  public static Matcher create(Embedder embedder, SkillFinder finder, Time time) {
    return new LocalMatcher(embedder, new SkillReader(finder), time);
  }
}
