package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.domain.ImportWarning;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileLine;
import dev.rolewright.domain.ProfileSection;
import dev.rolewright.domain.SkillMention;
import dev.rolewright.platform.FieldViolation;
import dev.rolewright.platform.RolewrightException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonResumeTest {
  private static final String NAME =
      "\"basics\": {\"name\": \"Jane Roe, a person with a long name\"}";

  private static List<FieldViolation> violations(String json) {
    try {
      ProfileFixtures.PARSER.parse(SourceText.of("text", json, "application/json", ""));
      return List.of();
    } catch (RolewrightException refused) {
      return refused.violations();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "\"work\": {\"name\": \"x\"}; /work; is an object; an array of objects",
        "\"projects\": [5]; /projects/0; is a number; an object",
        "\"projects\": [{\"name\": 5}]; /projects/0/name; is a number; a string",
        "\"projects\": [{\"highlights\": \"x\"}]; /projects/0/highlights; is a string; an array of"
            + " strings",
        "\"projects\": [{\"highlights\": [[\"x\"]]}]; /projects/0/highlights/0; is an array; a"
            + " string",
        "\"projects\": [{\"startDate\": 2019}]; /projects/0/startDate; is a number; a string",
        "\"projects\": [{\"startDate\": \"2019-13\"}]; /projects/0/startDate; no possible date;"
            + " YYYY-MM",
        "\"education\": [{\"endDate\": \"2019-02-30\"}]; /education/0/endDate; no possible date;"
            + " YYYY",
        "\"projects\": [{\"startDate\": \"2020-05\", \"endDate\": \"2020-04\"}];"
            + " /projects/0/endDate; is before startDate; mend",
        "\"skills\": [\"Java\"]; /skills/0; is a string; an object",
        "\"skills\": [{\"keywords\": [true]}]; /skills/0/keywords/0; is a boolean; a string",
        "\"languages\": \"English\"; /languages; is a string; an array of objects",
      })
  void namesThePointerAndTheFix(String section, String pointer, String is, String expected) {
    List<FieldViolation> found = violations("{" + NAME + ", " + section + "}");

    assertThat(found).singleElement();
    assertThat(found.getFirst().field()).isEqualTo("text#" + pointer);
    assertThat(found.getFirst().description()).contains(is).contains(expected);
  }

  @Test
  void takesNullForLeftOut() {
    String json =
        "{"
            + NAME
            + ", \"work\": [{\"name\": \"Acme\", \"position\": \"Baker\", \"startDate\":"
            + " \"2020-01\", \"endDate\": null, \"summary\": null}], \"education\": null}";

    Profile profile =
        ProfileFixtures.PARSER.parse(SourceText.of("text", json, "application/json", "")).profile();

    assertThat(profile.evidence()).singleElement();
    assertThat(profile.evidence().getFirst().dates().orElseThrow().ongoing()).isTrue();
    assertThat(profile.evidence().getFirst().description()).isEmpty();
  }

  @Test
  void readsExtraSectionsAndFormsOfDates() {
    ParsedProfile parsed =
        ProfileFixtures.parsed(
            "{"
                + NAME
                + ", \"work\": null, \"work\": [{\"name\": \"Acme\", \"position\": \"Cook\","
                + " \"startDate\": \"2019-05-01\", \"endDate\": \"Present\"}], \"volunteer\":"
                + " [{\"organization\": \"Food Bank\", \"position\": \"Driver\", \"startDate\":"
                + " \"2018-05\", \"endDate\": \"2019\"}], \"awards\": [{\"title\": \"Best Cook\","
                + " \"awarder\": \"Guild\", \"date\": \"2020\"}], \"interests\": [{\"name\":"
                + " \"Chess\"}], \"references\": [{\"name\": \"John Doe\", \"reference\":"
                + " \"Good\"}], \"work\": [{\"name\": \"Second\", \"position\": \"Baker\"}]}");

    assertThat(parsed.profile().evidence().stream().map(ProfileFixtures::line))
        .containsExactly(
            "WORK | Cook | Acme | 2019-5-1..now",
            "WORK | Driver | Food Bank | 2018-5..2019",
            "CERTIFICATE | Best Cook | Guild | 2020");
    assertThat(parsed.profile().lines())
        .filteredOn(line -> line.section() == ProfileSection.OTHER)
        .extracting(line -> line.line().text())
        .containsExactly("Chess", "John Doe", "Good", "Second", "Baker");
    assertThat(parsed.warnings()).extracting(ImportWarning::kind).containsExactly("ignored_field");
  }

  @Test
  void makesNothingOfNothing() {
    Profile profile =
        ProfileFixtures.profile(
            "{"
                + NAME
                + ", \"certificates\": [{\"name\": \"none\"}, {\"name\": \"-\", \"date\": \"\"}],"
                + " \"publications\": [{\"name\": \"n/a\"}], \"languages\": [{\"language\":"
                + " \"keine\"}], \"skills\": [{\"name\": \"none\"}], \"work\": [{}]}");

    assertThat(profile.evidence()).isEmpty();
    assertThat(profile.languages()).isEmpty();
    assertThat(profile.skills()).isEmpty();
  }

  @Test
  void takesLongArrays() {
    String entry = "{\"name\": \"Acme\", \"position\": \"Cook\"}";
    String json =
        "{" + NAME + ", \"work\": [" + String.join(",", Collections.nCopies(1_200, entry)) + "]}";

    assertThat(ProfileFixtures.profile(json).evidence()).hasSize(1_200);
  }

  @Test
  void refusesTwoResumesInARowWithTheFix() {
    String one = "{" + NAME + "}";

    assertThat(violations(one + "\n" + one).getFirst().description())
        .contains("one resume at a time");
  }

  @Test
  void namesTheFieldThatTheDocumentCameIn() {
    String json = "{" + NAME + ", \"work\": 5}";

    assertThatThrownBy(
            () ->
                ProfileFixtures.PARSER.parse(
                    SourceText.of("document.content", json, "application/json", "")))
        .hasMessageContaining("document.content#/work");
  }

  @Test
  void namesAllMistakesAtOnce() {
    List<FieldViolation> found =
        violations(
            "{\"basics\": {\"name\": 1, \"location\": \"here\", \"profiles\": {}}, \"projects\":"
                + " [{\"description\": []}, 7], \"awards\": [{\"date\": \"2019-99\"}]}");

    assertThat(found.stream().map(FieldViolation::field))
        .containsExactly(
            "text#/basics/name",
            "text#/basics/location",
            "text#/basics/profiles",
            "text#/projects/0/description",
            "text#/projects/1",
            "text#/awards/0/date");
  }

  @Test
  void tellsWhereJsonIsMalformed() {
    String rest = ", \"work\": [], \"comment\": \"long enough to be read\"}";

    malformed(
        "{\"basics\": {\"name\": \"Jane\",\n \"label\" \"x\"}" + rest,
        "line 2, column 10",
        "colon");
    malformed(
        "{\"basics\": {\"name\": \"Jane\", \"label\": NaN}" + rest, "line 1, column 38", "a value");
    malformed("{\"basics\": {\"name\": \"Jane\"}, " + rest, "line 1, column 30", "double quotes");
    malformed("{\"basics\": {\"name\": \"\\uD800 Jane\"}" + rest, "line 1", "surrogate");
    malformed("{\"basics\": {\"name\": \"\\u0000 Jane\"}" + rest, "line 1", "escape");
    malformed("{\"basics\": {\"name\": \"Ja\nne\"}" + rest, "line 1", "line break");
    malformed("{\"basics\": {\"name\": \"Jane\"}" + rest + "}", "line 1", "nothing may follow");
    malformed("{\"basics\": {\"name\": 01}" + rest, "line 1", "a value");
  }

  private static void malformed(String json, String place, String what) {
    List<FieldViolation> found = violations(json);

    assertThat(found).singleElement();
    assertThat(found.getFirst().field()).isEqualTo("text");
    assertThat(found.getFirst().description()).contains(place).contains(what);
  }

  @Test
  void refusesDeepNesting() {
    String json = "{" + NAME + ", \"x\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    assertThat(violations(json).getFirst().description()).contains("64 levels");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[{\"basics\": {\"name\": \"Jane Roe, a person with a long name\"}}]; array",
        "{\"title\": \"Engineer\", \"company\": \"Acme\", \"skills\": [{\"name\": \"Java\"}]}; a"
            + " job",
        "{\"colour\": \"green\", \"size\": 5, \"comment\": \"nothing to do with people\"}; no JSON"
            + " Resume",
        "\"only a text, which is JSON, but which is no object at all, just a text\"; an object",
      })
  void refusesOtherJson(String json, String reason) {
    assertThat(violations(json)).singleElement();
    assertThat(violations(json).getFirst().description()).contains(reason);
  }

  @Test
  void keepsUnknownFieldsAsLinesAndWarns() {
    ParsedProfile parsed =
        ProfileFixtures.parsed(
            "{\"$schema\": \"s\", \"meta\": {\"version\": \"v1\"}, "
                + NAME
                + ", \"custom\": {\"a/b\": [\"kept\", 3]}, \"projects\": [{\"name\": \"Acme\","
                + " \"mood\": \"good\"}]}");

    assertThat(
            parsed.warnings().stream()
                .filter(warning -> warning.kind().equals("ignored_field"))
                .map(ImportWarning::message))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("/custom "),
            second -> assertThat(second).startsWith("/projects/0/mood "));
    assertThat(parsed.profile().lines())
        .filteredOn(line -> line.section() == ProfileSection.OTHER)
        .extracting(line -> line.line().pointer() + "=" + line.line().text())
        .containsExactly(
            "/$schema=s",
            "/meta/version=v1",
            "/custom/a~1b/0=kept",
            "/custom/a~1b/1=3",
            "/projects/0/mood=good");
  }

  @Test
  void givesExactSpansOfEscapedTexts() {
    String json =
        "{\"basics\": {\"name\": \"J\\u00fcrgen \\\"\\ud83d\\ude00\\\" \uD83D\uDE00 Roe\","
            + " \"label\": \"a\\n"
            + "b\"}, \"work\": [{\"highlights\": [\"Wrote \\u004aava code\"]}]}";
    Profile profile = ProfileFixtures.profile(json);
    int[] codePoints = json.codePoints().toArray();

    assertThat(profile.fullName()).isEqualTo("Jürgen \"\uD83D\uDE00\" \uD83D\uDE00 Roe");
    ProfileLine name = profile.lines().getFirst();
    assertThat(
            new String(
                codePoints,
                name.line().span().start(),
                name.line().span().end() - name.line().span().start()))
        .isEqualTo("J\\u00fcrgen \\\"\\ud83d\\ude00\\\" \uD83D\uDE00 Roe");
    var java =
        profile.skills().stream()
            .filter(skill -> skill.label().equals("Java"))
            .findFirst()
            .orElseThrow();
    assertThat(
            new String(
                codePoints,
                java.span().orElseThrow().start(),
                java.span().orElseThrow().end() - java.span().orElseThrow().start()))
        .isEqualTo("\\u004aava");
  }

  @Test
  void theHeadingOfKeywordsIsASkillOnlyWhereItNamesOne() {
    Profile profile =
        ProfileFixtures.profile(
            "{\"skills\": [{\"name\": \"Data & Upkeep\", \"keywords\": [\"PostgreSQL\","
                + " \"Docker\"]}, {\"name\": \"DevOps\", \"keywords\": [\"Terraform\","
                + " \"Ansible\"]}, {\"name\": \"Quiet zorbing\"}]}");
    assertThat(profile.skills())
        .extracting(SkillMention::surface)
        .containsExactly("PostgreSQL", "Docker", "Terraform", "Ansible", "DevOps", "Quiet zorbing");
  }

  @Test
  void acceptsEarlierNamesAndDuplicates() {
    ParsedProfile parsed =
        ProfileFixtures.parsed(
            "{\"basics\": {\"name\": \"Jane Roe\", \"name\": \"Other\", \"website\":"
                + " \"https://jane.example\"}, \"work\": [{\"company\": \"Acme\", \"position\":"
                + " \"Cook\", \"startDate\": \"2019\", \"endDate\": \"Present\"}],"
                + " \"certifications\": [{\"name\": \"Food safety\", \"date\": \"2020\"}]}");

    assertThat(parsed.profile().fullName()).isEqualTo("Jane Roe");
    assertThat(parsed.profile().links()).containsExactly("https://jane.example");
    assertThat(parsed.profile().evidence().stream().map(ProfileFixtures::line))
        .containsExactly("WORK | Cook | Acme | 2019..now", "CERTIFICATE | Food safety |  | 2020");
    assertThat(parsed.warnings()).anyMatch(warning -> warning.message().contains("second time"));
  }

  @Test
  void takesJsonThatWasCutOffForJson() {
    assertThatExceptionOfType(RolewrightException.class)
        .isThrownBy(
            () ->
                ProfileFixtures.parsed(
                    "{\"basics\": {\"name\": \"Jane Roe\"}, \"work\": [{\"name\": \"Acme\""))
        .withMessageContaining("line 1");
  }
}
