package dev.rolewright.skills;

import java.util.Set;

/**
 * Decides whether an everyday word that is also the name of a skill is meant as one, by the words
 * and skills around it.
 */
final class Company {
  static final double NONE = 0;
  private static final double IN_LIST = 0.85;
  private static final double IN_LIST_OF_AMBIGUOUS = 0.7;
  private static final double WITH_CUE = 0.8;
  private static final double IN_SENTENCE = 0.6;
  private static final int LONGEST_GAP = 8;
  private static final int LONGEST_ACRONYM = 4;
  private static final String TRAITS = "soft";
  private static final Set<String> WITHOUT_SOFTWARE =
      Set.of(TRAITS, "healthcare", "trades", "language");
  private static final Set<String> TECHNICAL = Set.of("software", "data", "cloud", "security");

  private final Atoms atoms;
  private final PlaceMap places;
  private final ProperUse properUse;

  Company(Atoms atoms, PlaceMap places) {
    this.atoms = atoms;
    this.places = places;
    this.properUse = new ProperUse(atoms, places);
  }

  /** Returns how sure it is that the name of an ambiguous place is meant; {@link #NONE} if not. */
  double confidence(Place place) {
    double list = Math.max(neighbour(place, -1), neighbour(place, 1));
    boolean everydayUse = isEverydayUse(place);
    if (list == IN_LIST && !(everydayUse && atoms.startsLowerCase(place.first()))) {
      return IN_LIST;
    }
    if (hasCueBefore(place) || (hasCueAfter(place) && !everydayUse)) {
      return WITH_CUE;
    }
    if (mayBeSoftware(place) && properUse.isName(place)) {
      return properUse.isOfVerb(place) ? WITH_CUE : IN_SENTENCE;
    }
    if (everydayUse) {
      return NONE;
    }
    if (list > NONE) {
      return list;
    }
    return !isTrait(place) && isAlone(place) && hasCompanyInSentence(place) ? IN_SENTENCE : NONE;
  }

  /** Sentences full of praise ("creative work, high reliability") say nothing of one trait. */
  private static boolean isTrait(Place place) {
    SkillName name = place.name();
    return name != null && name.skill().category().equals(TRAITS);
  }

  private boolean isEverydayUse(Place place) {
    boolean lowerCase = atoms.startsLowerCase(place.first());
    return (lowerCase
            && place.first() == place.last()
            && sameSentence(place.first() - 1, place.first())
            && CueWords.BEFORE_VERBS.contains(atoms.folded(place.first() - 1)))
        || (sameSentence(place.last() + 1, place.last())
            && CueWords.AFTER_EVERYDAY_WORDS.contains(atoms.folded(place.last() + 1)));
  }

  private boolean isAlone(Place place) {
    SkillName name = place.name();
    boolean letter = atoms.end(place.last()) - atoms.start(place.first()) == 1;
    boolean capitalSaysNothing =
        name != null && name.exactCase() && atoms.opensSentence(place.first());
    return !letter && !capitalSaysNothing && !isDefinition(place);
  }

  /** Tells whether brackets hold nothing but the place: "Supply and Provisioning (SCP)". */
  private boolean isDefinition(Place place) {
    return atoms.folded(place.first() - 1).equals("(")
        && atoms.folded(place.last() + 1).equals(")");
  }

  /** A few capitals stand for different things in different trades. */
  private static boolean isAcronym(SkillName name) {
    String text = name.text();
    return name.exactCase()
        && text.length() > 1
        && text.length() <= LONGEST_ACRONYM
        && text.chars().allMatch(Character::isUpperCase);
  }

