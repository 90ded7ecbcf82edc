package dev.rolewright.generation;

import dev.rolewright.domain.CertificationRequirement;
import dev.rolewright.domain.Necessity;
import dev.rolewright.domain.Profile;
import dev.rolewright.matching.CertificateState;
import dev.rolewright.matching.JobNeeds;
import dev.rolewright.matching.NamedCertificates;
import dev.rolewright.platform.Checkpoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What to say of the certificates that a job asks for.
 *
 * @param asked each with what the profile says of it, in the job's order
 */
record CertificateAdvice(List<Asked> asked) {
  private static final String GAP = "certification_gap";
  private static final String VALIDITY = "certificate_validity";

  /** A certificate of the job. */
  private record Asked(String name, boolean mustHave, CertificateState state) {
    String quoted() {
      return Advisor.quote(name);
    }
  }

  /** A name that does not say which certificate is meant warns of nothing. */
  static CertificateAdvice of(Checkpoint caller, JobNeeds needs, Profile profile, LocalDate today) {
    List<Asked> asked = new ArrayList<>();
    for (CertificationRequirement wanted : needs.certifications()) {
      caller.checkActive();
      boolean known = asked.stream().anyMatch(one -> one.name.equals(wanted.name()));
      if (!known && NamedCertificates.isTelling(wanted.name())) {
        asked.add(
            new Asked(
                wanted.name(),
                wanted.necessity() == Necessity.MUST_HAVE,
                NamedCertificates.state(wanted.name(), needs, profile, today)));
      }
    }
    return new CertificateAdvice(List.copyOf(asked));
  }

  /** Returns the must-have certificates that nothing of the profile names. */
  List<String> missing() {
    return mustHave().stream().filter(one -> !one.state.named()).map(Asked::name).toList();
  }

  /** Returns the words that name must-have certificates which no evidence names. */
  List<String> passing() {
    return mustHave().stream().flatMap(one -> one.state.passing().stream()).toList();
  }

  private List<Asked> mustHave() {
    return asked.stream().filter(Asked::mustHave).toList();
  }

  void add(Advisor advisor, String notNamed) {
    mustHave().stream()
        .filter(one -> !one.state.named())
        .forEach(one -> addMissing(advisor, one, notNamed));
    mustHave().forEach(one -> addPassing(advisor, one));
    mustHave().forEach(one -> addUnsaid(advisor, one));
    asked.forEach(one -> addEnded(advisor, one));
    mustHave().stream()
        .filter(one -> one.state.validityOpen())
        .forEach(one -> addOpen(advisor, one));
  }

  private static void addMissing(Advisor advisor, Asked asked, String notNamed) {
    String name = Advisor.shortened(asked.name);
    String open =
        asked
            .state
            .underWay()
            .map(words -> "; it is not held: the profile says " + Advisor.quote(words) + ".")
            .orElse(notNamed);
    advisor.add(
        GAP,
        "The job asks for \"" + name + "\"" + open,
        "If you hold \"" + name + "\", add it with its date to the profile.");
  }

  private static void addPassing(Advisor advisor, Asked asked) {
    for (String words : asked.state.passing().stream().toList()) {
      advisor.add(
          GAP,
          "The job asks for "
              + asked.quoted()
              + "; it stands in the profile's text ("
              + Advisor.quote(words)
              + ") but in no position, project or certificate, so this CV does not show it there.",
          "Add " + asked.quoted() + " to the certificates of the profile, with its date.");
    }
  }

  private static void addUnsaid(Advisor advisor, Asked asked) {
    if (asked.state.unsaid().isEmpty()) {
      return;
    }
    String open = "\"" + String.join("\", \"", asked.state.unsaid()) + "\"";
    advisor.add(
        GAP,
        "The job asks for " + asked.quoted() + "; the profile does not say " + open + " of it.",
        "If " + open + " is true of your " + asked.quoted() + ", say so in the profile.");
  }

  private static void addEnded(Advisor advisor, Asked asked) {
    for (String words : asked.state.ended().stream().toList()) {
      advisor.add(
          VALIDITY,
          "The job asks for "
              + asked.quoted()
              + "; the profile says "
              + Advisor.quote(words)
              + " of it, so it does not hold today.",
          "If you have renewed " + asked.quoted() + ", say in the profile until when it is valid.");
    }
  }

  private static void addOpen(Advisor advisor, Asked asked) {
    String said =
        asked.state.time().map(words -> " says " + Advisor.quote(words) + " of it, but").orElse("");
    advisor.add(
        VALIDITY,
        "The job asks for "
            + asked.quoted()
            + " that is valid; the profile"
            + said
            + " does not say until when it is.",
        "Say in the profile until when your " + asked.quoted() + " is valid.");
  }
}
