package dev.rolewright.generation;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for the names of certificates in a profile. */
final class CertificateNames {
  /** Words that say nothing about which certificate is meant. */
  private static final Set<String> GENERAL =
      Set.of(
          "a",
          "an",
          "the",
          "and",
          "or",
          "of",
          "in",
          "for",
          "with",
          "as",
          "any",
          "one",
          "your",
          "certificate",
          "certificates",
          "certification",
          "certifications",
          "certified",
          "licence",
          "license",
          "licensed",
          "registered",
          "registration",
          "card",
          "current",
          "valid",
          "active",
          "full",
          "up",
          "to",
          "date",
          "equivalent",
          "similar",
          "required",
          "ideally");

  private CertificateNames() {}

  /**
   * Tells whether one place of the profile holds each telling word of the name. A name without
   * telling words counts as named, so that nobody is warned without reason.
   */
  static boolean isNamed(String certificate, Profile profile) {
    List<String> telling =
        Arrays.stream(Words.fold(certificate).split("[^\\p{L}\\p{N}+#]+"))
            .filter(word -> !word.isEmpty() && !GENERAL.contains(word))
            .toList();
    return places(profile)
            .anyMatch(place -> telling.stream().allMatch(word -> Words.hold(place, word)))
        || telling.isEmpty();
  }

  private static Stream<String> places(Profile profile) {
    Stream<String> own =
        Stream.concat(
            Stream.of(profile.headline(), profile.summary()),
            profile.skills().stream().flatMap(CertificateNames::words));
    return Stream.concat(own, profile.evidence().stream().flatMap(CertificateNames::words));
  }

  private static Stream<String> words(SkillMention skill) {
    return Stream.of(skill.label(), skill.surface());
  }

  private static Stream<String> words(Evidence evidence) {
    return Stream.of(
            Stream.of(evidence.title() + " " + evidence.organization(), evidence.description()),
            evidence.highlights().stream(),
            evidence.skills().stream().flatMap(CertificateNames::words))
        .flatMap(part -> part);
  }
}
