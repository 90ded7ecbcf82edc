package dev.rolewright.skills;

/**
 * Walks from a skill towards the start of its sentence over what can stand between it and the words
 * that qualify it: other members of its list and plain words such as "knowledge of".
 */
final class BackwardWalk {
  private final Atoms atoms;
  private final PlaceMap places;
  private final int sentence;
  private int index;
  private boolean crossedComma;

  BackwardWalk(Atoms atoms, PlaceMap places, Place from) {
    this.atoms = atoms;
    this.places = places;
    this.sentence = atoms.sentence(from.first());
    this.index = from.first();
  }

  /** Steps to the atom before; false at the start of the sentence. */
  boolean step() {
    index--;
    if (index < 0 || atoms.sentence(index) != sentence) {
      return false;
    }
    if (atoms.folded(index).equals(",")) {
      crossedComma = true;
    }
    return true;
  }

  int index() {
    return index;
  }

  String word() {
    return atoms.folded(index);
  }

  boolean crossedComma() {
    return crossedComma;
  }

  /** Tells whether the atom belongs to another skill. */
  boolean onSkill() {
    return places.isSkill(index);
  }

  /** Tells whether the walk may go on over the atom. */
  boolean isTransparent() {
    String word = word();
    if (onSkill()) {
      return true;
    }
    if (word.equals(",")) {
      return places.isSkill(index - 1) || atoms.folded(index - 1).equals(")");
    }
    if (word.equals("-")) {
      return atoms.isTyingHyphen(index) || places.isSkill(index - 1);
    }
    return CueWords.TRANSPARENT.contains(word)
        || (CueWords.CONNECTORS.contains(word) && !word.equals(";") && !word.equals("•"));
  }
}
