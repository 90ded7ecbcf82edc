package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the words of a sentence which of several senses a short name has there: "95% CI 2 to 10"
 * and "CI pipelines", "three-phase DBs" and "SQL DBs". {@code senses.txt} holds the senses.
 */
final class Senses {
  private static final String NO_SKILL = "nothing";
  private static final String SEPARATOR = " = ";

  /** Atoms to each side that are looked at; a sentence without signs can be long. */
  private static final int REACH = 24;

  private static final Map<String, List<Sense>> BY_NAME = read();

  /** A sense with the words that show it; the label is {@link #NO_SKILL} where it is no skill's. */
  private record Sense(String label, Set<String> words) {}

  private final Vocabulary vocabulary;
  private final Atoms atoms;

  Senses(Vocabulary vocabulary, Atoms atoms) {
    this.vocabulary = vocabulary;
    this.atoms = atoms;
  }

  private static Map<String, List<Sense>> read() {
    WordLists lists = WordLists.read("senses.txt");
    Map<String, List<Sense>> senses = new HashMap<>();
    for (String section : lists.names()) {
      int separator = section.indexOf(SEPARATOR);
      String name = section.substring(0, separator);
      String label = section.substring(separator + SEPARATOR.length());
      senses
          .computeIfAbsent(name, _ -> new ArrayList<>())
          .add(new Sense(label, lists.words(section)));
    }
    return senses;
  }

  /** Returns the labels that the file names, for the test that compares them to the vocabulary. */
  static List<String> labels() {
    return BY_NAME.values().stream()
        .flatMap(List::stream)
        .map(Sense::label)
        .filter(label -> !label.equals(NO_SKILL))
        .toList();
  }

  /** Returns the place with the sense that its sentence shows; one that is no skill hides. */
  Place of(Place place) {
    SkillName name = place.name();
    if (name == null) {
      return place;
    }
    List<Sense> senses = BY_NAME.get(NameFold.of(name.text()));
    if (senses == null || senses.stream().noneMatch(sense -> isOf(name, sense))) {
      return place;
    }
    Sense shown = shown(place, senses);
    if (shown == null) {
      return place;
    }
    if (shown.label().equals(NO_SKILL)) {
      return new Place(place.first(), place.last(), null, false, false);
    }
    Optional<Skill> skill = vocabulary.byName(shown.label());
    return skill
        .map(meant -> new SkillName(meant, name.text(), name.exactCase(), false))
        .map(
            meant ->
                new Place(
                    place.first(), place.last(), meant, place.variant(), place.negatedByPrefix()))
        .orElse(place);
  }

  private static boolean isOf(SkillName name, Sense sense) {
    return name.skill().label().equals(sense.label());
  }

  /** Returns the sense with the most words around a place, or null where none has. */
  private @Nullable Sense shown(Place place, List<Sense> senses) {
    Sense best = null;
    int most = 0;
    for (Sense sense : senses) {
      int count = count(place, sense.words());
      if (count > most) {
        best = sense;
        most = count;
      } else if (count == most) {
        best = null;
      }
    }
    return best;
  }

  private int count(Place place, Set<String> words) {
    int sentence = atoms.sentence(place.first());
    int from = Math.max(0, place.first() - REACH);
    int to = Math.min(atoms.count(), place.last() + 1 + REACH);
    int count = 0;
    for (int index = from; index < to; index++) {
      boolean own = index >= place.first() && index <= place.last();
      boolean same = !own && atoms.sentence(index) == sentence;
      count += same && words.contains(atoms.folded(index)) ? 1 : 0;
    }
    return count;
  }
}
