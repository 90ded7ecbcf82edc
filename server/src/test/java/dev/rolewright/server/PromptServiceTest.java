package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.ActivatePromptVersionRequest;
import dev.rolewright.proto.v1.ActivatePromptVersionResponse;
import dev.rolewright.proto.v1.ChatMessage;
import dev.rolewright.proto.v1.ChatRole;
import dev.rolewright.proto.v1.CreatePromptVersionRequest;
import dev.rolewright.proto.v1.GetPromptVersionRequest;
import dev.rolewright.proto.v1.ListPromptVersionsRequest;
import dev.rolewright.proto.v1.ListPromptVersionsResponse;
import dev.rolewright.proto.v1.ModelParameters;
import dev.rolewright.proto.v1.PromptVersion;
import dev.rolewright.proto.v1.RenderPromptRequest;
import dev.rolewright.proto.v1.RenderPromptResponse;
import dev.rolewright.proto.v1.RollbackPromptRequest;
import dev.rolewright.proto.v1.RollbackPromptResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptServiceTest {
  private static final String GREETING = "greeting";
  private static final Struct INPUT =
      struct(
          """
          {"type": "object", "required": ["who"],
           "properties": {"who": {"type": "string", "maxLength": 60000}, "age": {"type": "integer"}}}
          """);

  private final Api admin = TestServer.shared().newTenantAdmin();

  private static Struct struct(String json) {
    Struct.Builder struct = Struct.newBuilder();
    try {
      JsonFormat.parser().merge(json, struct);
    } catch (java.io.IOException malformed) {
      throw new IllegalArgumentException(malformed);
    }
    return struct.build();
  }

  private static CreatePromptVersionRequest.Builder greeting(String semver) {
    return CreatePromptVersionRequest.newBuilder()
        .setName(GREETING)
        .setSemver(semver)
        .setTaskType("chat")
        .setTemplate("[[system]]\nBe kind.\n[[user]]\nGreet {{who}} of {{age}}.")
        .setInputSchema(INPUT);
  }

  private PromptVersion create(CreatePromptVersionRequest.Builder request) {
    return admin.prompts().createPromptVersion(request.build()).getPromptVersion();
  }

  private PromptVersion create(String semver) {
    return create(greeting(semver));
  }

  private static ActivatePromptVersionResponse activate(Api api, String id) {
    return api.prompts()
        .activatePromptVersion(
            ActivatePromptVersionRequest.newBuilder().setPromptVersionId(id).build());
  }

  private static PromptVersion get(Api api, String id) {
    return api.prompts()
        .getPromptVersion(GetPromptVersionRequest.newBuilder().setPromptVersionId(id).build())
        .getPromptVersion();
  }

  private static RollbackPromptResponse rollBack(Api api, String name, String expected) {
    return api.prompts()
        .rollbackPrompt(
            RollbackPromptRequest.newBuilder()
                .setName(name)
                .setPromptVersionId(expected)
                .setReason("It guesses.")
                .build());
  }

  private static RenderPromptResponse render(Api api, String id, String variables) {
    return api.prompts()
        .renderPrompt(
            RenderPromptRequest.newBuilder()
                .setPromptVersionId(id)
                .setVariables(struct(variables))
                .build());
  }

  private static String activeGreeting(Api api) {
    return api
        .prompts()
        .listPromptVersions(
            ListPromptVersionsRequest.newBuilder().setName(GREETING).setActiveOnly(true).build())
        .getPromptVersionsList()
        .stream()
        .map(PromptVersion::getSemver)
        .toList()
        .toString();
  }

  @Test
  void aVersionIsKeptAsItWasSent() {
    ModelParameters parameters =
        ModelParameters.newBuilder().setTemperature(0.1).setMaxTokens(9).addStop("END").build();
    Struct output =
        struct("{\"type\":\"object\",\"properties\":{\"z\":{\"minimum\":0.5},\"a\":{}}}");
    PromptVersion made =
        create(greeting("1.0.0-rc.1").setModelParams(parameters).setOutputSchema(output));

    assertThat(made.getId()).hasSize(36);
    assertThat(made.getSemver()).isEqualTo("1.0.0-rc.1");
    assertThat(made.getInputSchema()).isEqualTo(INPUT);
    assertThat(made.getOutputSchema()).isEqualTo(output);
    assertThat(made.getModelParams()).isEqualTo(parameters);
    assertThat(made.getIsActive()).isFalse();
    assertThat(made.getContentHash()).hasSize(64);
    assertThat(made.hasRolledBackAt()).isFalse();
    assertThat(made.getCreatedBy()).hasSize(36);
    assertThat(get(admin, made.getId())).isEqualTo(made);
    assertThat(create("1.0.0").hasModelParams()).isFalse();
  }

  @Test
  void aNameAndSemverExistOnce() {
    create("1.0.0");
    Failure.of(ErrorCode.ALREADY_EXISTS, () -> create("1.0.0"));
    Failure.of(ErrorCode.ALREADY_EXISTS, () -> create(greeting("1.0.0").setName("parse_jd")));
  }

  @Test
  void aRepeatedRequestReturnsTheFirstAnswer() {
    CreatePromptVersionRequest.Builder request = greeting("1.0.0").setRequestId(Samples.uuid());
    PromptVersion first = create(request);
    Struct.Builder otherOrder = Struct.newBuilder();
    List<String> names = new ArrayList<>(INPUT.getFieldsMap().keySet());
    names.reversed().forEach(name -> otherOrder.putFields(name, INPUT.getFieldsOrThrow(name)));

    assertThat(create(request)).isEqualTo(first);
    assertThat(create(request.setInputSchema(otherOrder))).isEqualTo(first);
    Failure.of(ErrorCode.REQUEST_ID_REUSED, () -> create(request.setTemplate("Other.")));
  }

  @Test
  void allThatIsWrongIsNamed() {
    CreatePromptVersionRequest.Builder wrong =
        CreatePromptVersionRequest.newBuilder()
            .setName("Greeting")
            .setSemver("1")
            .setTaskType("dance")
            .setModelParams(ModelParameters.newBuilder().setTemperature(7));
    assertThat(Failure.of(ErrorCode.INVALID_FIELD, () -> create(wrong)).fields())
        .containsExactlyInAnyOrder(
            "semver", "input_schema", "name", "task_type", "template", "model_params.temperature");
    Failure undefined =
        Failure.ofField("template", () -> create(greeting("1.0.0").setTemplate("{{whom}}")));
    assertThat(undefined.message()).contains("whom");
    Failure.ofField(
        "input_schema",
        () -> create(greeting("1.0.0").setInputSchema(struct("{\"type\":\"strin\"}"))));
    Failure.ofField(
        "output_schema",
        () ->
            create(
                greeting("1.0.0")
                    .setOutputSchema(
                        struct("{\"type\":\"object\",\"$ref\":\"https://schemas.invalid/a\"}"))));
    Failure.ofField(
        "input_schema",
        () ->
            create(
                greeting("1.0.0")
                    .setInputSchema(
                        INPUT.toBuilder()
                            .putFields(
                                "x-number",
                                Value.newBuilder().setNumberValue(Double.NaN).build()))));
    Failure.ofField("template", () -> create(greeting("1.0.0").setTemplate("x".repeat(300_000))));
  }

  @Test
  void activationAndRollbackAreSeenAtOnceOnAnotherReplica() {
    PromptVersion one = create("1.0.0");
    PromptVersion two = create("2.0.0");
    try (TestServer replica = TestServer.startReplica(TestServer.shared().databasePort())) {
      Api elsewhere = admin.over(replica.channel());
      assertThat(activeGreeting(elsewhere)).isEqualTo("[]");
      assertThat(activate(admin, one.getId()).hasPreviousVersion()).isFalse();
      assertThat(activeGreeting(elsewhere)).isEqualTo("[1.0.0]");
      ActivatePromptVersionResponse change = activate(elsewhere, two.getId());
      assertThat(change.getPreviousVersion().getId()).isEqualTo(one.getId());
      assertThat(activeGreeting(admin)).isEqualTo("[2.0.0]");
      RollbackPromptResponse back = rollBack(admin, GREETING, two.getId());
      assertThat(back.getPromptVersion().getId()).isEqualTo(one.getId());
      assertThat(back.getRolledBackVersion().hasRolledBackAt()).isTrue();
      assertThat(activeGreeting(elsewhere)).isEqualTo("[1.0.0]");
    }
    Failure.of(ErrorCode.CONFLICT, () -> rollBack(admin, GREETING, two.getId()));
    Failure.of(ErrorCode.PRECONDITION, () -> rollBack(admin, GREETING, ""));
    Failure.of(ErrorCode.NOT_FOUND, () -> rollBack(admin, "unknown", ""));
    assertThat(
            Failure.of(
                    ErrorCode.INVALID_FIELD,
                    () ->
                        admin.prompts().rollbackPrompt(RollbackPromptRequest.getDefaultInstance()))
                .fields())
        .containsExactly("name", "reason");
  }

  @Test
  void listsByNameAndTheNewestFirst() {
    create("1.9.0");
    create("1.10.0");
    create("1.10.0-rc.1");
    List<String> seen = new ArrayList<>();
    String token = "";
    do {
      ListPromptVersionsResponse page =
          admin
              .prompts()
              .listPromptVersions(
                  ListPromptVersionsRequest.newBuilder()
                      .setPageSize(2)
                      .setPageToken(token)
                      .build());
      page.getPromptVersionsList()
          .forEach(version -> seen.add(version.getName() + " " + version.getSemver()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    assertThat(seen)
        .containsExactly(
            "cv_data_extractor 1.0.0",
            "cv_pii_identifier 1.0.0",
            "cv_skills_analyst 1.0.0",
            "greeting 1.10.0",
            "greeting 1.10.0-rc.1",
            "greeting 1.9.0",
            "match_skills 1.0.0",
            "parse_jd 1.0.0");
  }

  @Test
  void rendersWhatAModelWouldBeSent() {
    PromptVersion version = create("1.0.0");
    RenderPromptResponse rendered =
        render(admin, version.getId(), "{\"who\":\"Ada\\n{{age}}\",\"age\":36}");

    assertThat(rendered.getMessagesList())
        .extracting(ChatMessage::getRole)
        .containsExactly(ChatRole.CHAT_ROLE_SYSTEM, ChatRole.CHAT_ROLE_USER);
    assertThat(rendered.getMessages(0).getContent()).startsWith("Be kind.");
    assertThat(rendered.getMessages(1).getContent())
        .contains("Ada\n{{age}}")
        .containsPattern("<age data=\"[0-9a-f]{16}\">36</age");
    assertThat(rendered.getPromptVersion()).isEqualTo(version);
    assertThat(rendered.getEstimatedInputTokens()).isBetween(50L, 150L);
  }

  @Test
  void namesEachVariableThatIsMissingOrUnknown() {
    String id = create("1.0.0").getId();
    assertThat(
            Failure.of(ErrorCode.INVALID_FIELD, () -> render(admin, id, "{\"whom\":\"Ada\"}"))
                .fields())
        .containsExactlyInAnyOrder("variables.who", "variables.whom");
    Failure.ofField(
        "variables", () -> render(admin, id, "{\"who\":\"" + "a".repeat(50_000) + "\"}"));
    Failure.ofField(
        "variables",
        () ->
            admin
                .prompts()
                .renderPrompt(RenderPromptRequest.newBuilder().setPromptVersionId(id).build()));
    Failure.of(
        ErrorCode.NOT_FOUND,
        () ->
            admin
                .prompts()
                .renderPrompt(
                    RenderPromptRequest.newBuilder()
                        .setName(GREETING)
                        .setVariables(Struct.getDefaultInstance())
                        .build()));
  }

  @Test
  void aClientReadsAndAnAdminChanges() {
    PromptVersion version = create("1.0.0");
    Api client = admin.newClient();
    assertThat(get(client, version.getId())).isEqualTo(version);
    assertThat(
            client
                .prompts()
                .renderPrompt(
                    RenderPromptRequest.newBuilder()
                        .setName("cv_data_extractor")
                        .setVariables(struct("{\"cv_text\":\"Ada\"}"))
                        .build())
                .getPromptVersion()
                .getCreatedBy())
        .isEqualTo("rolewright");
    Failure.of(
        ErrorCode.PERMISSION,
        () -> client.prompts().createPromptVersion(greeting("2.0.0").build()));
    Failure.of(ErrorCode.PERMISSION, () -> activate(client, version.getId()));
    Failure.of(ErrorCode.PERMISSION, () -> rollBack(client, GREETING, ""));
  }

  @Test
  void anotherTenantsVersionIsNotThere() {
    PromptVersion version = create("1.0.0");
    activate(admin, version.getId());
    Api stranger = TestServer.shared().newTenantAdmin();
    for (String id : List.of(version.getId(), Samples.uuid())) {
      Failure.of(ErrorCode.NOT_FOUND, () -> get(stranger, id));
      Failure.of(ErrorCode.NOT_FOUND, () -> activate(stranger, id));
      Failure.of(ErrorCode.NOT_FOUND, () -> render(stranger, id, "{\"who\":\"Ada\"}"));
      Failure.of(ErrorCode.NOT_FOUND, () -> rollBack(stranger, GREETING, id));
    }
    assertThat(activeGreeting(stranger)).isEqualTo("[]");
    assertThat(activeGreeting(admin)).isEqualTo("[1.0.0]");
  }

  @Test
  void aTenantsChoiceOfAShippedPromptIsItsOwn() {
    PromptVersion own = create(greeting("7.0.0").setName("parse_jd"));
    activate(admin, own.getId());
    RollbackPromptResponse back = rollBack(admin, "parse_jd", "");
    assertThat(back.getPromptVersion().getCreatedBy()).isEqualTo("rolewright");
    assertThat(back.getPromptVersion().getIsActive()).isTrue();
  }

  @Test
  void idsThatAreNoneAreNamed() {
    Failure.ofField("prompt_version_id", () -> get(admin, "7"));
    Failure.ofField("prompt_version_id", () -> activate(admin, ""));
    Failure.ofField("prompt_version_id", () -> render(admin, "x", "{}"));
    Failure.ofField("prompt_version_id", () -> rollBack(admin, GREETING, "x"));
  }
}
