package dev.rolewright.parsing;

import dev.rolewright.domain.Company;
import dev.rolewright.domain.ExperienceYears;
import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobLine;
import dev.rolewright.domain.LineSection;
import dev.rolewright.domain.Requirement;
import dev.rolewright.domain.Salary;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.parsing.job.AdSigns;
import dev.rolewright.parsing.job.AskedRequirement;
import dev.rolewright.parsing.job.CertificationReader;
import dev.rolewright.parsing.job.Clauses;
import dev.rolewright.parsing.job.CompanyReader;
import dev.rolewright.parsing.job.CompanySizeReader;
import dev.rolewright.parsing.job.Confidence;
import dev.rolewright.parsing.job.HeadingLexicon;
import dev.rolewright.parsing.job.HeadingReader;
import dev.rolewright.parsing.job.LineClassifier;
import dev.rolewright.parsing.job.LineScorer;
import dev.rolewright.parsing.job.LocationReader;
import dev.rolewright.parsing.job.Places;
import dev.rolewright.parsing.job.RequirementReader;
import dev.rolewright.parsing.job.RequirementSummary;
import dev.rolewright.parsing.job.RoleFacts;
import dev.rolewright.parsing.job.RoleNames;
import dev.rolewright.parsing.job.SalaryReader;
import dev.rolewright.parsing.job.SectionCues;
import dev.rolewright.parsing.job.SectionPrototypes;
import dev.rolewright.parsing.job.Statements;
import dev.rolewright.parsing.job.TitleReader;
import dev.rolewright.parsing.job.Topic;
import dev.rolewright.parsing.job.WorkTermsReader;
import dev.rolewright.parsing.text.RequirementOpenings;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.platform.Checkpoint;
import dev.rolewright.skills.SkillFinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the text of a job ad into a {@link Job}: by rules, and for the lines that rules leave open
 * by the meaning of the line. Every field comes from words of the ad; a field that it does not
 * state is empty. A text that is no ad is parsed with a low confidence.
 */
public final class JobAdParser {
  private static final Set<LineSection> PAY_SECTIONS =
      Set.of(LineSection.SALARY, LineSection.TITLE);
  private static final Set<LineSection> MIXED_SECTIONS =
      Set.of(LineSection.BENEFIT, LineSection.OTHER, LineSection.COMPANY, LineSection.LOCATION);

  /** Score above which an amount in a line about something else is pay. */
  private static final double SURELY_PAY = 2.2;

  private static final TitleReader.Found NO_TITLE = new TitleReader.Found("", -1);

  private final HeadingReader headings;
  private final TitleReader titles;
  private final CompanyReader companies;
  private final LocationReader locations;
  private final LineClassifier classifier;
  private final RequirementReader requirementReader;
  private final RoleFacts facts;
  private final AdSigns signs;
  private final Optional<SectionPrototypes> prototypes;

  private JobAdParser(SkillFinder finder, Optional<SectionPrototypes> prototypes) {
    this.prototypes = prototypes;
    Places places = new Places();
    SectionCues cues = new SectionCues();
    Clauses clauses = new Clauses(cues);
    CertificationReader certifications = new CertificationReader();
    headings = new HeadingReader(new HeadingLexicon());
    RoleNames roles = new RoleNames();
    facts = new RoleFacts();
    titles = new TitleReader(roles, places, facts);
    signs = new AdSigns(roles);
    companies = new CompanyReader(roles, places);
    locations = new LocationReader(places);
    LineScorer scorer =
        new LineScorer(cues, clauses, certifications, places, new RequirementOpenings());
    classifier = new LineClassifier(scorer, prototypes);
    requirementReader = new RequirementReader(finder, clauses, certifications);
  }

  /** Creates a parser that compares uncertain lines by their meaning. */
  public static JobAdParser create(SkillFinder finder, Embedder embedder) {
    return new JobAdParser(finder, Optional.of(new SectionPrototypes(embedder)));
  }

  /** Creates a parser that works by rules alone. */
  public static JobAdParser create(SkillFinder finder) {
    return new JobAdParser(finder, Optional.empty());
  }

  /**
   * Parses an ad that no call waits for.
   *
   * @param companyNameHint name of the employer where the caller knows it; may be empty
   */
  public ParsedJob parse(SourceText source, String companyNameHint) {
    return parse(Checkpoint.NONE, source, companyNameHint);
  }

  /**
   * Parses an ad.
   *
   * @param caller who waits for it; what it throws ends the work
   * @param companyNameHint name of the employer where the caller knows it; may be empty
   */
  public ParsedJob parse(Checkpoint caller, SourceText source, String companyNameHint) {
    List<TextLine> lines = source.document().lines();
    List<HeadingReader.Mark> marks = headings.read(lines);
    // The lines of JSON hold its signs and keys: nothing in them is as an ad would write it.
    boolean data = AdSigns.isData(lines);
    TitleReader.Found title = data ? NO_TITLE : titles.read(lines, marks);
    String company = companyNameHint.strip();
    if (company.isEmpty() && !data) {
      company = companies.read(lines, marks, title.lineIndex());
    }
    String location =
        data ? "" : locations.read(lines, marks, title.lineIndex(), title.title(), company);
    LineClassifier.Result result =
        classifier.classify(
            caller, lines, marks, new LineClassifier.Head(title.lineIndex(), company, location));
    String model = prototypes.map(SectionPrototypes::model).orElse("");
    return new ParsedJob(
        job(source, result.lines(), title, company, location),
        result.compared() ? "rules+" + model : "rules");
  }

