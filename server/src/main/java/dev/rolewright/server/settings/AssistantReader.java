package dev.rolewright.server.settings;

import dev.rolewright.llm.CachePolicy;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.platform.ConfigNode;
import dev.rolewright.platform.JsonSchema;
import dev.rolewright.platform.JsonSchemaException;
import dev.rolewright.prompts.PromptTasks;
import dev.rolewright.safety.SafetyPolicies;
import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a file of {@code assistants}. */
final class AssistantReader {
  /** The schemas that an assistant may name. */
  static final Set<String> SCHEMAS =
      Set.of("candidate_profile_schema", "pii_entities_schema", "skills_analysis_schema");

  private static final String SCHEMA = "output_schema";
  private static final String INSTRUCTIONS = "instructions";
  private static final String TASK = "assistant";
  private static final String CACHE_BY_CATEGORY = "cache_by_category";

  private final Predicate<String> isModelOrRoute;
  private final String defaultModel;
  private final SafetyPolicies policies;
  private final SafetyPolicy defaultPolicy;
  private final CachePolicy cache;

  /**
   * Makes one.
   *
   * @param isModelOrRoute tells whether there is a model, alias or route of a name
   * @param defaultModel for assistants that name none
   * @param defaultPolicy for assistants that name none
   * @param cache which answers are kept
   */
  AssistantReader(
      Predicate<String> isModelOrRoute,
      String defaultModel,
      SafetyPolicies policies,
      SafetyPolicy defaultPolicy,
      CachePolicy cache) {
    this.isModelOrRoute = isModelOrRoute;
    this.defaultModel = defaultModel;
    this.policies = policies;
    this.defaultPolicy = defaultPolicy;
    this.cache = cache;
  }

  /**
   * Reads a file.
   *
   * @param isShipped whether it is one that the server ships with
   */
  Assistant read(String id, ConfigNode node, boolean isShipped) {
    Optional<String> model = node.text("model");
    if (model.isPresent() && !isModelOrRoute.test(model.get())) {
      node.error("model", "is no route, alias or NAME/MODEL of " + SettingsFiles.PROVIDERS);
    }
    ChatParameters parameters = Parameters.read(node.object("parameters"));
    return new Assistant(
        id,
        node.text("description").orElse(""),
        instructions(node),
        model.orElse(defaultModel),
        parameters,
        outputSchema(node),
        Set.copyOf(node.texts("tenants")),
        SafetySettings.policy(policies, node, "safety_policy", defaultPolicy),
        cacheByCategory(node),
        isShipped);
  }

  private boolean cacheByCategory(ConfigNode node) {
    boolean isWanted = node.flag(CACHE_BY_CATEGORY).orElse(false);
    boolean isAboutText =
        node.text("prompt").filter(PromptTasks.ABOUT_A_TEXT::contains).isPresent()
            || node.text(SCHEMA).filter(SCHEMAS::contains).isPresent();
    if (isWanted && isAboutText) {
      node.error(
          CACHE_BY_CATEGORY,
          "can't be true where answers are about the text that is sent, as with this prompt or"
              + " output_schema; leave it out");
    } else if (isWanted && node.has(INSTRUCTIONS) && !cache.of(TASK).enabled()) {
      // Of a prompt its version says what task it is for, and that is not known here.
      node.error(
          CACHE_BY_CATEGORY,
          "needs the cache, which is off for the task assistant; write \"enabled\": true into"
              + " cache.tasks.assistant of "
              + SettingsFiles.PROVIDERS
              + ", or leave this out");
    }
    return isWanted;
  }

  private static Assistant.Instructions instructions(ConfigNode node) {
    Optional<String> text = node.text(INSTRUCTIONS);
    Optional<String> prompt = node.text("prompt");
    if (text.isPresent() == prompt.isPresent()) {
      node.error("must have either \"instructions\" or \"prompt\", and only one of them");
    }
    return prompt
        .<Assistant.Instructions>map(Assistant.Instructions.Prompt::new)
        .orElseGet(() -> new Assistant.Instructions.Text(text.orElse("")));
  }

  private static Optional<Assistant.OutputSchema> outputSchema(ConfigNode node) {
    Optional<String> name = node.text(SCHEMA);
    if (name.isPresent()) {
      if (!SCHEMAS.contains(name.get())) {
        node.error(SCHEMA, "is no built-in schema" + ModelNames.meant(name.get(), SCHEMAS, SCHEMA));
      }
      return name.map(Assistant.OutputSchema.BuiltIn::new);
    }
    if (!node.has(SCHEMA)) {
      return Optional.empty();
    }
    ConfigNode inline = node.object(SCHEMA);
    if (inline.text("type").filter("object"::equals).isEmpty()) {
      inline.error("must be of \"type\": \"object\"");
    }
    try {
      return Optional.of(new Assistant.OutputSchema.Inline(JsonSchema.parse(inline.json()).json()));
    } catch (JsonSchemaException none) {
      inline.error(
          "is no JSON Schema"
              + (none.pointer().isEmpty() ? "" : " at " + none.pointer())
              + ": "
              + none.fault());
      return Optional.empty();
    }
  }
}
