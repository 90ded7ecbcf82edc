package dev.rolewright.skills;

import dev.rolewright.domain.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Finds names by a trie of their words, then weighs what stands around each place. */
final class TrieSkillFinder implements SkillFinder {
  private static final double LABEL = 1.0;
  private static final double VARIANT = 0.95;

  private final NamedVocabulary vocabulary;
  private final NameTrie trie;

  TrieSkillFinder(NamedVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.trie =
        new NameTrie(
            vocabulary.names(), EverydayPhrases.phrases(), EverydayPhrases.phrasesOfVerbs());
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public List<FoundSkill> find(String text) {
    Atoms atoms = Tokenizer.tokenize(text);
    List<Place> candidates = candidates(atoms);
    PlaceMap places = new PlaceMap(atoms);
    places.addAll(candidates);
    places.noteCompanies();
    IdentityHashMap<Place, Double> confidences = weighAmbiguous(atoms, places);
    // What an everyday word hid may be a name of its own.
    places.addAll(candidates.stream().filter(place -> !place.isAmbiguous()).toList());
    return found(atoms, places, confidences);
  }

  private List<Place> candidates(Atoms atoms) {
    List<Place> candidates = new ArrayList<>();
    PlaceFinder finder = new PlaceFinder(trie, vocabulary.names(), atoms);
    for (int index = 0; index < atoms.count(); index++) {
      finder.addPlacesAt(index, candidates);
    }
    new Nationalities(atoms, candidates).removeFrom(candidates);
    candidates.replaceAll(new Senses(vocabulary, atoms)::of);
    return candidates;
  }

  private static IdentityHashMap<Place, Double> weighAmbiguous(Atoms atoms, PlaceMap places) {
    IdentityHashMap<Place, Double> confidences = new IdentityHashMap<>();
    Company company = new Company(atoms, places);
    List<Place> ambiguous = places.inOrder().stream().filter(Place::isAmbiguous).toList();
    // A word that a list has vouched for vouches for its own neighbours, in both directions.
    for (Place place : ambiguous) {
      weigh(place, company, places, confidences);
    }
    for (Place place : ambiguous.reversed()) {
      weigh(place, company, places, confidences);
    }
    for (Place place : ambiguous) {
      if (!confidences.containsKey(place)) {
        places.remove(place);
      }
    }
    return confidences;
  }

  private static void weigh(
      Place place, Company company, PlaceMap places, IdentityHashMap<Place, Double> confidences) {
    double confidence = company.confidence(place);
    if (confidence > Company.NONE) {
      places.accept(place);
      confidences.merge(place, confidence, Math::max);
    }
  }

  private static List<FoundSkill> found(
      Atoms atoms, PlaceMap places, IdentityHashMap<Place, Double> confidences) {
    List<FoundSkill> found = new ArrayList<>();
    Qualifiers qualifiers = new Qualifiers(atoms, places);
    Disclaimers.Found disclaimers = Disclaimers.Found.in(atoms.text());
    CodePointOffsets offsets = new CodePointOffsets(atoms.text());
    for (Place place : places.inOrder()) {
      SkillName name = place.name();
      if (name != null) {
        int start = atoms.start(place.first());
        int end = atoms.end(place.last());
        int startCodePoint = offsets.of(start);
        found.add(
            new FoundSkill(
                name.skill(),
                atoms.text().substring(start, end),
                new Span(startCodePoint, offsets.of(end)),
                place.negatedByPrefix()
                    || qualifiers.isNegated(place)
                    || disclaimers.hold(start, end),
                qualifiers.level(place),
                qualifiers.years(place),
                confidences.getOrDefault(place, place.variant() ? VARIANT : LABEL)));
      }
    }
    return found;
  }
}
