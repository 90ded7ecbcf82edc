package dev.rolewright.skills;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the places of one text that spell a name, whether or not the name is meant. */
final class PlaceFinder {
  private static final int LONGEST_VERSION = 2;
  private static final int SHORTEST_VERSIONED = 4;

  private final NameTrie trie;
  private final List<SkillName> names;
  private final Atoms atoms;

  PlaceFinder(NameTrie trie, List<SkillName> names, Atoms atoms) {
    this.trie = trie;
    this.names = names;
    this.atoms = atoms;
  }

  /** Returns how much of a word such as "java17" is the name; 0 where no version follows one. */
  private static int lengthWithoutVersion(String word) {
    int end = word.length();
    while (end > 0 && Character.isDigit(word.charAt(end - 1))) {
      end--;
    }
    int digits = word.length() - end;
    return digits >= 1 && digits <= LONGEST_VERSION && end >= SHORTEST_VERSIONED ? end : 0;
  }

  /** Adds every place that begins with an atom. */
  void addPlacesAt(int first, List<Place> places) {
    if (atoms.isAddress(first)) {
      return;
    }
    NameTrie.Node node = trie.start(atoms.folded(first));
    if (node == null) {
      addVersioned(first, places);
      return;
    }
    addPlace(first, first, node.entries(), places);
    int previous = first;
    for (int index = first + 1; index < atoms.count(); index++) {
      if (atoms.isTyingHyphen(index)) {
        continue;
      }
      if (!continues(previous, index)) {
        return;
      }
      node = node.step(atoms.folded(index));
      if (node == null) {
        return;
      }
      addPlace(first, index, node.entries(), places);
      previous = index;
    }
  }

  private void addPlace(int first, int last, List<NameTrie.Entry> entries, List<Place> places) {
    for (NameTrie.Entry entry : entries) {
      Place place = place(first, last, entry);
      if (place != null) {
        places.add(place);
        return;
      }
    }
  }

  private void addVersioned(int index, List<Place> places) {
    String word = atoms.folded(index);
    int nameLength = lengthWithoutVersion(word);
    NameTrie.Node node = nameLength == 0 ? null : trie.start(word.substring(0, nameLength));
    if (node != null) {
      addPlace(index, index, node.entries().stream().filter(this::mayHaveVersion).toList(), places);
    }
  }

  private boolean mayHaveVersion(NameTrie.Entry entry) {
    return !entry.isPhrase()
        && !entry.variant()
        && !names.get(entry.nameIndex()).ambiguous()
        && Company.isTechnical(names.get(entry.nameIndex()).skill());
  }

  private @Nullable Place place(int first, int last, NameTrie.Entry entry) {
    if (entry.isPhrase()) {
      boolean shownAsName = entry.isPhraseOfVerb() && ProperUse.isCapitalWithin(atoms, first);
      return shownAsName ? null : new Place(first, last, null, false, false);
    }
    SkillName name = names.get(entry.nameIndex());
    if (name.exactCase() && !hasCaseOf(name, first, last, entry.variant())) {
      return null;
    }
    if (entry.variant() && name.ambiguous() && losesCapital(name, first)) {
      return null;
    }
    if (!Boundaries.allow(atoms, first, last, name)) {
      return null;
    }
    return new Place(first, last, name, entry.variant(), Boundaries.prefixNegates(atoms, first));
  }

  /** "Nodes" may be the plural of a product named Node; "nodes" is not. */
  private boolean losesCapital(SkillName name, int first) {
    return Character.isUpperCase(name.text().codePointAt(0)) && !atoms.startsUpperCase(first);
  }

  /** Tells whether a name can run on from one atom to the next. */
  private boolean continues(int previous, int next) {
    int breaks = atoms.lineBreaks(next);
    if (breaks > 0 && (breaks > 1 || !atoms.startsLowerCase(next))) {
      return false;
    }
    String sign = atoms.folded(next);
    if (sign.equals("+") || sign.equals("#")) {
      return atoms.joined(next);
    }
    if (sign.equals(".")) {
      return atoms.joined(next) || atoms.joined(next + 1);
    }
    if (atoms.folded(previous).equals(".")) {
      return atoms.joined(next) || atoms.sentence(previous) == atoms.sentence(next);
    }
    return true;
  }

  private boolean hasCaseOf(SkillName name, int first, int last, boolean variant) {
    String wanted = name.text();
    int position = 0;
    for (int index = first; index <= last; index++) {
      if (atoms.isHyphen(index)) {
        continue;
      }
      while (position < wanted.length() && isGap(wanted.charAt(position))) {
        position++;
      }
      String surface = atoms.surface(index);
      if (wanted.startsWith(surface, position)) {
        position += surface.length();
      } else if (variant && index == last && isPluralOfCapitals(surface, wanted, position)) {
        return true;
      } else {
        return false;
      }
    }
    return position >= wanted.length() || variant || wanted.startsWith("'s", position);
  }

  private static boolean isPluralOfCapitals(String surface, String wanted, int position) {
    String rest = wanted.substring(position);
    return surface.equals(rest + "s") && Character.isUpperCase(rest.codePointBefore(rest.length()));
  }

  private static boolean isGap(char sign) {
    return sign == ' ' || sign == '-';
  }
}
