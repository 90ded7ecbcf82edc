package dev.rolewright.skills;

/** Gives finders. */
public final class SkillFinders {
  private SkillFinders() {}

  /**
   * Makes a finder of the names of a vocabulary. It works in time linear in the length of the text.
   * An everyday word that is also a name counts only where a list, a cue word ("experience with")
   * or another skill of the sentence vouches for it.
   *
   * @return a finder for use by many threads
   */
  public static SkillFinder create(Vocabulary vocabulary) {
    return new TrieSkillFinder(NamedVocabulary.from(vocabulary));
  }
}
