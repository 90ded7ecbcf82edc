package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The places of one text that do not overlap: the longest win, then the earliest. */
final class PlaceMap {
  private final Atoms atoms;
  private final @Nullable Place[] byAtom;
  private final Set<Place> accepted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Integer, Map<String, Set<String>>> companies = new HashMap<>();

  PlaceMap(Atoms atoms) {
    this.atoms = atoms;
    this.byAtom = new Place[atoms.count()];
  }

  /** Adds the places that fit between those already there, the longest first. */
  void addAll(List<Place> candidates) {
    List<Place> longestFirst = new ArrayList<>(candidates);
    longestFirst.sort(
        Comparator.comparingInt(
                (Place place) -> atoms.start(place.first()) - atoms.end(place.last()))
            .thenComparingInt(Place::first));
    for (Place place : longestFirst) {
      if (isFree(place)) {
        for (int index = place.first(); index <= place.last(); index++) {
          byAtom[index] = place;
        }
      }
    }
  }

  private boolean isFree(Place place) {
    for (int index = place.first(); index <= place.last(); index++) {
      if (byAtom[index] != null) {
        return false;
      }
    }
    return true;
  }

  void remove(Place place) {
    for (int index = place.first(); index <= place.last(); index++) {
      byAtom[index] = null;
    }
  }

  /** Returns the place that an atom belongs to, or null. */
  @Nullable Place at(int index) {
    return index < 0 || index >= byAtom.length ? null : byAtom[index];
  }

  /** Tells whether an atom belongs to the name of a skill. */
  boolean isSkill(int index) {
    Place place = at(index);
    return place != null && place.name() != null;
  }

  void accept(Place place) {
    accepted.add(place);
  }

  boolean isAccepted(Place place) {
    return accepted.contains(place);
  }

  /** Returns the places of skills in the order of the text. */
  List<Place> inOrder() {
    List<Place> order = new ArrayList<>();
    for (int index = 0; index < byAtom.length; index++) {
      Place place = byAtom[index];
      if (place != null) {
        if (place.name() != null) {
          order.add(place);
        }
        index = place.last();
      }
    }
    return order;
  }

  /** Notes which unambiguous skills each sentence holds. */
  void noteCompanies() {
    for (Place place : inOrder()) {
      SkillName name = place.name();
      if (name != null && !name.ambiguous()) {
        companies
            .computeIfAbsent(atoms.sentence(place.first()), _ -> new HashMap<>())
            .computeIfAbsent(Company.family(name.skill()), _ -> new HashSet<>())
            .add(name.skill().id());
      }
    }
  }

  /** Tells whether a sentence holds another unambiguous skill of a family. */
  boolean sentenceHasFamily(int sentence, String family, String exceptId) {
    Set<String> ids = companies.getOrDefault(sentence, Map.of()).getOrDefault(family, Set.of());
    return ids.size() > 1 || (ids.size() == 1 && !ids.contains(exceptId));
  }
}