  private Job job(
      SourceText source,
      List<LineClassifier.Line> lines,
      TitleReader.Found title,
      String company,
      String location) {
    List<AskedRequirement> asked = requirementReader.read(lines);
    List<Requirement> requirements = asked.stream().map(AskedRequirement::requirement).toList();
    Optional<ExperienceYears> years = RequirementSummary.overallYears(requirements);
    List<SkillMention> mustHave = RequirementSummary.required(asked);
    List<String> about = bodies(lines, LineSection.ABOUT, LineSection.COMPANY);
    String titleLine =
        title.lineIndex() < 0 ? title.title() : lines.get(title.lineIndex()).line().body();
    String function = facts.function(title.title());
    String industry = facts.industry(about, 2);
    if (industry.isEmpty()) {
      industry =
          facts.industry(
              bodies(
                  lines,
                  LineSection.ABOUT,
                  LineSection.COMPANY,
                  LineSection.RESPONSIBILITY,
                  LineSection.TITLE),
              3);
    }
    List<String> head = head(lines);
    List<String> all = lines.stream().map(line -> line.line().body()).toList();
    String language = source.language();
    Optional<Salary> salary = salary(lines);
    return new Job(
        "",
        title.title(),
        new Company(
            company,
            industry,
            CompanySizeReader.read(
                bodies(lines, LineSection.ABOUT, LineSection.COMPANY, LineSection.OTHER))),
        mustHave,
        welcome(asked, mustHave, lines),
        years,
        RequirementSummary.education(requirements),
        RequirementSummary.certifications(requirements),
        Statements.of(lines, LineSection.RESPONSIBILITY),
        Statements.values(lines),
        Statements.of(lines, LineSection.BENEFIT),
        facts.seniority(titleLine, years),
        function,
        facts.sector(industry, function),
        location,
        WorkTermsReader.remoteMode(head, all),
        WorkTermsReader.employmentType(titleLine, head, all),
        salary,
        lines.stream()
            .map(
                line ->
                    new JobLine(
                        line.line().text(), line.line().span(), line.section(), line.confidence()))
            .toList(),
        language,
        Confidence.ofAd(lines, language.equals("en"), signs.share(lines, title.title(), salary)),
        requirements,
        Optional.empty());
  }

  /** What an ad calls welcome; of one that asks for no skill at all, those that its tasks name. */
  private List<SkillMention> welcome(
      List<AskedRequirement> asked, List<SkillMention> mustHave, List<LineClassifier.Line> lines) {
    List<SkillMention> welcome = RequirementSummary.welcome(asked, mustHave);
    boolean none = mustHave.isEmpty() && welcome.isEmpty();
    return none ? requirementReader.usedAtWork(lines) : welcome;
  }

  /** Short lines at the top and labelled lines, which state the terms of the job. */
  private static List<String> head(List<LineClassifier.Line> lines) {
    List<String> head = new ArrayList<>();
    for (int index = 0; index < lines.size(); index++) {
      LineClassifier.Line line = lines.get(index);
      boolean top = index < 10 && line.line().body().length() <= 140 && line.topic() == Topic.NONE;
      boolean labelled = line.mark().label().isPresent() && line.line().body().length() <= 140;
      boolean terms = labelled && !asks(line.mark().label().orElse(LineSection.OTHER));
      if (top || terms) {
        head.add(line.line().body());
      }
    }
    return head;
  }

  private static boolean asks(LineSection section) {
    return section == LineSection.MUST_HAVE
        || section == LineSection.NICE_TO_HAVE
        || section == LineSection.RESPONSIBILITY;
  }

  private static List<String> bodies(List<LineClassifier.Line> lines, LineSection... sections) {
    Set<LineSection> wanted = Set.of(sections);
    return lines.stream()
        .filter(line -> wanted.contains(line.section()))
        .map(line -> line.line().body())
        .toList();
  }

  /** Pay comes from the lines about pay; where they state none, from a line that also offers it. */
  private static Optional<Salary> salary(List<LineClassifier.Line> lines) {
    return salary(lines, PAY_SECTIONS, 0).or(() -> salary(lines, MIXED_SECTIONS, SURELY_PAY));
  }

  private static Optional<Salary> salary(
      List<LineClassifier.Line> lines, Set<LineSection> sections, double least) {
    SalaryReader.Found best = null;
    for (int index = 0; index < lines.size(); index++) {
      LineClassifier.Line line = lines.get(index);
      boolean labelled = line.mark().label().filter(LineSection.SALARY::equals).isPresent();
      boolean announced = labelled || line.topic() == Topic.SALARY;
      Optional<SalaryReader.Found> found =
          sections.contains(line.section())
              ? SalaryReader.read(line.line().body(), index, announced)
              : Optional.empty();
      double needed = best == null ? least : best.score();
      if (found.isPresent() && found.get().score() > needed) {
        best = found.get();
      }
    }
    return Optional.ofNullable(best).map(SalaryReader.Found::salary);
  }
}
