package dev.rolewright.skills;

import dev.rolewright.domain.SkillLevel;
import java.util.Optional;
import java.util.Set;

/** Reads what a sentence says of a skill it names: denied or not, how well, how long. */
final class Qualifiers {
  private static final int LONGEST_WALK = 40;
  private static final Set<String> NOT_PHRASES = Set.of("only", "limited", "just", "least", "less");
  private static final Set<String> OPENERS = Set.of("(", ":", "-", "–", "—", "[");

  /** "Working experience with" says nothing of how well; "working knowledge of" does. */
  private static final Set<String> CONDITIONS =
      Set.of("experience", "with", "in", "on", "as", "of", "using");

  private static final Set<String> HEADS = Set.of("of", "with", "in", "using", "on", "as");
  private static final Set<String> ADVERBS =
      Set.of("strictly", "absolutely", "necessarily", "a", "explicitly", "really", "an");

  private final Atoms atoms;
  private final PlaceMap places;
  private final YearsReader yearsReader;

  Qualifiers(Atoms atoms, PlaceMap places) {
    this.atoms = atoms;
    this.places = places;
    this.yearsReader = new YearsReader(atoms);
  }

  boolean isNegated(Place place) {
    return isDeniedBefore(place) || isDeniedAfter(place);
  }

  private boolean isDeniedBefore(Place place) {
    BackwardWalk walk = new BackwardWalk(atoms, places, place);
    for (int steps = 0; steps < LONGEST_WALK && walk.step(); steps++) {
      String word = walk.word();
      if (CueWords.NEGATORS.contains(word)) {
        return !NOT_PHRASES.contains(atoms.folded(walk.index() + 1));
      }
      if (word.equals("require") || word.equals("need") || word.equals("requires")) {
        return CueWords.NEGATED_VERBS.contains(atoms.folded(walk.index() - 1));
      }
      if (!walk.isTransparent()
          && !word.equals("required")
          && !word.equals("deep")
          && !word.equals("advanced")) {
        return false;
      }
    }
    return false;
  }

  /** Reads "… is not required", also over the rest of a list. */
  private boolean isDeniedAfter(Place place) {
    int index = place.last() + 1;
    int end = Math.min(atoms.count(), index + LONGEST_WALK);
    while (index < end
        && atoms.sentence(index) == atoms.sentence(place.first())
        && (places.isSkill(index)
            || CueWords.CONNECTORS.contains(atoms.folded(index))
            || isPlainNoun(atoms.folded(index)))) {
      index++;
    }
    String verb = atoms.folded(index);
    if (verb.equals("is") || verb.equals("are") || verb.equals("was")) {
      index++;
    } else if (verb.equals("isn't") || verb.equals("aren't")) {
      return isNeed(index + 1);
    }
    return atoms.folded(index).equals("not") && isNeed(index + 1);
  }

  private boolean isNeed(int index) {
    int word = ADVERBS.contains(atoms.folded(index)) ? index + 1 : index;
    return CueWords.NEEDS.contains(atoms.folded(word));
  }

  private static boolean isPlainNoun(String word) {
    return word.equals("experience")
        || word.equals("knowledge")
        || word.equals("skills")
        || word.equals("degree");
  }

  SkillLevel level(Place place) {
    SkillLevel inside = insideLevel(place);
    if (inside != SkillLevel.UNSPECIFIED) {
      return inside;
    }
    SkillLevel after = levelAfter(place);
    return after != SkillLevel.UNSPECIFIED ? after : levelBefore(place);
  }

  /** An alias may hold its level itself: "fluent German". */
  private SkillLevel insideLevel(Place place) {
    SkillName name = place.name();
    if (name == null || place.first() == place.last()) {
      return SkillLevel.UNSPECIFIED;
    }
    SkillLevel level = levelOf(atoms.folded(place.first()));
    boolean partOfLabel =
        NameFold.atoms(name.skill().label()).contains(atoms.folded(place.first()));
    return partOfLabel ? SkillLevel.UNSPECIFIED : level;
  }

  private SkillLevel levelAfter(Place place) {
    int index = place.last() + 1;
    boolean opened = false;
    int end = Math.min(atoms.count(), index + 4);
    while (index < end && atoms.sentence(index) == atoms.sentence(place.first())) {
      String word = atoms.folded(index);
      SkillLevel level = levelOf(word);
      if (level != SkillLevel.UNSPECIFIED) {
        boolean noun = word.equals("expert") || word.equals("expertise") || word.equals("basics");
        boolean fundamentals = word.equals("fundamentals") || word.equals("proficiency");
        return opened || noun || fundamentals ? level : SkillLevel.UNSPECIFIED;
      }
      if (OPENERS.contains(word)) {
        opened = true;
      } else if (!(opened && CueWords.TRANSPARENT.contains(word))) {
        return SkillLevel.UNSPECIFIED;
      }
      index++;
    }
    return SkillLevel.UNSPECIFIED;
  }

  private SkillLevel levelBefore(Place place) {
    BackwardWalk walk = new BackwardWalk(atoms, places, place);
    boolean head = false;
    for (int steps = 0; steps < LONGEST_WALK && walk.step(); steps++) {
      String word = walk.word();
      if (word.equals("degree") || word.equals("certification")) {
        return SkillLevel.UNSPECIFIED;
      }
      boolean workingExperience =
          word.equals("working") && CONDITIONS.contains(atoms.folded(walk.index() + 1));
      SkillLevel level = workingExperience ? SkillLevel.UNSPECIFIED : levelOf(word);
      if (level != SkillLevel.UNSPECIFIED) {
        // An adjective speaks of the first member of a list, a noun with "of" of them all.
        return head || !walk.crossedComma() ? level : SkillLevel.UNSPECIFIED;
      }
      if (!walk.isTransparent()) {
        return SkillLevel.UNSPECIFIED;
      }
      head |= !walk.onSkill() && HEADS.contains(word);
    }
    return SkillLevel.UNSPECIFIED;
  }

  private static SkillLevel levelOf(String word) {
    if (CueWords.EXPERT.contains(word)) {
      return SkillLevel.EXPERT;
    }
    if (CueWords.ADVANCED.contains(word)) {
      return SkillLevel.ADVANCED;
    }
    if (CueWords.INTERMEDIATE.contains(word)) {
      return SkillLevel.INTERMEDIATE;
    }
    return CueWords.BASIC.contains(word) ? SkillLevel.BASIC : SkillLevel.UNSPECIFIED;
  }

  Optional<Integer> years(Place place) {
    Optional<Integer> after = yearsAfter(place);
    if (after.isPresent()) {
      return after;
    }
    BackwardWalk walk = new BackwardWalk(atoms, places, place);
    for (int steps = 0; steps < LONGEST_WALK && walk.step(); steps++) {
      if (!walk.onSkill() && CueWords.YEARS.contains(walk.word())) {
        return yearsReader.endingBefore(walk.index());
      }
      if (!walk.isTransparent() && levelOf(walk.word()) == SkillLevel.UNSPECIFIED) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Reads "Java (3 years)", "Java: 3+ years", "Java, at least 3 years" is another skill's. */
  private Optional<Integer> yearsAfter(Place place) {
    int index = place.last() + 1;
    if (atoms.folded(index).equals("experience")) {
      index++;
    }
    if (!OPENERS.contains(atoms.folded(index)) && !atoms.folded(index).equals("for")) {
      return Optional.empty();
    }
    if (atoms.sentence(index) != atoms.sentence(place.first())) {
      return Optional.empty();
    }
    return yearsReader.startingAt(index + 1, atoms.sentence(place.first()));
  }
}
