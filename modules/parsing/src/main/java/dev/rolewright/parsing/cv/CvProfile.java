package dev.rolewright.parsing.cv;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.ImportWarning;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileLine;
import dev.rolewright.domain.ProfileSection;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.domain.SourceLine;
import dev.rolewright.domain.SpokenLanguage;
import dev.rolewright.parsing.profile.ProfileConfidence;
import dev.rolewright.parsing.profile.ProfileSkills;
import dev.rolewright.parsing.profile.ProfileWarnings;
import dev.rolewright.parsing.profile.ReadProfile;
import dev.rolewright.parsing.text.TextDocument;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.platform.Checkpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes a profile of a CV in plain text, Markdown or HTML. */
public final class CvProfile {
  private final Checkpoint caller;
  private final TextDocument source;
  private final List<TextLine> texts;
  private final CvRules rules;
  private final CvSkills skills;
  private final ProfileSection[] about;
  private final List<SkillMention> mentions = new ArrayList<>();
  private final List<SpokenLanguage> languages = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final List<CvLine> summary = new ArrayList<>();
  private int placed;

  private CvProfile(Checkpoint caller, TextDocument source, ProfileSkills skills, CvRules rules) {
    this.caller = caller;
    this.source = source;
    this.texts = source.lines();
    this.rules = rules;
    this.skills = new CvSkills(skills, texts);
    about = new ProfileSection[texts.size()];
    Arrays.fill(about, ProfileSection.OTHER);
  }

  /** Reads a CV for as long as the caller waits. */
  public static ReadProfile read(
      Checkpoint caller, TextDocument source, ProfileSkills skills, CvRules rules) {
    return new CvProfile(caller, source, skills, rules).read();
  }

  private ReadProfile read() {
    List<CvLine> lines = CvLines.read(source);
    CvLooseTickets tickets = new CvLooseTickets(rules.words(), skills);
    List<CvSection> sections =
        CvHistory.part(
            tickets.taken(CvSidebar.part(CvOutline.read(rules.headings(), lines), rules.words())));
    caller.checkActive();
    CvContact contact = contact(sections);
    tickets.takeBeside(contact, headLines(sections));
    sections.forEach(this::readSection);
    caller.checkActive();
    add(tickets.evidence());
    contact.used().forEach(index -> about[index] = ProfileSection.CONTACT);
    if (evidence.stream().noneMatch(item -> item.kind() == EvidenceKind.WORK)) {
      add(new CvTold(rules.words(), skills).read(runningText(sections, contact)));
    }
    Optional<CvLine> second = new CvPeople(rules.headings(), rules.words(), lines).second(contact);
    mentions.addAll(skills.named(indexes(summary)));
    evidence.forEach(item -> mentions.addAll(item.skills()));
    Profile draft = profile(contact, 0);
    boolean known = ProfileWarnings.isSupported(draft);
    double share = about.length == 0 ? 0 : placed / (double) about.length;
    Profile profile =
        profile(contact, ProfileConfidence.ofText(draft, share, second.isPresent(), known));
    List<ImportWarning> warnings = new ArrayList<>(ProfileWarnings.of(profile));
    impossibleDates().ifPresent(warnings::add);
    List<Integer> starts = source.sourceLines().stream().map(line -> line.span().start()).toList();
    new CvUnused(rules.headings(), about)
        .warning(sections, source.text(), starts)
        .ifPresent(warnings::add);
    second.ifPresent(line -> warnings.addFirst(twoPeople(line)));
    return new ReadProfile(profile, warnings);
  }

  /** Returns the lines outside lists and entries, where a career may be told in sentences. */
  private static List<CvLine> runningText(List<CvSection> sections, CvContact contact) {
    return sections.stream()
        .filter(
            section ->
                section.part() == CvPart.HEAD
                    || section.part() == CvPart.SUMMARY
                    || section.part() == CvPart.OTHER)
        .flatMap(section -> section.lines().stream())
        .filter(line -> line.indexes().stream().noneMatch(contact.used()::contains))
        .toList();
  }

  private static List<CvLine> headLines(List<CvSection> sections) {
    return sections.stream()
        .filter(section -> section.part() == CvPart.HEAD)
        .flatMap(section -> section.lines().stream())
        .toList();
  }

  private CvContact contact(List<CvSection> sections) {
    List<CvLine> head = new ArrayList<>();
    List<CvLine> details = new ArrayList<>();
    for (CvSection section : sections) {
      if (section.part() == CvPart.HEAD) {
        head.addAll(section.lines());
      } else if (section.part() == CvPart.CONTACT) {
        details.addAll(section.lines());
      }
    }
    CvContact contact = new CvContactReader(rules.words(), rules.places()).read(head, details);
    contact.used().forEach(index -> about[index] = ProfileSection.CONTACT);
    mark(contact.summary(), ProfileSection.SUMMARY);
    summary.addAll(contact.summary());
    return contact;
  }

