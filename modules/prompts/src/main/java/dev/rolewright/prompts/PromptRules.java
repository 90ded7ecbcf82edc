package dev.rolewright.prompts;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.RolewrightException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a version must be like to be kept. */
final class PromptRules {
  static final int MAX_TEMPLATE = 200_000;
  static final int MAX_RENDERED = 200_000;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final int MAX_STOPS = 4;
  private static final int MAX_STOP = 100;

  private PromptRules() {}

  /**
   * Checks all of a version.
   *
   * @throws RolewrightException INVALID_FIELD naming what is wrong
   */
  static void check(PromptContent content, Set<String> tasks) {
    FieldChecks checks = new FieldChecks();
    if (!NAME.matcher(content.name()).matches()) {
      checks.reject(
          "name",
          "must be 1 to 63 characters of a-z, 0-9 and underscore and begin with a letter, such as"
              + " parse_jd.");
    }
    if (!tasks.contains(content.taskType())) {
      checks.reject(
          "task_type",
          "is no task of this server; send one of "
              + String.join(", ", new TreeSet<>(tasks))
              + ".");
    }
    checks.text("template", content.template(), 1, MAX_TEMPLATE);
    checkParameters(checks, content.parameters());
    checks.throwIfAny();
    collect(checks, () -> CompiledPrompt.of(content.template(), content.inputSchema()));
    content
        .outputSchema()
        .ifPresent(
            schema -> collect(checks, () -> CompiledPrompt.objectSchema("output_schema", schema)));
    checks.throwIfAny();
  }

  private static void collect(FieldChecks checks, Runnable work) {
    try {
      work.run();
    } catch (RolewrightException refused) {
      checks.addAll(refused);
    }
  }

  private static void checkParameters(FieldChecks checks, ChatParameters parameters) {
    parameters
        .temperature()
        .filter(value -> !(value >= 0 && value <= 2))
        .ifPresent(value -> checks.reject("model_params.temperature", "must be a number in 0..2."));
    parameters
        .topP()
        .filter(value -> !(value > 0 && value <= 1))
        .ifPresent(value -> checks.reject("model_params.top_p", "must be above 0 and at most 1."));
    parameters
        .maxTokens()
        .filter(value -> value < 1)
        .ifPresent(value -> checks.reject("model_params.max_tokens", "must be at least 1."));
    checks.texts("model_params.stop", parameters.stop(), 0, MAX_STOPS, MAX_STOP);
  }
}
