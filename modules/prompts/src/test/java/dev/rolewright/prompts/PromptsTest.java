package dev.rolewright.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.FieldViolation;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.prompts.testing.InMemoryPrompts;
import dev.rolewright.safety.SafetyPolicies;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptsTest {
  private static final Ids IDS = Ids.create(Time.system());
  private static final String TENANT = IDS.next();
  private static final String INPUT =
      "{\"type\":\"object\",\"required\":[\"who\"],\"properties\":"
          + "{\"who\":{\"type\":\"string\",\"maxLength\":300000},\"age\":{\"type\":\"integer\"}}}";

  private final Prompts prompts =
      Prompts.create(new InMemoryPrompts(), PromptTasks.KNOWN, Time.system());

  private static PromptContent content(String template) {
    return new PromptContent(
        "greeting",
        Semver.parse("1.0.0"),
        "chat",
        template,
        INPUT,
        Optional.empty(),
        ChatParameters.CONFIGURED);
  }

  private PromptVersion create(PromptContent content) {
    return prompts.create(TENANT, IDS.next(), content, "key");
  }

  private static List<FieldViolation> refused(Runnable call) {
    try {
      call.run();
    } catch (RolewrightException failure) {
      assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_FIELD);
      return failure.violations();
    }
    throw new AssertionError("not refused");
  }

  private static void assertCode(ErrorCode code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RolewrightException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  @Test
  void keepsAVersionThatIsNotActiveYet() {
    PromptVersion version = create(content("Greet {{who}}."));
    assertThat(version.isActive()).isFalse();
    assertThat(version.createdBy()).isEqualTo("key");
    assertThat(prompts.get(TENANT, version.id())).isEqualTo(version);
    assertCode(ErrorCode.NOT_FOUND, () -> prompts.active(TENANT, "greeting"));
    assertThat(prompts.activate(TENANT, version.id()).now().isActive()).isTrue();
    assertThat(prompts.active(TENANT, "greeting").id()).isEqualTo(version.id());
    assertCode(ErrorCode.NOT_FOUND, () -> prompts.get(IDS.next(), version.id()));
    assertCode(ErrorCode.NOT_FOUND, () -> prompts.activate(IDS.next(), version.id()));
  }

  @Test
  void namesAllThatIsWrongWithAVersion() {
    PromptContent wrong =
        new PromptContent(
            "Greeting",
            Semver.parse("1.0.0"),
            "dance",
            " ",
            INPUT,
            Optional.empty(),
            new ChatParameters(
                Optional.of(3.0),
                Optional.of(0.0),
                Optional.of(0),
                List.of("a", "b", "c", "d", "e"),
                Optional.empty()));
    assertThat(refused(() -> create(wrong)))
        .extracting(FieldViolation::field)
        .containsExactly(
            "name",
            "task_type",
            "template",
            "model_params.temperature",
            "model_params.top_p",
            "model_params.max_tokens",
            "model_params.stop");
  }

  @Test
  void namesEachVariableThatTheSchemaDoesNotHave() {
    assertThat(refused(() -> create(content("{{who}} {{first}} {{second}}"))))
        .hasSize(2)
        .allSatisfy(violation -> assertThat(violation.field()).isEqualTo("template"))
        .anySatisfy(violation -> assertThat(violation.description()).contains("first"))
        .anySatisfy(violation -> assertThat(violation.description()).contains("second"));
  }

  @Test
  void refusesSchemasThatAreNone() {
    PromptContent wrong =
        new PromptContent(
            "greeting",
            Semver.parse("1.0.0"),
            "chat",
            "Hi",
            "{\"type\":\"array\"}",
            Optional.of("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"strin\"}}}"),
            ChatParameters.CONFIGURED);
    assertThat(refused(() -> create(wrong)))
        .extracting(FieldViolation::field)
        .containsExactly("input_schema", "output_schema");
    assertThat(refused(() -> create(wrong)).get(1).description()).contains("/properties/a/type");
  }

  @Test
  void boundsATemplate() {
    assertThat(refused(() -> create(content("x".repeat(200_001)))))
        .extracting(FieldViolation::field)
        .containsExactly("template");
    create(content("x".repeat(200_000)));
  }

  @Test
  void namesEachVariableThatIsMissingUnknownOrWrong() {
    PromptVersion version = create(content("Greet {{who}}."));
    assertThat(
            refused(
                () ->
                    prompts.render(
                        SafetyPolicies.OFF,
                        version,
                        Map.of("whom", "Ada", "age", "old", "x/y", 1))))
        .extracting(FieldViolation::field)
        .containsExactlyInAnyOrder(
            "variables.who", "variables.whom", "variables.age", "variables.x/y");
    assertThat(refused(() -> prompts.render(SafetyPolicies.OFF, version, "[]")))
        .extracting(FieldViolation::field)
        .containsExactly("variables");
  }

  @Test
  void anUnknownVariableIsNamedOnceWhereTheSchemaAllowsNoOther() {
    PromptContent strict =
        new PromptContent(
            "strict",
            Semver.parse("1.0.0"),
            "chat",
            "Hi",
            "{\"type\":\"object\",\"additionalProperties\":false}",
            Optional.empty(),
            ChatParameters.CONFIGURED);
    PromptVersion version = create(strict);
    assertThat(refused(() -> prompts.render(SafetyPolicies.OFF, version, Map.of("a/b~c", 1))))
        .extracting(FieldViolation::field)
        .containsExactly("variables.a/b~c");
  }

  @Test
  void rendersTheSameFromMapsAndJson() {
    PromptVersion version = create(content("Greet {{who}}, {{age}}."));
    assertThat(prompts.render(SafetyPolicies.OFF, version, Map.of("who", "Ada", "age", 7)))
        .isEqualTo(prompts.render(SafetyPolicies.OFF, version, "{\"age\":7,\"who\":\"Ada\"}"));
  }

  @Test
  void boundsWhatIsRendered() {
    PromptVersion version = create(content("Greet {{who}}."));
    assertThat(
            refused(
                () ->
                    prompts.render(
                        SafetyPolicies.OFF, version, Map.of("who", "a".repeat(200_000)))))
        .extracting(FieldViolation::field)
        .containsExactly("variables");
    assertThat(
            prompts
                .render(SafetyPolicies.OFF, version, Map.of("who", "a".repeat(190_000)))
                .characters())
        .isLessThan(200_000);
  }

  @Test
  void aRequestUnderWayKeepsItsVersion() {
    PromptVersion old = create(content("Old {{who}}"));
    prompts.activate(TENANT, old.id());
    PromptVersion taken = prompts.active(TENANT, "greeting");
    PromptContent newer =
        new PromptContent(
            "greeting",
            Semver.parse("2.0.0"),
            "chat",
            "New {{who}}",
            INPUT,
            Optional.empty(),
            ChatParameters.CONFIGURED);
    prompts.activate(TENANT, create(newer).id());

    assertThat(
            prompts
                .render(SafetyPolicies.OFF, taken, Map.of("who", "Ada"))
                .messages()
                .get(1)
                .content())
        .startsWith("Old");
    assertThat(prompts.active(TENANT, "greeting").content()).isEqualTo(newer);
  }

  @Test
  void rollsBackWithAReason() {
    assertCode(ErrorCode.NOT_FOUND, () -> prompts.rollback(TENANT, "greeting", "", "bad"));
    PromptVersion one = create(content("One {{who}}"));
    assertCode(ErrorCode.PRECONDITION, () -> prompts.rollback(TENANT, "greeting", "", "bad"));
    prompts.activate(TENANT, one.id());
    assertCode(ErrorCode.PRECONDITION, () -> prompts.rollback(TENANT, "greeting", "", "bad"));
    assertCode(ErrorCode.CONFLICT, () -> prompts.rollback(TENANT, "greeting", IDS.next(), "bad"));
    assertThat(refused(() -> prompts.rollback(TENANT, "", "x", " ")))
        .extracting(FieldViolation::field)
        .containsExactly("name", "prompt_version_id", "reason");
  }

  @Test
  void listsWhatThereIs() {
    PromptVersion version = create(content("Hi"));
    assertThat(prompts.list(TENANT, PromptFilter.ALL, new PageRequest(5, "")).items())
        .containsExactly(version);
  }

  @Test
  void theHashIsOfTheContentAndNotOfItsName() {
    assertThat(content("Hi").hash()).hasSize(64).isEqualTo(content("Hi").hash());
    assertThat(content("Hi").hash()).isNotEqualTo(content("Ho").hash());
  }

  @Test
  void isAModuleOfItsOwn() {
    assertThat(Prompts.class.getModule().isNamed()).isTrue();
  }
}
