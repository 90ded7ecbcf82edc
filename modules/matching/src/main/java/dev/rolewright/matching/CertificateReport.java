package dev.rolewright.matching;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.Profile;
import dev.rolewright.platform.Checkpoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which certificates a profile names, and what it says of them.
 *
 * @param findings one for each that a job asks for, in the job's order
 */
record CertificateReport(Map<CertificationRequirement, Finding> findings) {

  /**
   * What a profile says of a certificate.
   *
   * @param named whether it is named
   * @param passing the line that names it where no evidence, skill or summary does
   * @param unsaid what the job asks of it and nobody says, such as "clean"
   * @param validity what is said of how long it is valid
   * @param underWay the words that say that it is not held yet, where nothing says that it is
   */
  record Finding(
      boolean named,
      Optional<String> passing,
      List<String> unsaid,
      Validity validity,
      Optional<String> underWay) {
    /** In full where it is named; half where it is said to have run out. */
    double credit() {
      if (!named) {
        return 0;
      }
      return hasEnded() ? MatchFormula.ENDED_CERTIFICATE : 1;
    }

    boolean hasEnded() {
      return validity.state() == Validity.State.ENDED;
    }
  }

  static CertificateReport of(
      Checkpoint caller, List<CertificationRequirement> asked, Profile profile, LocalDate today) {
    Map<CertificationRequirement, Finding> findings = new LinkedHashMap<>();
    for (CertificationRequirement certificate : asked) {
      caller.checkActive();
      findings.put(certificate, finding(certificate.name(), profile, today));
    }
    return new CertificateReport(findings);
  }

  private static Finding finding(String asked, Profile profile, LocalDate today) {
    List<CertificateText> texts = CertificateText.naming(asked, profile);
    List<String> unsaid =
        texts.stream()
            .map(text -> Certificates.unsaid(asked, text.words()))
            .min(Comparator.comparingInt(List::size))
            .orElse(List.of());
    Optional<String> passing =
        texts.stream().allMatch(CertificateText::passing)
            ? texts.stream().findFirst().map(CertificateText::shown)
            : Optional.empty();
    Validity validity =
        Validity.together(texts.stream().map(text -> Validity.of(text.about(), today)));
    Optional<String> underWay = texts.isEmpty() ? UnderWay.words(asked, profile) : Optional.empty();
    return new Finding(!texts.isEmpty(), passing, unsaid, validity, underWay);
  }

  /**
   * Says which are named.
   *
   * @param foreign whether job or profile is in a language whose names can't be compared
   */
  List<String> sentences(boolean foreign) {
    List<String> named = new ArrayList<>();
    List<String> open = new ArrayList<>();
    List<String> ended = new ArrayList<>();
    List<String> unsaid = new ArrayList<>();
    findings.forEach(
        (asked, finding) -> {
          String name = Wording.quote(asked.name());
          if (finding.hasEnded()) {
            String words = Wording.quote(finding.validity().words());
            ended.add("The certificate " + name + " is named, and the profile says " + words + ".");
          } else if (finding.underWay().isPresent()) {
            String words = Wording.quote(finding.underWay().get());
            ended.add("The certificate " + name + " is not held: the profile says " + words + ".");
          } else {
            (finding.named() ? named : open).add(name);
          }
          if (!finding.unsaid().isEmpty()) {
            String words = Wording.list(finding.unsaid().stream().map(Wording::quote).toList());
            unsaid.add("Not said of " + name + ": " + words + ".");
          }
        });
    List<String> sentences = new ArrayList<>();
    if (!named.isEmpty()) {
      sentences.add(about(named) + (named.size() == 1 ? " is named." : " are named."));
    }
    sentences.addAll(ended);
    if (!open.isEmpty() && foreign) {
      sentences.add("Whether " + lower(about(open)) + " may be meant somewhere can't be told.");
    } else if (!open.isEmpty()) {
      sentences.add(about(open) + (open.size() == 1 ? " is not named." : " are not named."));
    }
    sentences.addAll(unsaid);
    return sentences;
  }

  private static String about(List<String> names) {
    return (names.size() == 1 ? "The certificate " : "The certificates ") + Wording.list(names);
  }

  private static String lower(String sentence) {
    return "t" + sentence.substring(1);
  }
}