  private double neighbour(Place place, int direction) {
    int edge = direction < 0 ? place.first() : place.last();
    int index = edge + direction;
    int gap = 0;
    boolean otherLine = false;
    while (index >= 0 && index < atoms.count() && gap < LONGEST_GAP) {
      int upper = direction < 0 ? index + 1 : index;
      otherLine |= atoms.lineBreaks(upper) > 0;
      if (atoms.lineBreaks(upper) > 1
          || (!otherLine && !sameSentence(index, edge))
          || (otherLine && !fillsLine(place))) {
        return NONE;
      }
      Place other = places.at(index);
      if (other != null) {
        boolean touching = gap == 0 && !otherLine && atoms.startsLowerCase(place.first());
        return touching ? NONE : neighbourValue(place, other);
      }
      if (!CueWords.CONNECTORS.contains(atoms.folded(index))) {
        return NONE;
      }
      index += direction;
      gap++;
    }
    return NONE;
  }

  private double neighbourValue(Place place, Place other) {
    SkillName name = place.name();
    SkillName otherName = other.name();
    if (name == null || otherName == null || otherName.skill().id().equals(name.skill().id())) {
      return NONE;
    }
    if (isAcronym(name) && !family(name.skill()).equals(family(otherName.skill()))) {
      return NONE;
    }
    if (!other.isAmbiguous() || places.isAccepted(other)) {
      return IN_LIST;
    }
    boolean letters =
        atoms.end(place.last()) - atoms.start(place.first()) == 1
            && atoms.end(other.last()) - atoms.start(other.first()) == 1;
    return letters ? NONE : IN_LIST_OF_AMBIGUOUS;
  }

  /** Tells whether a line holds nothing but the place and signs. */
  private boolean fillsLine(Place place) {
    int index = place.first();
    while (index > 0 && atoms.lineBreaks(index) == 0) {
      index--;
      if (!CueWords.CONNECTORS.contains(atoms.folded(index))) {
        return false;
      }
    }
    int next = place.last() + 1;
    while (next < atoms.count() && atoms.lineBreaks(next) == 0) {
      if (atoms.isWord(next)) {
        return false;
      }
      next++;
    }
    return true;
  }

  private boolean hasCueAfter(Place place) {
    int next = place.last() + 1;
    if (atoms.isTyingHyphen(next)) {
      next++;
    }
    return next < atoms.count()
        && sameSentence(next, place.last())
        && CueWords.DIRECTLY_AFTER.contains(atoms.folded(next))
        && (mayBeSoftware(place) || !CueWords.AFTER_SOFTWARE.contains(atoms.folded(next)));
  }

  private static boolean mayBeSoftware(Place place) {
    SkillName name = place.name();
    return name != null
        && (name.exactCase() || !WITHOUT_SOFTWARE.contains(name.skill().category()));
  }

  private boolean hasCueBefore(Place place) {
    int before = place.first() - 1;
    while (before >= 0
        && sameSentence(before, place.first())
        && (atoms.folded(before).equals(":")
            || atoms.folded(before).equals("\"")
            || atoms.folded(before).equals("the")
            || atoms.folded(before).equals("("))) {
      before--;
    }
    if (before < 0 || !sameSentence(before, place.first())) {
      return false;
    }
    String word = atoms.folded(before);
    boolean lowerCase = atoms.startsLowerCase(place.first());
    if ((lowerCase ? CueWords.DIRECTLY_BEFORE_LOWER_CASE : CueWords.DIRECTLY_BEFORE)
        .contains(word)) {
      return true;
    }
    if (!CueWords.PREPOSITIONS.contains(word)) {
      return false;
    }
    for (int step = 1; step <= 2; step++) {
      int index = before - step;
      if (index >= 0
          && sameSentence(index, place.first())
          && CueWords.BEFORE_PREPOSITION.contains(atoms.folded(index))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasCompanyInSentence(Place place) {
    SkillName name = place.name();
    if (name == null) {
      return false;
    }
    int sentence = atoms.sentence(place.first());
    return places.sentenceHasFamily(sentence, family(name.skill()), name.skill().id());
  }

  static String family(Skill skill) {
    return isTechnical(skill) ? "technical" : skill.category();
  }

  static boolean isTechnical(Skill skill) {
    return TECHNICAL.contains(skill.category());
  }

  private boolean sameSentence(int left, int right) {
    return left >= 0 && left < atoms.count() && atoms.sentence(left) == atoms.sentence(right);
  }
}
