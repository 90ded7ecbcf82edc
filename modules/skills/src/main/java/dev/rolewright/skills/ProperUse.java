package dev.rolewright.skills;

/**
 * Tells by letter case and by the words that touch it that an everyday word is the name of a
 * product: "costing in Excel", "models written in R".
 */
final class ProperUse {
  private static final int LONGEST_LOOK_BACK = 4;

  private final Atoms atoms;
  private final PlaceMap places;

  ProperUse(Atoms atoms, PlaceMap places) {
    this.atoms = atoms;
    this.places = places;
  }

  /** Tells whether an atom has a capital that the beginning of a sentence does not explain. */
  static boolean isCapitalWithin(Atoms atoms, int index) {
    return atoms.startsUpperCase(index)
        && !atoms.opensSentence(index)
        && !CueWords.BEFORE_VERBS.contains(atoms.folded(index - 1));
  }

  /** Tells whether a place spells a word whose everyday use is that of a verb alone. */
  boolean isOfVerb(Place place) {
    return place.first() == place.last()
        && CueWords.VERBS_ALONE.contains(atoms.folded(place.first()));
  }

  boolean isName(Place place) {
    return isOfVerb(place) ? isNoVerb(place) : isNameAfterIn(place);
  }

  /** No verb follows a preposition, has a capital within a sentence or stands before "for". */
  private boolean isNoVerb(Place place) {
    int before = place.first() - 1;
    int next = place.last() + 1;
    boolean followsPreposition =
        isInSentence(before, place) && CueWords.BEFORE_NOUNS.contains(atoms.folded(before));
    boolean standsBeforeFor =
        atoms.startsUpperCase(place.first())
            && isInSentence(next, place)
            && atoms.folded(next).equals("for");
    boolean capital =
        isCapitalWithin(atoms, place.first())
            && isInSentence(before, place)
            && (!atoms.startsUpperCase(before) || atoms.opensSentence(before));
    return followsPreposition || standsBeforeFor || capital;
  }

  private boolean isNameAfterIn(Place place) {
    int before = place.first() - 1;
    String word = atoms.folded(place.first());
    if (!isCapitalWithin(atoms, place.first())
        || !isInSentence(before, place)
        || !atoms.surface(before).equals("in")
        || CueWords.CAPITAL_ANYWAY.contains(word)
        || !canEnd(place)) {
      return false;
    }
    return word.length() > 1 || isWorkBefore(before) || hasSkillInSentence(place);
  }

  /** A capital or an everyday noun behind it would belong to a longer name. */
  private boolean canEnd(Place place) {
    int next = place.last() + 1;
    return !isInSentence(next, place)
        || places.isSkill(next)
        || (!atoms.isWord(next) && !atoms.joined(next + 1))
        || CueWords.AFTER_A_NAME.contains(atoms.folded(next));
  }

  private boolean isWorkBefore(int before) {
    for (int index = before - 1; index >= Math.max(0, before - LONGEST_LOOK_BACK); index--) {
      if (CueWords.WORK_IN_A_LETTER.contains(atoms.folded(index))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasSkillInSentence(Place place) {
    SkillName name = place.name();
    return name != null
        && places.sentenceHasFamily(
            atoms.sentence(place.first()), Company.family(name.skill()), name.skill().id());
  }

  private boolean isInSentence(int index, Place place) {
    return index >= 0
        && index < atoms.count()
        && atoms.sentence(index) == atoms.sentence(place.first());
  }
}
