package dev.rolewright.matching;

import java.util.List;
import java.util.Optional;

/**
 * What a profile says of a certificate that a job asks for.
 *
 * @param named whether it is named: under its name, its initials, or of a licence by its kind and
 *     class
 * @param passing the words of the profile's text that name it, where no evidence, listed skill or
 *     summary does, so that what is written out of these does not show it
 * @param unsaid words of the job about a licence that the profile does not say, such as "clean"
 * @param ended words of the profile which say that it has run out, or that it was valid to a date
 *     now past: "ran out 08/2025"
 * @param validityOpen whether the job asks that it be valid, and the profile says neither that it
 *     is nor until when; of a licence {@code unsaid} tells it
 * @param time what the profile says of when it was got or renewed, e.g. "refreshed 04/2025"
 * @param underWay the profile's words for one that is not held yet: "CISSP in progress"; then it is
 *     not named
 */
public record CertificateState(
    boolean named,
    Optional<String> passing,
    List<String> unsaid,
    Optional<String> ended,
    boolean validityOpen,
    Optional<String> time,
    Optional<String> underWay) {
  /** Copies the list. */
  public CertificateState {
    unsaid = List.copyOf(unsaid);
  }
}
