package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Meter;
import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.CertificationRequirement;
import dev.rolewright.proto.v1.Company;
import dev.rolewright.proto.v1.EducationRequirement;
import dev.rolewright.proto.v1.ExperienceYears;
import dev.rolewright.proto.v1.Job;
import dev.rolewright.proto.v1.JobLine;
import dev.rolewright.proto.v1.JobStatement;
import dev.rolewright.proto.v1.JobSummary;
import dev.rolewright.proto.v1.LineSection;
import dev.rolewright.proto.v1.ListJobsResponse;
import dev.rolewright.proto.v1.Necessity;
import dev.rolewright.proto.v1.ParseJobResponse;
import dev.rolewright.proto.v1.Requirement;
import dev.rolewright.proto.v1.Salary;
import dev.rolewright.proto.v1.SkillMention;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows a job ad in structured form. */
public final class JobView {
  /** Texts that are no job ads stay below it; docs/quality.md tells how sure that is. */
  private static final double LOWEST_OF_AN_AD = 0.4;

  private JobView() {}

  /** Returns a remark where a job seems to have been made of something else than a job ad. */
  public static Optional<String> doubt(Job job, String name) {
    return job.getParsingConfidence() < LOWEST_OF_AN_AD
        ? Optional.of(
            name
                + " does not look like a job ad (confidence "
                + Meter.number(job.getParsingConfidence())
                + "); what rests on it may be worth little")
        : Optional.empty();
  }

  /** Prints a parsed job and where the answer came from. */
  public static void print(Terminal terminal, ParseJobResponse response, boolean withLines) {
    Page page = Page.create(terminal);
    print(page, response.getJob(), withLines);
    page.safety(response.getSafety().getIssuesList());
    page.provenance(response.getProvenance());
    page.aside(
        response.getJob().getId().isEmpty()
            ? "not stored"
            : "stored as job " + response.getJob().getId());
  }

  /** Prints a stored job. */
  public static void print(Terminal terminal, Job job, boolean withLines) {
    Page page = Page.create(terminal);
    print(page, job, withLines);
    terminal.line();
    page.aside(
        "job "
            + job.getId()
            + (job.hasCreateTime() ? ", stored " + Words.time(job.getCreateTime()) : ""));
  }

  /** Prints the heads of stored jobs. */
  public static void print(Terminal terminal, ListJobsResponse response) {
    Table table =
        Table.create(
            Table.Column.of("ID").look(terminal.style()::name),
            Table.Column.brief("TITLE"),
            Table.Column.brief("COMPANY"),
            Table.Column.brief("PLACE"),
            Table.Column.of("STORED"));
    for (JobSummary job : response.getJobsList()) {
      table.row(
          job.getId(),
          job.getRoleTitle(),
          job.getCompanyName(),
          job.getLocation(),
          Words.time(job.getCreateTime()));
    }
    Lists.print(
        terminal,
        table,
        "no jobs stored; store one with `rolewright job parse FILE`",
        response.getNextPageToken());
  }

  private static void print(Page page, Job job, boolean withLines) {
    Company company = job.getCompany();
    page.title(
        job.getRoleTitle().isEmpty() ? "(no title found)" : job.getRoleTitle(),
        Words.join(
            " · ",
            company.getName(),
            job.getLocation(),
            Words.of(job.getRemoteMode()),
            Words.of(job.getEmploymentType()),
            Words.of(job.getSeniority())));
    page.terminal().line();
    page.facts()
        .add("salary", job.hasSalary() ? salary(job.getSalary()) : "")
        .add("experience", job.hasExperienceYears() ? years(job.getExperienceYears()) : "")
        .add("education", education(job.getEducationList()))
        .add("certificates", certificates(job.getCertificationsList()))
        .add("field", Words.join(" · ", words(job.getFunction()), words(job.getSector())))
        .add(
            "company", Words.join(" · ", words(company.getIndustry()), Words.of(company.getSize())))
        .add("language", job.getLanguage())
        .add(
            "confidence",
            Meter.number(job.getParsingConfidence())
                + "  "
                + Meter.bar(job.getParsingConfidence(), 10))
        .print();
    requirements(
        page, "Must have", job, Necessity.NECESSITY_MUST_HAVE, job.getMustHaveSkillsList());
    requirements(
        page, "Nice to have", job, Necessity.NECESSITY_NICE_TO_HAVE, job.getNiceToHaveSkillsList());
    statements(page, "What the person will do", job.getResponsibilitiesList());
    statements(page, "What the employer stands for", job.getCompanyValuesList());
    statements(page, "What the employer offers", job.getBenefitsList());
    lines(page, job.getLinesList(), withLines);
  }

