package dev.rolewright.skills;

import java.util.ArrayList;
import java.util.List;

/** Folds whole names: letter case, accents, hyphens and spaces do not count. */
final class NameFold {
  private NameFold() {}

  /** Returns the words and signs of a name in comparable form; hyphens are left out. */
  static List<String> atoms(String name) {
    Atoms atoms = Tokenizer.tokenize(name);
    List<String> folded = new ArrayList<>(atoms.count());
    for (int index = 0; index < atoms.count(); index++) {
      if (!atoms.isHyphen(index)) {
        folded.add(atoms.folded(index));
      }
    }
    return folded;
  }

  /** Returns a name in comparable form. */
  static String of(String name) {
    return String.join(" ", atoms(name));
  }

  /** Returns a name in comparable form without its spaces and signs, e.g. {@code nodejs}. */
  static String compact(String name) {
    StringBuilder compact = new StringBuilder(name.length());
    for (String atom : atoms(name)) {
      if (Character.isLetterOrDigit(atom.codePointAt(0)) || "+#".contains(atom)) {
        compact.append(atom);
      }
    }
    return compact.toString();
  }

  /** Returns the other numbers (singular, plural) and spellings (&amp;, and) of a name. */
  static List<String> variants(String name) {
    List<String> joined = new ArrayList<>();
    for (List<String> variant : atomVariants(atoms(name))) {
      joined.add(String.join(" ", variant));
    }
    return joined;
  }

  /** Returns the other numbers and spellings of a name given in atoms. */
  static List<List<String>> atomVariants(List<String> atoms) {
    List<List<String>> variants = new ArrayList<>();
    if (atoms.isEmpty()) {
      return variants;
    }
    addNumberVariants(atoms, variants);
    int ampersand = atoms.indexOf("&");
    int word = atoms.indexOf("and");
    if (ampersand > 0 && atoms.get(ampersand - 1).length() > 1) {
      variants.add(with(atoms, ampersand, "and"));
    } else if (word > 0 && word < atoms.size() - 1) {
      variants.add(with(atoms, word, "&"));
    }
    return variants;
  }

  private static void addNumberVariants(List<String> atoms, List<List<String>> variants) {
    int last = atoms.size() - 1;
    String word = atoms.get(last);
    Folding.plural(word).ifPresent(plural -> variants.add(with(atoms, last, plural)));
    Folding.singular(word, last == 0)
        .ifPresent(singular -> variants.add(with(atoms, last, singular)));
  }

  private static List<String> with(List<String> atoms, int index, String atom) {
    List<String> changed = new ArrayList<>(atoms);
    changed.set(index, atom);
    return changed;
  }
}