  private void readSection(CvSection section) {
    caller.checkActive();
    CvPart part = section.part();
    if (part == CvPart.HEAD) {
      return;
    }
    placed += indexes(section.lines()).size() + (section.heading().isPresent() ? 1 : 0);
    List<CvLine> lines = telling(section.lines());
    mark(lines, part.section());
    if (part.hasEntries()) {
      CvEntries.Split split = CvEntries.split(part, lines, rules.words(), rules.places());
      mark(split.detached(), ProfileSection.OTHER);
      add(new CvEvidence(rules.heads(), rules.words(), skills).read(part, split.entries()));
    } else if (part.isList()) {
      add(new CvListReader(rules.words(), skills).read(part, lines));
    } else if (part == CvPart.SKILL) {
      List<CvLine> rows = telling(CvSkillTables.withoutHeads(section.lines()));
      mentions.addAll(skills.listed(indexes(rows), true));
    } else if (part == CvPart.LANGUAGE) {
      languages.addAll(CvSpoken.read(lines));
    } else if (part == CvPart.SUMMARY) {
      summary.addAll(lines);
    }
  }

  private List<CvLine> telling(List<CvLine> lines) {
    return lines.stream()
        .filter(line -> !CvNothing.is(line.body(), rules.headings()) && !line.isRunningHead())
        .toList();
  }

  private void add(List<Evidence> items) {
    for (Evidence item : items) {
      evidence.add(
          new Evidence(
              "e" + evidence.size(),
              item.kind(),
              item.title(),
              item.organization(),
              item.description(),
              item.highlights(),
              item.skills(),
              item.dates(),
              item.links(),
              item.location(),
              item.lineIndexes()));
      for (int index : item.lineIndexes()) {
        about[index] = sectionOf(item);
      }
    }
  }

  private static ProfileSection sectionOf(Evidence item) {
    return switch (item.kind()) {
      case WORK -> ProfileSection.WORK;
      case PROJECT -> ProfileSection.PROJECT;
      case EDUCATION -> ProfileSection.EDUCATION;
      case CERTIFICATE -> ProfileSection.CERTIFICATE;
      case PUBLICATION -> ProfileSection.PUBLICATION;
    };
  }

  private Profile profile(CvContact contact, double confidence) {
    List<ProfileLine> lines = new ArrayList<>();
    List<SourceLine> sourceLines = source.sourceLines();
    for (int index = 0; index < sourceLines.size(); index++) {
      lines.add(new ProfileLine(sourceLines.get(index), about[index]));
    }
    return new Profile(
        "",
        contact.name(),
        contact.headline(),
        contact.email(),
        contact.phone(),
        contact.location(),
        CvBody.paragraphs(summary),
        contact.links(),
        ProfileSkills.unique(mentions),
        languages.stream().distinct().toList(),
        evidence,
        lines,
        source.language(),
        confidence,
        Optional.empty());
  }

  private void mark(List<CvLine> lines, ProfileSection section) {
    indexes(lines).forEach(index -> about[index] = section);
  }

  private static List<Integer> indexes(List<CvLine> lines) {
    return lines.stream().flatMap(line -> line.indexes().stream()).toList();
  }

  /** Tells where evidence has dates that can't be, which are left out. */
  private Optional<ImportWarning> impossibleDates() {
    List<Integer> flawed =
        evidence.stream()
            .flatMap(item -> item.lineIndexes().stream())
            .distinct()
            .filter(
                index ->
                    DateScanner.find(texts.get(index).text()).stream()
                        .anyMatch(DateMatch::impossible))
            .sorted()
            .toList();
    return flawed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ImportWarning(
                "no_dates",
                "Dates that can't be (an end before the start, or a day or month that there is"
                    + " none) stand in "
                    + flawed.size()
                    + (flawed.size() == 1 ? " line" : " lines")
                    + ", the first at character "
                    + source.sourceLines().get(flawed.getFirst()).span().start()
                    + "; they are left out: mend them."));
  }

  private ImportWarning twoPeople(CvLine line) {
    int start = source.sourceLines().get(line.indexes().getFirst()).span().start();
    return new ImportWarning(
        "two_people",
        "A second name with contact details of its own stands at character "
            + start
            + ", and headings come again after it; import each person's CV by itself.");
  }
}
