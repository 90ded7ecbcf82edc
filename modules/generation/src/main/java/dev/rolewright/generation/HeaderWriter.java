package dev.rolewright.generation;

import dev.rolewright.domain.EvidenceQuote;
import dev.rolewright.domain.Profile;
import java.util.List;
import java.util.stream.Stream;

/** Writes name, headline and contact details as the profile has them. */
final class HeaderWriter {
  /** Stands where the name is unknown. */
  private static final String NO_NAME = "Curriculum vitae";

  private HeaderWriter() {}

  static void write(CvDraft draft, Profile profile) {
    draft.open(CvSection.HEADER);
    draft.layout("# ");
    if (Sentences.oneLine(profile.fullName()).isEmpty()) {
      draft.layout(NO_NAME);
    } else {
      draft.claim(Statement.verbatim(profile.fullName(), EvidenceQuote.PROFILE));
    }
    draft.layout("\n");
    if (!Sentences.oneLine(profile.headline()).isEmpty()) {
      draft.layout("\n**");
      draft.claim(Statement.verbatim(profile.headline(), EvidenceQuote.PROFILE));
      draft.layout("**\n");
    }
    draft.line(contact(profile), "\n", "\n");
    draft.close();
  }

  private static List<Statement> contact(Profile profile) {
    return Stream.concat(
            Stream.of(profile.location(), profile.email(), profile.phone()),
            profile.links().stream())
        .map(Sentences::oneLine)
        .filter(detail -> !detail.isEmpty())
        .distinct()
        .map(detail -> Statement.verbatim(detail, EvidenceQuote.PROFILE))
        .toList();
  }
}
