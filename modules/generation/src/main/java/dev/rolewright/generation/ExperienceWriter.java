package dev.rolewright.generation;

import dev.rolewright.domain.CvExperience;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.Profile;
import java.util.ArrayList;
import java.util.List;

/** Writes the positions, newest first, each with its chosen statements. */
final class ExperienceWriter {
  /** Stands where neither the position nor the employer has a name. */
  private static final String NO_TITLE = "Position";

  private ExperienceWriter() {}

  static void write(CvDraft draft, Profile profile, BulletChooser chooser) {
    List<Evidence> positions = History.newestFirst(profile, EvidenceKind.WORK);
    if (positions.isEmpty()) {
      return;
    }
    draft.open(CvSection.EXPERIENCE);
    boolean first = true;
    for (Evidence position : positions) {
      draft.layout(first ? "### " : "\n### ");
      Positions.name(position).ifPresentOrElse(draft::claim, () -> draft.layout(NO_TITLE));
      draft.layout("\n");
      draft.line(whenAndWhere(position), "*", "*\n");
      List<String> achievements = chooser.choose(position);
      draft.bullets(achievements, position.id());
      draft.add(
          new CvExperience(
              Sentences.oneLine(position.title()),
              Sentences.oneLine(position.organization()),
              Durations.of(position.dates()),
              achievements,
              position.id()));
      first = false;
    }
    draft.close();
  }

  private static List<Statement> whenAndWhere(Evidence position) {
    List<Statement> facts = new ArrayList<>();
    Positions.period(position).ifPresent(facts::add);
    if (!Sentences.oneLine(position.location()).isEmpty()) {
      facts.add(Statement.verbatim(position.location(), position.id()));
    }
    return facts;
  }
}
