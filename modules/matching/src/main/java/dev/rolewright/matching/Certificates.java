package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells by its name whether evidence names a certificate that a job asks for. */
final class Certificates {
  private static final Set<String> UNTELLING_BEGINNINGS =
      Set.of(
          "a",
          "an",
          "the",
          "any",
          "valid",
          "current",
          "active",
          "full",
          "recognised",
          "recognized",
          "relevant");

  /** Words that say that something is a certificate, not which. */
  private static final Set<String> GENERAL =
      Set.of(
          "in",
          "of",
          "as",
          "or",
          "and",
          "for",
          "with",
          "certified",
          "certificate",
          "certificates",
          "certification",
          "certifications",
          "cert",
          "certs",
          "licence",
          "license",
          "licensed",
          "qualification",
          "equivalent",
          "similar",
          "preferred",
          "required");

  private static final int SHORTEST_INITIALS = 3;

  private Certificates() {}

  /** Tells whether a name says enough to be looked for. */
  static boolean isNamed(String required) {
    return !alternatives(required).isEmpty();
  }

  /** Tells whether the item itself is the certificate asked for. */
  static boolean is(String required, Evidence evidence) {
    FoldedText title = FoldedText.of(evidence.title());
    if (evidence.kind() != EvidenceKind.CERTIFICATE) {
      return standsIn(required, title);
    }
    FoldedText all =
        FoldedText.of(
            evidence.title() + " " + evidence.organization() + " " + evidence.description());
    return alternatives(required).stream()
        .anyMatch(
            name ->
                all.words().containsAll(telling(name))
                    || hasInitials(name, all)
                    || isSpelledOut(name, title));
  }

  /** Tells whether the item is the certificate or names it in its words. */
  static boolean isNamedBy(String required, Evidence evidence) {
    return is(required, evidence)
        || standsIn(required, FoldedText.of(evidence.description()))
        || evidence.highlights().stream()
            .anyMatch(highlight -> standsIn(required, FoldedText.of(highlight)));
  }

  /** Tells whether a running text names the certificate word for word, or by its initials. */
  static boolean standsIn(String required, FoldedText text) {
    return alternatives(required).stream()
        .anyMatch(name -> text.holds(name) || hasInitials(name, text));
  }

  /** The name without what stands in parentheses, and that by itself: "Long Name (LN)". */
  private static List<FoldedText> alternatives(String required) {
    List<FoldedText> names = new ArrayList<>();
    for (String part : required.split("[()/,;]| or ")) {
      List<String> words = FoldedText.of(part).words();
      int start = 0;
      while (start < words.size() && UNTELLING_BEGINNINGS.contains(words.get(start))) {
        start++;
      }
      FoldedText name = FoldedText.of(String.join(" ", words.subList(start, words.size())));
      if (!telling(name).isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  private static List<String> telling(FoldedText name) {
    return name.words().stream()
        .filter(word -> !GENERAL.contains(word) && !UNTELLING_BEGINNINGS.contains(word))
        .toList();
  }

  /** "Project Management Professional" is asked for and "PMP" stands in the text. */
  private static boolean hasInitials(FoldedText name, FoldedText text) {
    return name.words().size() >= SHORTEST_INITIALS
        && text.words().contains(initials(name.words()));
  }

  /** The other way round, which only the title of a certificate is short enough for. */
  private static boolean isSpelledOut(FoldedText name, FoldedText title) {
    if (name.words().size() != 1 || name.words().getFirst().length() < SHORTEST_INITIALS) {
      return false;
    }
    String initials = name.words().getFirst();
    List<String> words = title.words();
    for (int start = 0; start + initials.length() <= words.size(); start++) {
      if (initials.equals(initials(words.subList(start, start + initials.length())))) {
        return true;
      }
    }
    return false;
  }

  private static String initials(List<String> words) {
    StringBuilder initials = new StringBuilder();
    words.forEach(word -> initials.appendCodePoint(word.codePointAt(0)));
    return initials.toString();
  }
}
