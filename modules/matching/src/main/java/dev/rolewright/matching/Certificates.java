package dev.rolewright.matching;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

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
          "endorsement",
          "endorsements",
          "preferred",
          "required");

  private static final int SHORTEST_INITIALS = 3;

  /** Shorter initials stand for too much, save of a licence: "RN license". */
  private static final int SHORTEST_LICENCE = 2;

  private Certificates() {}

  /** Tells whether a name says enough to be looked for. */
  static boolean isTelling(String required) {
    return !alternatives(required).isEmpty();
  }

  /** Tells whether the item itself is the certificate asked for. */
  static boolean is(String required, Evidence evidence) {
    FoldedText title = FoldedText.of(evidence.title());
    if (evidence.kind() != EvidenceKind.CERTIFICATE) {
      return standsIn(required, title);
    }
    FoldedText organization = FoldedText.of(evidence.organization());
    FoldedText all =
        Licences.unified(
            FoldedText.of(
                evidence.title() + " " + evidence.organization() + " " + evidence.description()));
    return alternatives(required).stream()
        .anyMatch(
            name ->
                hasInitials(name, all)
                    || telling(name).stream()
                        .allMatch(
                            word ->
                                all.words().contains(word)
                                    || isSpelledOut(word, name, title)
                                    || isSpelledOut(word, name, organization)));
  }

  /** Tells whether the item is the certificate or names it in its words. */
  static boolean isNamedBy(String required, Evidence evidence) {
    return is(required, evidence)
        || standsIn(required, FoldedText.of(evidence.description()))
        || evidence.highlights().stream()
            .anyMatch(highlight -> standsIn(required, FoldedText.of(highlight)));
  }

  /**
   * Tells whether a running text names the certificate word for word or by its initials; a driving
   * licence also where its class stands apart.
   */
  static boolean standsIn(String required, FoldedText text) {
    FoldedText unified = Licences.unified(text);
    return alternatives(required).stream()
        .anyMatch(
            name ->
                unified.holdsSpelledOtherwise(name)
                    || hasInitials(name, unified)
                    || (name.words().contains(Licences.DRIVING)
                        && unified.words().containsAll(telling(name))));
  }

  /**
   * Returns what a job asks of a licence that the words which name it do not say, such as "clean":
   * a licence is no other for it, but nothing is claimed that nobody said.
   */
  static List<String> unsaid(String required, String namedBy) {
    if (!Licences.isLicence(Licences.unified(FoldedText.of(required)))) {
      return List.of();
    }
    List<String> said = FoldedText.of(namedBy).words();
    return Stream.of(required.split("[^\\p{L}]+"))
        .filter(
            word -> {
              String folded = word.toLowerCase(Locale.ROOT);
              return Licences.ATTRIBUTES.contains(folded) && !said.contains(folded);
            })
        .distinct()
        .toList();
  }

  /** The name without what stands in parentheses, and that by itself: "Long Name (LN)". */
  private static List<FoldedText> alternatives(String required) {
    List<FoldedText> names = new ArrayList<>();
    for (String part : Validity.withoutAsking(required).split("[()/,;]| or ")) {
      List<String> words = Licences.unified(FoldedText.of(part)).words();
      int start = 0;
      while (start < words.size()
          && UNTELLING_BEGINNINGS.contains(words.get(start))
          && !isActiveDirectory(words, start)) {
        start++;
      }
      FoldedText name = FoldedText.ofWords(words.subList(start, words.size()));
      if (telling(name).stream().anyMatch(word -> word.length() > 1)) {
        names.add(name);
      }
    }
    return names;
  }

  /** The one product whose name begins like a word about validity. */
  private static boolean isActiveDirectory(List<String> words, int index) {
    return words.get(index).equals("active")
        && index + 1 < words.size()
        && words.get(index + 1).equals("directory");
  }

  private static List<String> telling(FoldedText name) {
    boolean licence = Licences.isLicence(name);
    return name.words().stream()
        .filter(word -> !GENERAL.contains(word) && !UNTELLING_BEGINNINGS.contains(word))
        .filter(word -> !(licence && Licences.ATTRIBUTES.contains(word)))
        .toList();
  }

  /** "Project Management Professional" is asked for and "PMP" stands in the text. */
  private static boolean hasInitials(FoldedText name, FoldedText text) {
    return isAmong(name.words(), text) || isAmong(telling(name), text);
  }

  private static boolean isAmong(List<String> words, FoldedText text) {
    return words.size() >= SHORTEST_INITIALS && text.words().contains(initials(words));
  }

  /** The other way round, which only the title and the issuer of a certificate are short for. */
  private static boolean isSpelledOut(String initials, FoldedText name, FoldedText text) {
    int shortest = Licences.isLicence(name) ? SHORTEST_LICENCE : SHORTEST_INITIALS;
    if (initials.length() < shortest) {
      return false;
    }
    List<String> words = text.words();
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
