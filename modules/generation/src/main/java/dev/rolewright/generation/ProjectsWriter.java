package dev.rolewright.generation;

import dev.rolewright.domain.CvProject;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Writes projects and publications, the most relevant for the job first. */
final class ProjectsWriter {
  /** Stands where the project has no name. */
  private static final String NO_NAME = "Project";

  private ProjectsWriter() {}

  static void write(CvDraft draft, Profile profile, BulletChooser chooser) {
    List<Evidence> projects =
        History.newestFirst(profile, EvidenceKind.PROJECT, EvidenceKind.PUBLICATION).stream()
            .sorted(Comparator.comparingDouble((Evidence evidence) -> -chooser.relevance(evidence)))
            .toList();
    if (projects.isEmpty()) {
      return;
    }
    draft.open(CvSection.PROJECTS);
    boolean first = true;
    for (Evidence project : projects) {
      draft.layout(first ? "### " : "\n### ");
      Positions.name(project).ifPresentOrElse(draft::claim, () -> draft.layout(NO_NAME));
      draft.layout("\n");
      List<String> links = links(project);
      draft.line(whenAndWhere(project, links), "*", "*\n");
      List<String> statements = inTheirOrder(project, chooser.choose(project));
      draft.bullets(statements, project.id());
      draft.add(
          new CvProject(
              Sentences.oneLine(project.title()),
              Sentences.joined(statements),
              project.skills().stream()
                  .map(SkillChoice::shown)
                  .filter(words -> !words.isEmpty())
                  .distinct()
                  .toList(),
              links.isEmpty() ? project.id() : links.getFirst(),
              project.id()));
      first = false;
    }
    draft.close();
  }

  /** What a project is stands before what came of it. */
  private static List<String> inTheirOrder(Evidence project, List<String> chosen) {
    return Positions.statements(project).stream().filter(chosen::contains).toList();
  }

  private static List<String> links(Evidence project) {
    return project.links().stream()
        .map(Sentences::oneLine)
        .filter(link -> !link.isEmpty())
        .distinct()
        .toList();
  }

  private static List<Statement> whenAndWhere(Evidence project, List<String> links) {
    List<Statement> facts = new ArrayList<>();
    Positions.period(project).ifPresent(facts::add);
    links.stream().limit(1).map(link -> Statement.verbatim(link, project.id())).forEach(facts::add);
    return facts;
  }
}
