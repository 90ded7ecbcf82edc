package dev.rolewright.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.platform.JsonSchema;
import dev.rolewright.platform.Time;
import dev.rolewright.prompts.testing.InMemoryPrompts;
import dev.rolewright.safety.SafetyPolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedPromptsTest {
  private static final Map<String, Map<String, Object>> VARIABLES =
      Map.of(
          "parse_jd",
          Map.of("job_text", "Wir suchen eine Köchin."),
          "match_skills",
          Map.of(
              "must_have_skills",
              List.of("Go"),
              "nice_to_have_skills",
              List.of(),
              "evidence",
              List.of(Map.of("id", "1", "title", "Backend"))),
          "cv_data_extractor",
          Map.of("cv_text", "Ada"),
          "cv_pii_identifier",
          Map.of("text", "Ada"),
          "cv_skills_analyst",
          Map.of("cv_text", "Ada"));

  private final Prompts prompts =
      Prompts.create(new InMemoryPrompts(), PromptTasks.KNOWN, Time.system());

  static List<PromptContent> shipped() {
    return ShippedPrompts.all();
  }

  static Stream<String> schemas() {
    return PromptSchemas.names().stream();
  }

  @Test
  void allAreHere() {
    assertThat(shipped())
        .extracting(PromptContent::name)
        .hasSize(5)
        .containsAll(VARIABLES.keySet());
    assertThat(shipped()).extracting(content -> content.semver().toString()).containsOnly("1.0.0");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void eachKeepsTheRulesAndRenders(PromptContent content) {
    assertThatCode(() -> PromptRules.check(content, PromptTasks.KNOWN)).doesNotThrowAnyException();
    PromptVersion version =
        PromptVersion.fresh("id", content, Time.system().now(), PromptVersion.SHIPPED);
    RenderedPrompt rendered =
        prompts.render(SafetyPolicies.OFF, version, VARIABLES.get(content.name()));

    assertThat(rendered.messages()).hasSize(2);
    assertThat(rendered.messages().getFirst().role()).isEqualTo(ChatRole.SYSTEM);
    assertThat(rendered.messages().getFirst().content())
        .contains("# Task", "# What counts", "# Hard cases", "# Answer", "character by");
    assertThat(rendered.format()).isInstanceOf(AnswerFormat.JsonSchema.class);
    assertThat(rendered.parameters().temperature()).contains(0.0);
    assertThat(rendered.estimatedInputTokens()).isBetween(300L, 3_000L);
  }

  @Test
  void twoVariablesWithoutAValueAreSaidToBeAbsent() {
    PromptContent content =
        shipped().stream().filter(one -> one.name().equals("parse_jd")).findFirst().orElseThrow();
    RenderedPrompt rendered =
        prompts.render(
            SafetyPolicies.OFF,
            PromptVersion.fresh("id", content, Time.system().now(), PromptVersion.SHIPPED),
            VARIABLES.get("parse_jd"));
    assertThat(rendered.messages().get(1).content()).contains("(not given)", "Köchin");
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void eachSchemaCanBeAskedForByName(String name) {
    String schema = PromptSchemas.find(name).orElseThrow();
    assertThatCode(() -> JsonSchema.parse(schema)).doesNotThrowAnyException();
    assertThat(JsonSchema.parse(schema).check("{}")).isNotEmpty();
  }

  @Test
  void anUnknownSchemaIsNone() {
    assertThat(PromptSchemas.find("parse_jd")).isEmpty();
    assertThat(PromptSchemas.find("../module-info")).isEmpty();
  }

  @Test
  void aCandidateHasEighteenFieldsThatMayBeNull() throws Exception {
    String schema = PromptSchemas.find("candidate_profile_schema").orElseThrow();
    JsonNode fields =
        JsonMapper.builder().build().readTree(schema).at("/properties/candidateProfile/properties");
    List<String> nulls = new ArrayList<>();
    fields.fieldNames().forEachRemaining(field -> nulls.add("\"" + field + "\":null"));

    assertThat(nulls).hasSize(18);
    assertThat(
            JsonSchema.parse(schema)
                .check("{\"candidateProfile\":{" + String.join(",", nulls) + "}}"))
        .isEmpty();
  }

  /** The values in capitals are the domain's own, so that a mapper needs no table. */
  @Test
  void aReadAdvertisementIsValid() {
    JsonSchema schema = JsonSchema.parse(PromptSchemas.find("job_schema").orElseThrow());
    assertThat(
            schema.check(
                """
                {"role_title":"Köchin","company":{"name":null,"industry":"hospitality_travel","size":"SMALL"},
                 "must_have_skills":[{"name":"Kochen","quote":"Sie kochen gern"}],"nice_to_have_skills":[],
                 "experience_years":{"min":3,"max":null,"quote":"3 Jahre"},
                 "education":[{"level":"VOCATIONAL","fields":["Koch"],"or_equivalent":true,
                   "necessity":"MUST_HAVE","quote":"Ausbildung als Koch o. Ä."}],
                 "certifications":[],"responsibilities":["Menüs planen"],"company_values":[],"benefits":[],
                 "seniority":"UNSPECIFIED","function":"hospitality","sector":null,"location":"Wien",
                 "remote_mode":"ONSITE","employment_type":"FULL_TIME",
                 "salary":{"min":2800,"max":null,"currency":"EUR","period":"MONTH","quote":"ab 2.800 €"},
                 "requirements":[{"quote":"Sie kochen gern","necessity":"MUST_HAVE"}],"language":"de"}
                """))
        .isEmpty();
    assertThat(Optional.of(schema.check("{\"role_title\":7}")))
        .isNotEqualTo(Optional.of(List.of()));
  }
}
