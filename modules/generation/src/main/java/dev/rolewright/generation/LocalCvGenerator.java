package dev.rolewright.generation;

import dev.rolewright.domain.CvBody;
import dev.rolewright.domain.DocumentKind;
import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileMatch;
import dev.rolewright.domain.Provenance;
import dev.rolewright.domain.StandardOutput;
import dev.rolewright.matching.Matcher;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a CV out of the person's own words: section by section choose, order and emit, then say
 * what is missing, save and complete. What needs no ranking comes first, so that a reader has
 * something at once.
 */
final class LocalCvGenerator implements CvGenerator {
  static final String MODEL = "extractive";

  private final Matcher matcher;
  private final DocumentRepository documents;
  private final Time time;

  LocalCvGenerator(Matcher matcher, DocumentRepository documents, Time time) {
    this.matcher = matcher;
    this.documents = documents;
    this.time = time;
  }

  @Override
  public void generate(RequestContext context, CvRequest request, Consumer<GenerationEvent> sink) {
    Profile profile = request.profile();
    LocalDate today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
    SkillChoice skills = SkillChoice.of(request.needs(), profile, today);
    List<Statement> summary = SummaryWriter.choose(profile, request.needs(), skills);
    CvDraft draft = new CvDraft(context, SourceWords.of(profile), sink);
    draft.start(request.documentId(), sections(profile, summary, skills));

    HeaderWriter.write(draft, profile);
    Duration firstText = context.elapsed();
    SummaryWriter.write(draft, summary);
    SkillsWriter.write(draft, skills);

    BulletChooser bullets = new BulletChooser(matcher, request.needs(), request.maxBullets());
    bullets.rank(context, profile.evidence(), request.vectors());
    ExperienceWriter.write(draft, profile, bullets);
    ProjectsWriter.write(draft, profile, bullets);
    EntriesWriter.write(draft, CvSection.EDUCATION, profile, EvidenceKind.EDUCATION);
    EntriesWriter.write(draft, CvSection.CERTIFICATIONS, profile, EvidenceKind.CERTIFICATE);
    LanguagesWriter.write(draft, profile);

    ProfileMatch match = matcher.matchProfile(context, request.needs(), profile, request.vectors());
    CvAdvice advice = CvAdvice.of(context, request.needs(), profile, match, today);
    advice.warnings().forEach(draft::warn);
    complete(context, request, draft, skills, advice, firstText);
  }

  /** Returns the sections for which the profile has something to say, in their order. */
  private static List<CvSection> sections(
      Profile profile, List<Statement> summary, SkillChoice skills) {
    return Stream.of(CvSection.values())
        .filter(
            section ->
                switch (section) {
                  case HEADER -> true;
                  case SUMMARY -> !summary.isEmpty();
                  case SKILLS -> !skills.chosen().isEmpty();
                  case EXPERIENCE -> holds(profile, EvidenceKind.WORK);
                  case PROJECTS -> holds(profile, EvidenceKind.PROJECT, EvidenceKind.PUBLICATION);
                  case EDUCATION -> holds(profile, EvidenceKind.EDUCATION);
                  case CERTIFICATIONS -> holds(profile, EvidenceKind.CERTIFICATE);
                  case LANGUAGES -> !LanguagesWriter.statements(profile).isEmpty();
                })
        .toList();
  }

  private static boolean holds(Profile profile, EvidenceKind... kinds) {
    return !History.newestFirst(profile, kinds).isEmpty();
  }

  private void complete(
      RequestContext context,
      CvRequest request,
      CvDraft draft,
      SkillChoice skills,
      CvAdvice advice,
      Duration firstText) {
    CvBody body = draft.body(skills.shown());
    StandardOutput output =
        new StandardOutput(
            title(request),
            body.professionalSummary(),
            draft.content(),
            draft.bullets(),
            advice.warnings(),
            skills.askedFor(),
            advice.nextActions());
    GeneratedDocument document =
        new GeneratedDocument(
            request.documentId(),
            DocumentKind.CV,
            request.jobId(),
            request.profile().id(),
            1,
            output,
            body,
            draft.claims(),
            Provenance.local(
                MODEL + "+" + matcher.model(), context.elapsed(), Optional.of(firstText)),
            time.now());
    context.checkActive();
    draft.complete(document.id().isEmpty() ? document : saved(context, document));
  }

  /**
   * Returns the document as it is stored, which is another one where an earlier run of the same
   * request stored it and then broke off.
   */
  private GeneratedDocument saved(RequestContext context, GeneratedDocument document) {
    boolean stored = documents.insert(context.tenantId(), document);
    return stored ? document : documents.find(context.tenantId(), document.id()).orElse(document);
  }

  private static String title(CvRequest request) {
    return Stream.of("CV", request.profile().fullName(), request.needs().title())
        .map(Sentences::oneLine)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" – "));
  }
}
