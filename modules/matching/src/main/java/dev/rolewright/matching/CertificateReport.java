package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.platform.Checkpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which certificates a profile names.
 *
 * @param found whether each one is named, in the job's order
 * @param unsaid for each that is named what the job asks of it and nobody says, such as "clean"
 */
record CertificateReport(
    Map<CertificationRequirement, Boolean> found,
    Map<CertificationRequirement, List<String>> unsaid) {

  static CertificateReport of(
      Checkpoint caller, List<CertificationRequirement> asked, Profile profile) {
    Map<CertificationRequirement, Boolean> found = new LinkedHashMap<>();
    Map<CertificationRequirement, List<String>> unsaid = new LinkedHashMap<>();
    for (CertificationRequirement certificate : asked) {
      caller.checkActive();
      Optional<List<String>> open =
          namingTexts(certificate.name(), profile).stream()
              .map(text -> Certificates.unsaid(certificate.name(), text))
              .min(Comparator.comparingInt(List::size));
      found.put(certificate, open.isPresent());
      open.filter(words -> !words.isEmpty()).ifPresent(words -> unsaid.put(certificate, words));
    }
    return new CertificateReport(found, unsaid);
  }

  /** The texts of a profile that name a certificate. */
  private static List<String> namingTexts(String asked, Profile profile) {
    List<String> texts = new ArrayList<>();
    for (Evidence evidence : profile.evidence()) {
      if (Certificates.isNamedBy(asked, evidence)) {
        texts.add(words(evidence));
      }
    }
    for (SkillMention skill : profile.skills()) {
      addIfNaming(asked, skill.label(), texts);
      addIfNaming(asked, skill.surface(), texts);
    }
    Licences.looseLines(profile).forEach(line -> addIfNaming(asked, line, texts));
    addIfNaming(asked, profile.headline() + " | " + profile.summary(), texts);
    return texts;
  }

  private static void addIfNaming(String asked, String text, List<String> texts) {
    if (Certificates.standsIn(asked, FoldedText.of(text))) {
      texts.add(text);
    }
  }

  static String words(Evidence evidence) {
    return evidence.title()
        + " "
        + evidence.organization()
        + " "
        + evidence.description()
        + " "
        + String.join(" ", evidence.highlights());
  }

  /**
   * Says which are named.
   *
   * @param foreign whether job or profile is in a language whose names can't be compared
   */
  List<String> sentences(boolean foreign) {
    List<String> named = new ArrayList<>();
    List<String> open = new ArrayList<>();
    found.forEach((asked, is) -> (is ? named : open).add(Wording.quote(asked.name())));
    List<String> sentences = new ArrayList<>();
    if (!named.isEmpty()) {
      sentences.add(about(named) + (named.size() == 1 ? " is named." : " are named."));
    }
    if (!open.isEmpty() && foreign) {
      sentences.add("Whether " + lower(about(open)) + " may be meant somewhere can't be told.");
    } else if (!open.isEmpty()) {
      sentences.add(about(open) + (open.size() == 1 ? " is not named." : " are not named."));
    }
    unsaid.forEach(
        (asked, words) ->
            sentences.add(
                "Not said of "
                    + Wording.quote(asked.name())
                    + ": "
                    + Wording.list(words.stream().map(Wording::quote).toList())
                    + "."));
    return sentences;
  }

  private static String about(List<String> names) {
    return (names.size() == 1 ? "The certificate " : "The certificates ") + Wording.list(names);
  }

  private static String lower(String sentence) {
    return "t" + sentence.substring(1);
  }
}