  private static void requirements(
      Page page, String heading, Job job, Necessity necessity, List<SkillMention> skills) {
    List<Requirement> requirements =
        job.getRequirementsList().stream()
            .filter(found -> found.getNecessity() == necessity)
            .toList();
    if (requirements.isEmpty() && skills.isEmpty()) {
      return;
    }
    page.heading(heading);
    page.facts().add("skills", Words.skills(skills)).print();
    requirements.forEach(requirement -> page.bullet(requirement.getText()));
  }

  private static void statements(Page page, String heading, List<JobStatement> statements) {
    if (!statements.isEmpty()) {
      page.heading(heading);
      statements.forEach(statement -> page.bullet(statement.getText()));
    }
  }

  private static void lines(Page page, List<JobLine> lines, boolean all) {
    Map<LineSection, Integer> counts = new EnumMap<>(LineSection.class);
    lines.forEach(line -> counts.merge(line.getSection(), 1, Integer::sum));
    page.heading(Words.count(lines.size(), "line", "lines"));
    page.paragraph(
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + Words.of(entry.getKey()))
            .collect(Collectors.joining(" · ")));
    if (all) {
      page.terminal().line();
      Table table =
          Table.create(
              Table.Column.number("#"),
              Table.Column.of("SECTION").look(page.style()::name),
              Table.Column.number("SURE"),
              Table.Column.text("LINE"));
      for (int index = 0; index < lines.size(); index++) {
        JobLine line = lines.get(index);
        table.row(
            Integer.toString(index),
            Words.of(line.getSection()),
            Meter.number(line.getConfidence()),
            line.getText());
      }
      table.print(page.terminal(), "  ");
    }
  }

  private static String salary(Salary salary) {
    DecimalFormat amounts =
        new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
    String range;
    if (salary.hasMin() && salary.hasMax()) {
      boolean single = Double.compare(salary.getMin(), salary.getMax()) == 0;
      range =
          amounts.format(salary.getMin()) + (single ? "" : " – " + amounts.format(salary.getMax()));
    } else if (salary.hasMin()) {
      range = "from " + amounts.format(salary.getMin());
    } else {
      range = salary.hasMax() ? "up to " + amounts.format(salary.getMax()) : "";
    }
    String period = Words.of(salary.getPeriod());
    String unit = period.isEmpty() ? "" : (period.equals("hour") ? "an " : "a ") + period;
    return Words.join(" ", salary.getCurrency(), range, unit);
  }

  private static String years(ExperienceYears years) {
    if (years.hasMin() && years.hasMax()) {
      return years.getMin() + " to " + years.getMax() + " years";
    }
    return years.hasMin()
        ? years.getMin() + " years or more"
        : "up to " + years.getMax() + " years";
  }

  private static String education(List<EducationRequirement> education) {
    List<String> entries = new ArrayList<>();
    for (EducationRequirement requirement : education) {
      String level = Words.of(requirement.getLevel());
      String fields = String.join(" or ", requirement.getFieldsList());
      entries.add(
          Words.join(
              " ",
              level,
              level.isEmpty() || fields.isEmpty() ? fields : "in " + fields,
              requirement.getOrEquivalent() ? "or equivalent" : "",
              niceOnly(requirement.getNecessity())));
    }
    return String.join("; ", entries);
  }

  private static String certificates(List<CertificationRequirement> certificates) {
    return certificates.stream()
        .map(
            certificate ->
                Words.join(" ", certificate.getName(), niceOnly(certificate.getNecessity())))
        .collect(Collectors.joining("; "));
  }

  private static String niceOnly(Necessity necessity) {
    return necessity == Necessity.NECESSITY_NICE_TO_HAVE ? "(nice to have)" : "";
  }

  private static String words(String identifier) {
    return identifier.replace('_', ' ');
  }
}
