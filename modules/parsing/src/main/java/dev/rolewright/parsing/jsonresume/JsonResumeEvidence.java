package dev.rolewright.parsing.jsonresume;

import dev.rolewright.domain.DateRange;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.parsing.cv.CvLinks;
import dev.rolewright.parsing.cv.CvNothing;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Members;
import dev.rolewright.parsing.profile.CvJoinedText;
import dev.rolewright.parsing.profile.ProfileSkills;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes evidence of the entries of a JSON Resume. */
public final class JsonResumeEvidence {
  /** Fields in which skills are looked for; names of organizations and places are none. */
  private static final Set<String> WORDS =
      Set.of(
          "position",
          "title",
          "area",
          "studyType",
          "summary",
          "description",
          "highlights",
          "courses",
          "score");

  private final JsonResumeDocument document;
  private final ProfileSkills skills;
  private final List<Evidence> evidence = new ArrayList<>();

  JsonResumeEvidence(JsonResumeDocument document, ProfileSkills skills) {
    this.document = document;
    this.skills = skills;
  }

  /** Returns the evidence in the order of the document. */
  List<Evidence> read() {
    Set<String> seen = new HashSet<>();
    for (JsonResumeNode.Member member : document.root().members()) {
      boolean isNull = member.value() instanceof JsonResumeNode.Literal literal && literal.isNull();
      if (isNull || !seen.add(JsonResumeSchema.nameOf(member.name()))) {
        // A section that comes a second time is kept as lines only.
        continue;
      }
      List<Members> entries = JsonResumeFields.objects(member.value());
      switch (JsonResumeSchema.nameOf(member.name())) {
        case "work" -> entries.forEach(this::work);
        case "volunteer" -> entries.forEach(this::volunteer);
        case "projects" -> entries.forEach(this::project);
        case "education" -> entries.forEach(this::education);
        case "certificates" -> entries.forEach(this::certificate);
        case "awards" -> entries.forEach(this::award);
        case "publications" -> entries.forEach(this::publication);
        default -> {
          // The other sections hold no evidence.
        }
      }
    }
    return List.copyOf(evidence);
  }

  private void work(Members entry) {
    add(
        entry,
        EvidenceKind.WORK,
        text(entry, "position"),
        text(entry, "name", "company"),
        paragraphs(text(entry, "summary"), text(entry, "description")),
        "highlights",
        period(entry));
  }

  private void volunteer(Members entry) {
    add(
        entry,
        EvidenceKind.WORK,
        text(entry, "position"),
        text(entry, "organization"),
        text(entry, "summary"),
        "highlights",
        period(entry));
  }

  private void project(Members entry) {
    add(
        entry,
        EvidenceKind.PROJECT,
        text(entry, "name"),
        text(entry, "entity"),
        paragraphs(text(entry, "description"), text(entry, "summary")),
        "highlights",
        period(entry));
  }

  private void education(Members entry) {
    String score = text(entry, "score", "gpa");
    add(
        entry,
        EvidenceKind.EDUCATION,
        joined(", ", text(entry, "studyType"), text(entry, "area")),
        text(entry, "institution"),
        paragraphs(text(entry, "summary"), isBare(score) ? "Score: " + score : score),
        "courses",
        period(entry));
  }

  private void certificate(Members entry) {
    add(
        entry,
        EvidenceKind.CERTIFICATE,
        text(entry, "name", "title"),
        text(entry, "issuer"),
        "",
        "",
        JsonResumeDates.point(text(entry, "date")));
  }

  private void award(Members entry) {
    add(
        entry,
        EvidenceKind.CERTIFICATE,
        text(entry, "title"),
        text(entry, "awarder"),
        text(entry, "summary"),
        "",
        JsonResumeDates.point(text(entry, "date")));
  }

  private void publication(Members entry) {
    add(
        entry,
        EvidenceKind.PUBLICATION,
        text(entry, "name"),
        text(entry, "publisher"),
        text(entry, "summary"),
        "",
        JsonResumeDates.point(text(entry, "releaseDate")));
  }

  private void add(
      Members entry,
      EvidenceKind kind,
      String title,
      String organization,
      String description,
      String highlights,
      Optional<DateRange> dates) {
    List<String> statements = JsonResumeFields.texts(entry, highlights);
    if (CvNothing.is(title)
        && CvNothing.is(organization)
        && CvNothing.is(description)
        && statements.stream().allMatch(CvNothing::is)) {
      return;
    }
    evidence.add(
        new Evidence(
            "e" + evidence.size(),
            kind,
            title,
            organization,
            description,
            statements,
            skillsOf(kind, entry),
            dates,
            CvLinks.whole(text(entry, "url", "website")),
            text(entry, "location"),
            document.linesOf(entry)));
  }

  private List<SkillMention> skillsOf(EvidenceKind kind, Members entry) {
    CvJoinedText all = new CvJoinedText();
    for (JsonResumeNode.Member member : entry.members()) {
      boolean named = member.name().equals("name") && kind != EvidenceKind.WORK;
      if (named || WORDS.contains(member.name())) {
        for (int index : document.linesOf(member.value())) {
          all.add(document.texts().get(index), index, false);
        }
      }
    }
    List<SkillMention> keywords = JsonResumeSkills.keywords(document, skills, entry);
    return ProfileSkills.unique(
        Stream.concat(keywords.stream(), skills.named(all).stream()).toList());
  }

  /** A mark such as "2:1" needs its field's name to be understood. */
  private static boolean isBare(String score) {
    return !score.isEmpty() && score.length() <= 12;
  }

  private static Optional<DateRange> period(Members entry) {
    return JsonResumeDates.period(text(entry, "startDate"), text(entry, "endDate"));
  }

  private static String text(Members entry, String... names) {
    return JsonResumeFields.text(entry, names);
  }

  private static String paragraphs(String... texts) {
    return joined("\n", texts);
  }

  private static String joined(String separator, String... texts) {
    return String.join(separator, Stream.of(texts).filter(text -> !text.isEmpty()).toList());
  }
}
