package dev.rolewright.generation;

import dev.rolewright.domain.ClaimStatus;
import dev.rolewright.domain.Profile;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The words of the text that a profile was made from. Some fields are put together from several of
 * its values, such as a place from city and country; such words are the evidence's, but stand
 * nowhere.
 *
 * @param text on one line; empty where the profile came without a text, so that its fields are the
 *     source
 */
record SourceWords(Optional<String> text) {
  static SourceWords of(Profile profile) {
    return new SourceWords(
        profile.lines().isEmpty()
            ? Optional.empty()
            : Optional.of(
                profile.lines().stream()
                    .map(line -> Sentences.oneLine(line.line().text()))
                    .collect(Collectors.joining(" "))));
  }

  /** Returns the status of a statement: verbatim only where its words stand in the source. */
  ClaimStatus checked(Statement statement) {
    boolean stands = text.map(words -> words.contains(statement.words())).orElse(true);
    return statement.status() == ClaimStatus.VERBATIM && !stands
        ? ClaimStatus.SUPPORTED
        : statement.status();
  }
}
