package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Meter;
import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.Evidence;
import dev.rolewright.proto.v1.EvidenceKind;
import dev.rolewright.proto.v1.ImportProfileResponse;
import dev.rolewright.proto.v1.ListProfilesResponse;
import dev.rolewright.proto.v1.Profile;
import dev.rolewright.proto.v1.ProfileLine;
import dev.rolewright.proto.v1.ProfileSummary;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows a person's professional history. */
public final class ProfileView {
  private ProfileView() {}

  /** Prints an imported profile, its warnings, and where the answer came from. */
  public static void print(Terminal terminal, ImportProfileResponse response, boolean withLines) {
    Page page = Page.create(terminal);
    Profile profile = response.getProfile();
    print(page, profile, withLines);
    if (response.getWarningsCount() > 0) {
      page.heading("Please check");
      response.getWarningsList().forEach(warning -> page.caution(warning.getMessage()));
    }
    page.safety(response.getSafety().getIssuesList());
    page.provenance(response.getProvenance());
    page.aside(profile.getId().isEmpty() ? "not stored" : "stored as profile " + profile.getId());
  }

  /** Prints a stored profile. */
  public static void print(Terminal terminal, Profile profile, boolean withLines) {
    Page page = Page.create(terminal);
    print(page, profile, withLines);
    terminal.line();
    page.aside(
        "profile "
            + profile.getId()
            + (profile.hasCreateTime() ? ", stored " + Words.time(profile.getCreateTime()) : ""));
  }

  /** Prints the heads of stored profiles. */
  public static void print(Terminal terminal, ListProfilesResponse response) {
    Table table =
        Table.create(
            Table.Column.of("ID").look(terminal.style()::name),
            Table.Column.brief("NAME"),
            Table.Column.brief("HEADLINE"),
            Table.Column.brief("PLACE"),
            Table.Column.number("EVIDENCE"),
            Table.Column.of("STORED"));
    for (ProfileSummary profile : response.getProfilesList()) {
      table.row(
          profile.getId(),
          profile.getFullName(),
          profile.getHeadline(),
          profile.getLocation(),
          Integer.toString(profile.getEvidenceCount()),
          Words.time(profile.getCreateTime()));
    }
    Lists.print(
        terminal,
        table,
        "no profiles stored; store one with `rolewright profile import FILE`",
        response.getNextPageToken());
  }

  /**
   * Returns the name of each piece of evidence by its id.
   *
   * @param own what facts of the person are called
   */
  public static Map<String, String> evidenceNames(Profile profile, String own) {
    Map<String, String> names = new HashMap<>();
    // A quote of the profile itself has no evidence id.
    names.put("", own);
    profile.getEvidenceList().forEach(evidence -> names.put(evidence.getId(), name(evidence)));
    return names;
  }

  /** Returns how many pieces of evidence there are of each kind. */
  public static String kinds(Profile profile) {
    Map<EvidenceKind, Integer> counts = new EnumMap<>(EvidenceKind.class);
    profile
        .getEvidenceList()
        .forEach(evidence -> counts.merge(evidence.getKind(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + Words.of(entry.getKey()))
        .collect(Collectors.joining(", "));
  }

  /** Returns the name of a piece of evidence: title and organization. */
  public static String name(Evidence evidence) {
    return Words.join(", ", evidence.getTitle(), evidence.getOrganization());
  }

  private static void print(Page page, Profile profile, boolean withLines) {
    page.title(
        profile.getFullName().isEmpty() ? "(no name found)" : profile.getFullName(),
        Words.join(
            " · ",
            profile.getHeadline(),
            profile.getLocation(),
            profile.getEmail(),
            profile.getPhone()));
    page.terminal().line();
    page.facts()
        .add("summary", profile.getSummary())
        .add("skills", Words.skills(profile.getSkillsList()))
        .add(
            "languages",
            profile.getLanguagesList().stream()
                .map(
                    spoken ->
                        Words.join(
                            " ",
                            spoken.getName(),
                            spoken.getFluency().isEmpty() ? "" : "(" + spoken.getFluency() + ")"))
                .collect(Collectors.joining(", ")))
        .add("links", String.join("  ", profile.getLinksList()))
        .add(
            "confidence",
            Meter.number(profile.getParsingConfidence())
                + "  "
                + Meter.bar(profile.getParsingConfidence(), 10))
        .print();
    page.heading(
        Words.count(profile.getEvidenceCount(), "piece of evidence", "pieces of evidence"));
    boolean first = true;
    for (Evidence evidence : profile.getEvidenceList()) {
      if (!first) {
        page.terminal().line();
      }
      first = false;
      evidence(page, evidence);
    }
    if (withLines) {
      lines(page, profile);
    }
  }

  private static void evidence(Page page, Evidence evidence) {
    page.paragraph(
        Words.join(
            " · ",
            name(evidence),
            Words.of(evidence.getKind()),
            Words.period(evidence.getDates()),
            evidence.getLocation()));
    if (!evidence.getDescription().isEmpty()) {
      page.aside("  " + evidence.getDescription());
    }
    evidence.getHighlightsList().forEach(highlight -> page.bullet(highlight));
    if (evidence.getSkillsCount() > 0) {
      page.aside("skills: " + Words.skills(evidence.getSkillsList()));
    }
  }

  private static void lines(Page page, Profile profile) {
    page.heading(Words.count(profile.getLinesCount(), "line", "lines"));
    Table table =
        Table.create(
            Table.Column.number("#"),
            Table.Column.of("SECTION").look(page.style()::name),
            Table.Column.text("LINE"));
    for (int index = 0; index < profile.getLinesCount(); index++) {
      ProfileLine line = profile.getLines(index);
      table.row(Integer.toString(index), Words.of(line.getSection()), line.getText());
    }
    table.print(page.terminal(), "  ");
  }
}
