package dev.rolewright.skills;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes out the places where the name of a language speaks of a nation: "French polishing". A
 * language is meant where nothing follows it, where a word of its own use does ("French required",
 * "German speakers"), another language, or where one stands before it ("reads Spanish contracts").
 */
final class Nationalities {
  private final Atoms atoms;
  private final Set<Integer> languageBeginnings = new HashSet<>();

  Nationalities(Atoms atoms, List<Place> candidates) {
    this.atoms = atoms;
    for (Place place : candidates) {
      if (isLanguage(place)) {
        languageBeginnings.add(place.first());
      }
    }
  }

  void removeFrom(List<Place> candidates) {
    if (!languageBeginnings.isEmpty()) {
      candidates.removeIf(this::isNationality);
    }
  }

  private static boolean isLanguage(Place place) {
    SkillName name = place.name();
    return name != null && name.skill().isLanguage();
  }

  private boolean isNationality(Place place) {
    if (!isLanguage(place) || !mayNameANation(place)) {
      return false;
    }
    int next = place.last() + 1;
    if (atoms.isTyingHyphen(next)) {
      next++;
    }
    int before = place.first() - 1;
    return isInSentence(next, place)
        && atoms.isWord(next)
        && !Character.isDigit(atoms.folded(next).codePointAt(0))
        && !CueWords.AFTER_A_LANGUAGE.contains(atoms.folded(next))
        && !languageBeginnings.contains(next)
        && !(isInSentence(before, place)
            && CueWords.BEFORE_A_LANGUAGE.contains(atoms.folded(before)));
  }

  /** "Deutsch" and "German language" name no nation; "German" does. */
  private boolean mayNameANation(Place place) {
    SkillName name = place.name();
    return name != null
        && place.first() == place.last()
        && ((name.text().equals(name.skill().label())
                && !CueWords.NO_NATIONS.contains(atoms.folded(place.first())))
            || CueWords.NATIONS.contains(atoms.folded(place.first())));
  }

  private boolean isInSentence(int index, Place place) {
    return index >= 0
        && index < atoms.count()
        && atoms.sentence(index) == atoms.sentence(place.first());
  }
}
