package dev.rolewright.generation;

import dev.rolewright.domain.Claim;
import dev.rolewright.domain.CvBody;
import dev.rolewright.domain.CvEntry;
import dev.rolewright.domain.CvExperience;
import dev.rolewright.domain.CvProject;
import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.domain.GenerationWarning;
import dev.rolewright.platform.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A CV while it is written: emits the events and keeps what the finished document consists of.
 * Every text enters through a claim with its evidence or is layout.
 */
final class CvDraft {
  private final RequestContext context;
  private final SourceWords source;
  private final Consumer<GenerationEvent> sink;
  private final StringBuilder content = new StringBuilder();
  private final StringBuilder section = new StringBuilder();
  private final List<Claim> claims = new ArrayList<>();
  private final List<Claim> sectionClaims = new ArrayList<>();
  private final List<String> bullets = new ArrayList<>();
  private final List<CvExperience> experience = new ArrayList<>();
  private final List<CvProject> projects = new ArrayList<>();
  private final List<CvEntry> education = new ArrayList<>();
  private final List<CvEntry> certifications = new ArrayList<>();
  private String summary = "";
  private CvSection current = CvSection.HEADER;

  CvDraft(RequestContext context, SourceWords source, Consumer<GenerationEvent> sink) {
    this.context = context;
    this.source = source;
    this.sink = sink;
  }

  void start(String documentId, List<CvSection> sections) {
    emit(
        new GenerationEvent.Started(
            documentId, sections.stream().map(CvSection::announcement).toList()));
  }

  void open(CvSection next) {
    current = next;
    section.setLength(0);
    sectionClaims.clear();
    layout(next.heading());
  }

  /** Adds text that states nothing: headings, punctuation, line ends. */
  void layout(String text) {
    if (text.isEmpty()) {
      return;
    }
    section.append(text);
    emit(new GenerationEvent.TextDelta(current.id(), text));
  }

  /** Adds the words of a statement, shown as they are, and keeps what they rest on. */
  void claim(Statement statement) {
    Claim claim =
        new Claim(
            claims.size(),
            current.id(),
            statement.words(),
            source.checked(statement),
            1,
            statement.evidence());
    claims.add(claim);
    sectionClaims.add(claim);
    layout(Markdown.escape(statement.words()));
  }

  /** Adds statements side by side between a beginning and an end; nothing where there are none. */
  void line(List<Statement> statements, String beginning, String end) {
    for (int index = 0; index < statements.size(); index++) {
      layout(index == 0 ? beginning : " · ");
      claim(statements.get(index));
    }
    if (!statements.isEmpty()) {
      layout(end);
    }
  }

  /** Adds bullets in the evidence's own words, after an empty line. */
  void bullets(List<String> words, String evidenceId) {
    for (int index = 0; index < words.size(); index++) {
      layout(index == 0 ? "\n- " : "- ");
      claim(Statement.verbatim(words.get(index), evidenceId));
      layout("\n");
    }
    bullets.addAll(words);
  }

  void close() {
    String text = section.toString();
    if (!content.isEmpty()) {
      content.append('\n');
    }
    content.append(text);
    emit(new GenerationEvent.SectionCompleted(current.id(), text, sectionClaims));
  }

  void summary(String text) {
    summary = text;
  }

  void add(CvExperience position) {
    experience.add(position);
  }

  void add(CvProject project) {
    projects.add(project);
  }

  void add(CvSection where, CvEntry entry) {
    (where == CvSection.EDUCATION ? education : certifications).add(entry);
  }

  void warn(GenerationWarning warning) {
    emit(new GenerationEvent.Warning(warning));
  }

  void complete(GeneratedDocument document) {
    sink.accept(new GenerationEvent.Completed(document, Optional.empty()));
  }

  CvBody body(List<String> keySkills) {
    return new CvBody(summary, keySkills, experience, projects, education, certifications);
  }

  String content() {
    return content.toString();
  }

  List<String> bullets() {
    return bullets;
  }

  List<Claim> claims() {
    return claims;
  }

  private void emit(GenerationEvent event) {
    context.checkActive();
    sink.accept(event);
  }
}
