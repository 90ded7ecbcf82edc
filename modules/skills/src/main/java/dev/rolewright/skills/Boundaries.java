package dev.rolewright.skills;

import java.util.Set;

/** Decides whether a name may end where it ends, given what touches it. */
final class Boundaries {
  private static final Set<String> HYPHENATED_AFTER =
      Set.of(
          "based",
          "related",
          "oriented",
          "focused",
          "specific",
          "heavy",
          "powered",
          "driven",
          "style",
          "like",
          "compatible",
          "developer",
          "developers",
          "programming",
          "programmer",
          "engineer",
          "engineers",
          "code",
          "experience",
          "skills",
          "native",
          "certified",
          "basierte");

  private Boundaries() {}

  static boolean allow(Atoms atoms, int first, int last, SkillName name) {
    boolean shortName = atoms.end(last) - atoms.start(first) <= 2;
    return allowLeft(atoms, first, shortName) && allowRight(atoms, first, last, name, shortName);
  }

  /** Tells whether "non-" stands before an atom. */
  static boolean prefixNegates(Atoms atoms, int first) {
    return atoms.isTyingHyphen(first - 1) && atoms.folded(first - 2).equals("non");
  }

  private static boolean allowLeft(Atoms atoms, int first, boolean shortName) {
    if (first == 0 || !atoms.joined(first)) {
      return true;
    }
    return switch (atoms.folded(first - 1)) {
      case "-" -> allowHyphenLeft(atoms, first, shortName);
      case "." -> allowDotLeft(atoms, first);
      case "_", "@", "\\", "$" -> false;
      case "&", "+", "'" -> !shortName;
      default -> true;
    };
  }

  private static boolean allowHyphenLeft(Atoms atoms, int first, boolean shortName) {
    if (!atoms.isTyingHyphen(first - 1)) {
      return true;
    }
    if (prefixNegates(atoms, first)) {
      return true;
    }
    return !shortName && atoms.startsUpperCase(first);
  }

  /** A space is often missing after a full stop, but a name in a file name is none. */
  private static boolean allowDotLeft(Atoms atoms, int first) {
    int before = first - 2;
    return before >= 0
        && atoms.joined(first - 1)
        && atoms.isWord(before)
        && atoms.folded(before).length() > 1
        && Character.isLowerCase(atoms.text().codePointBefore(atoms.end(before)))
        && atoms.startsUpperCase(first);
  }

  private static boolean allowRight(
      Atoms atoms, int first, int last, SkillName name, boolean shortName) {
    int next = last + 1;
    if (!atoms.joined(next)) {
      return true;
    }
    return switch (atoms.folded(next)) {
      case "-" -> allowHyphenRight(atoms, first, last, name, shortName);
      case "." ->
          !atoms.joined(next + 1) || !atoms.isWord(next + 1) || !atoms.startsLowerCase(next + 1);
      case "_", "@", "\\" -> !atoms.joined(next + 1) || !atoms.isWord(next + 1);
      case "&", "+", "#", "'", "’" -> !shortName;
      default -> true;
    };
  }

  private static boolean allowHyphenRight(
      Atoms atoms, int first, int last, SkillName name, boolean shortName) {
    if (!atoms.isTyingHyphen(last + 1)) {
      return true;
    }
    if (HYPHENATED_AFTER.contains(atoms.folded(last + 2))) {
      return true;
    }
    return !shortName && !name.ambiguous() && atoms.startsUpperCase(first);
  }
}
