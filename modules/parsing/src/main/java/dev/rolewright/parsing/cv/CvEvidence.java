package dev.rolewright.parsing.cv;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.SkillMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes evidence of the entries of a part. */
public final class CvEvidence {
  private final CvHeadReader heads;
  private final CvWords words;
  private final CvSkills skills;

  CvEvidence(CvHeadReader heads, CvWords words, CvSkills skills) {
    this.heads = heads;
    this.words = words;
    this.skills = skills;
  }

  /** Returns one item for each entry that says anything; the ids are empty. */
  List<Evidence> read(CvPart part, List<CvEntry> entries) {
    int order = 0;
    for (CvEntry entry : entries) {
      order += Integer.signum(heads.read(kind(part, entry), entry.words(), 0).order());
    }
    List<Evidence> evidence = new ArrayList<>();
    for (CvEntry entry : entries) {
      Evidence item = read(part, entry, order);
      boolean says =
          !item.title().isEmpty()
              || !item.organization().isEmpty()
              || !item.highlights().isEmpty()
              || !item.description().isEmpty();
      if (says) {
        evidence.add(item);
      }
    }
    return evidence;
  }

  private Evidence read(CvPart part, CvEntry entry, int order) {
    EvidenceKind kind = kind(part, entry);
    CvHead head = head(kind, entry, order);
    refineDates(entry);
    List<CvLine> body = withoutDate(entry);
    String location = head.location();
    CvBody text = CvBody.read(head.rest(), body);
    List<Integer> lines = entry.lineIndexes();
    List<String> links = new ArrayList<>();
    entry.head().forEach(line -> links.addAll(CvLinks.links(line.raw())));
    entry.body().forEach(line -> links.addAll(CvLinks.links(line.raw())));
    return new Evidence(
        "",
        kind,
        head.title(),
        head.organization(),
        text.description(),
        text.highlights(),
        namedSkills(entry, head, lines),
        dates(kind, entry),
        links.stream().distinct().toList(),
        location,
        lines);
  }

  /** The name or place of an employer is no skill. */
  private List<SkillMention> namedSkills(CvEntry entry, CvHead head, List<Integer> lines) {
    List<Integer> headLines =
        entry.head().stream().flatMap(line -> line.indexes().stream()).toList();
    return skills.named(lines).stream()
        .filter(
            mention ->
                !headLines.contains(mention.lineIndex())
                    || head.title().contains(mention.surface())
                    || !(head.organization() + " " + head.location()).contains(mention.surface()))
        .toList();
  }

  private CvHead head(EvidenceKind kind, CvEntry entry, int order) {
    if (entry.employer().isPresent()) {
      CvHead employer = heads.read(kind, entry.employer().get().words(), -1);
      CvHead own = heads.read(kind, entry.words(), 1);
      String owner = employer.organization().isEmpty() ? employer.title() : employer.organization();
      String title = own.title().isEmpty() ? own.organization() : own.title();
      String location = own.location().isEmpty() ? employer.location() : own.location();
      return new CvHead(title, owner, location, own.rest(), 0);
    }
    boolean prose =
        entry.head().size() == 1
            && entry.head().getFirst().bulleted()
            && entry.head().getFirst().isProse();
    if (prose || (kind == EvidenceKind.PROJECT && entry.words().size() == 1)) {
      return CvTitle.ofText(entry.words().isEmpty() ? "" : entry.words().getFirst(), prose);
    }
    return heads.read(kind, entry.words(), order);
  }

  /** An entry without a heading of its own tells by its words whether it is work or study. */
  private EvidenceKind kind(CvPart part, CvEntry entry) {
    String all = String.join(" ; ", entry.words());
    if (part == CvPart.WORK && entry.employer().isEmpty() && isStudy(all)) {
      return EvidenceKind.EDUCATION;
    }
    if (part != CvPart.HISTORY) {
      return part.kind();
    }
    int study = words.weight(CvWords.Group.DEGREE, all) + words.weight(CvWords.Group.SCHOOL, all);
    int work =
        words.weight(CvWords.Group.ROLE, all) + words.weight(CvWords.Group.ORGANIZATION, all);
    return study > work ? EvidenceKind.EDUCATION : EvidenceKind.WORK;
  }

  /** "Derby College 2012-2016 NVQ Level 3" is study, also below the last job. */
  private boolean isStudy(String head) {
    return words.has(CvWords.Group.QUALIFICATION, head)
        && words.has(CvWords.Group.SCHOOL, head)
        && !words.has(CvWords.Group.ROLE, head);
  }

  private static void refineDates(CvEntry entry) {
    leadingDate(entry).ifPresent(date -> entry.setDates(date.range()));
    if (entry.dates().isPresent()
        || entry.head().isEmpty()
        || !entry.head().getFirst().bulleted()) {
      return;
    }
    DateScanner.find(entry.head().getFirst().body()).stream()
        .filter(date -> !date.single() && !date.expiry())
        .findFirst()
        .ifPresent(date -> entry.setDates(date.range()));
  }

  /** "2017-2021 Company" above "02/2017 - 05/2021. What I did": the second line is exact. */
  private static Optional<DateMatch> leadingDate(CvEntry entry) {
    if (entry.body().isEmpty() || entry.dates().isEmpty()) {
      return Optional.empty();
    }
    DateRange known = entry.dates().get();
    return DateScanner.find(entry.body().getFirst().body()).stream()
        .findFirst()
        .filter(
            date -> date.start() == 0 && !date.single() && DateParts.refines(date.range(), known));
  }

  private static List<CvLine> withoutDate(CvEntry entry) {
    if (entry.body().isEmpty()) {
      return entry.body();
    }
    CvLine first = entry.body().getFirst();
    Optional<DateMatch> date =
        DateScanner.find(first.body()).stream()
            .findFirst()
            .filter(
                match ->
                    match.start() == 0 && entry.dates().filter(match.range()::equals).isPresent());
    if (date.isEmpty() || first.bulleted()) {
      return entry.body();
    }
    String rest = CvText.trimmed(first.body().substring(date.get().end()));
    List<CvLine> body = new ArrayList<>(entry.body());
    body.set(0, first.withColumns(rest.startsWith(".") ? rest.substring(1).strip() : rest));
    return body;
  }

  static boolean saysWhen(DateRange range) {
    return range.ongoing() || range.start().isPresent() || range.end().isPresent();
  }

  /** The single date of a degree is its end; that of anything else is start and end. */
  private static Optional<DateRange> dates(EvidenceKind kind, CvEntry entry) {
    return entry
        .dates()
        .filter(CvEvidence::saysWhen)
        .map(
            range ->
                kind == EvidenceKind.EDUCATION
                        && range.start().isPresent()
                        && range.start().equals(range.end())
                    ? new DateRange(Optional.empty(), range.end(), false)
                    : range);
  }
}
