package dev.rolewright.server.mapping;

import static dev.rolewright.server.mapping.CommonMapping.timestamp;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.prompts.PromptContent;
import dev.rolewright.prompts.PromptVersion;
import dev.rolewright.prompts.RenderedPrompt;
import dev.rolewright.prompts.Semver;
import dev.rolewright.proto.v1.CreatePromptVersionRequest;
import dev.rolewright.proto.v1.RenderPromptRequest;
import dev.rolewright.proto.v1.RenderPromptResponse;
import java.util.Optional;
import java.util.function.Consumer;

/** Maps versions of prompts. */
public final class PromptMapping {
  private static final int MAX_VARIABLES = 50_000;
  private static final Semver ANY_SEMVER = Semver.parse("0.0.0");
  private static final String NO_VARIABLES = "{\"type\":\"object\"}";

  private PromptMapping() {}

  public static dev.rolewright.proto.v1.PromptVersion toProto(PromptVersion version) {
    PromptContent content = version.content();
    dev.rolewright.proto.v1.PromptVersion.Builder builder =
        dev.rolewright.proto.v1.PromptVersion.newBuilder()
            .setId(version.id())
            .setName(content.name())
            .setSemver(content.semver().toString())
            .setTaskType(content.taskType())
            .setTemplate(content.template())
            .setInputSchema(StructMapping.struct(content.inputSchema()))
            .setIsActive(version.isActive())
            .setCreatedAt(timestamp(version.createdAt()))
            .setCreatedBy(version.createdBy())
            .setContentHash(content.hash());
    content
        .outputSchema()
        .ifPresent(schema -> builder.setOutputSchema(StructMapping.struct(schema)));
    if (!content.parameters().equals(ChatParameters.CONFIGURED)) {
      builder.setModelParams(ChatMapping.toProto(content.parameters()));
    }
    version.rolledBackAt().ifPresent(time -> builder.setRolledBackAt(timestamp(time)));
    return builder.build();
  }

  public static RenderPromptResponse toProto(RenderedPrompt rendered) {
    return RenderPromptResponse.newBuilder()
        .addAllMessages(rendered.messages().stream().map(ChatMapping::toProto).toList())
        .setPromptVersion(toProto(rendered.version()))
        .setEstimatedInputTokens(rendered.estimatedInputTokens())
        .build();
  }

  /**
   * Returns what a version is to say.
   *
   * @param rules refuse what can't be kept; asked here, so that a caller learns at once of all that
   *     is wrong
   * @throws RolewrightException INVALID_FIELD naming each field that is wrong
   */
  public static PromptContent content(
      CreatePromptVersionRequest request, Consumer<PromptContent> rules) {
    FieldChecks checks = new FieldChecks();
    Semver semver = ANY_SEMVER;
    try {
      semver = Semver.parse(request.getSemver());
    } catch (RolewrightException refused) {
      checks.addAll(refused);
    }
    if (!request.hasInputSchema()) {
      checks.reject(
          "input_schema",
          "is missing; send a JSON Schema of type object, with no properties where there are no"
              + " variables.");
    }
    PromptContent content =
        new PromptContent(
            request.getName(),
            semver,
            request.getTaskType(),
            request.getTemplate(),
            request.hasInputSchema()
                ? StructMapping.json("input_schema", request.getInputSchema())
                : NO_VARIABLES,
            request.hasOutputSchema()
                ? Optional.of(StructMapping.json("output_schema", request.getOutputSchema()))
                : Optional.empty(),
            ChatMapping.parameters(request.getModelParams()));
    try {
      rules.accept(content);
    } catch (RolewrightException refused) {
      checks.addAll(refused);
    }
    checks.throwIfAny();
    return content;
  }

  /**
   * Returns the variables as JSON.
   *
   * @throws RolewrightException INVALID_FIELD where they are missing or too long
   */
  public static String variables(RenderPromptRequest request) {
    FieldChecks checks = new FieldChecks();
    if (!request.hasVariables()) {
      checks.reject("variables", "is missing; send an object with a value for each variable.");
      checks.throwIfAny();
    }
    String json = StructMapping.json("variables", request.getVariables());
    checks.text("variables", json, 1, MAX_VARIABLES);
    checks.throwIfAny();
    return json;
  }
}
