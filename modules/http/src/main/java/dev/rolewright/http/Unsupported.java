package dev.rolewright.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What OpenAI's API has and this one has not, each refused by name. */
final class Unsupported {
  private static final String TEXT_ONLY = "messages and answers are text only.";
  private static final String NO_TOOLS = "models can't call tools here.";
  private static final String OPENAI_ONLY = "it has a meaning at OpenAI only.";

  /** Parameters that are refused whatever their value. */
  static final Map<String, String> PARAMETERS = parameters();

  /** Fields of a message that are refused whatever their value. */
  static final Map<String, String> MESSAGE_FIELDS =
      Map.of(
          "name", "participants have no names here; write the name into the content.",
          "tool_calls", NO_TOOLS,
          "tool_call_id", NO_TOOLS,
          "function_call", NO_TOOLS,
          "refusal", "send what the assistant said as its content.",
          "audio", TEXT_ONLY);

  /** Parameters that are taken with the one value that changes nothing, and what that is. */
  private static final Map<String, Neutral> NEUTRAL =
      Map.ofEntries(
          neutral("n", value -> isNumber(value, 1), "only one answer is given (n = 1)."),
          neutral("logprobs", Unsupported::isFalse, "probabilities are not given (false)."),
          neutral("frequency_penalty", value -> isNumber(value, 0), "only 0 is possible."),
          neutral("presence_penalty", value -> isNumber(value, 0), "only 0 is possible."),
          neutral(
              "logit_bias", value -> value.isObject() && value.isEmpty(), "only {} is possible."),
          neutral("store", Unsupported::isFalse, "answers are not kept for OpenAI (false)."),
          neutral(
              "modalities",
              value -> value.isArray() && value.size() == 1 && isText(value.get(0), "text"),
              "only [\"text\"] is possible."),
          neutral(
              "service_tier",
              value -> isText(value, "auto") || isText(value, "default"),
              "there is one tier (\"auto\" or \"default\")."));

  /** Names that {@link #refuseOthers} looks at. */
  static final Set<String> NEUTRAL_NAMES = NEUTRAL.keySet();

  private Unsupported() {}

  /** Refuses the parameters that have another value than the one that changes nothing. */
  static void refuseOthers(Fields fields) {
    for (String name : NEUTRAL_NAMES) {
      fields
          .any(name)
          .ifPresent(
              value -> {
                Neutral neutral = NEUTRAL.getOrDefault(name, Neutral.NOTHING);
                if (!neutral.isNeutral().test(value)) {
                  throw ApiError.unsupported(
                      name, "This value of '" + name + "' is not supported: " + neutral.why());
                }
              });
    }
  }

  private static Map<String, String> parameters() {
    Map<String, String> refused = new HashMap<>();
    for (String name :
        Set.of("tools", "tool_choice", "parallel_tool_calls", "functions", "function_call")) {
      refused.put(name, NO_TOOLS);
    }
    refused.put("audio", TEXT_ONLY);
    refused.put("top_logprobs", "probabilities are not given.");
    refused.put("prediction", "answers can't be predicted.");
    refused.put("web_search_options", "models don't search the web here.");
    refused.put("reasoning_effort", "the model's configuration decides it.");
    refused.put("verbosity", "say in a message how long the answer is to be.");
    refused.put("safety_identifier", "send 'user'.");
    refused.put("prompt_cache_key", OPENAI_ONLY);
    refused.put("prompt_cache_retention", OPENAI_ONLY);
    refused.put("prompt_cache_options", OPENAI_ONLY);
    refused.put("moderation", OPENAI_ONLY);
    return Map.copyOf(refused);
  }

  private static Map.Entry<String, Neutral> neutral(
      String name, Predicate<JsonNode> isNeutral, String why) {
    return Map.entry(name, new Neutral(isNeutral, why));
  }

  private static boolean isNumber(JsonNode value, int number) {
    return value.isNumber() && value.doubleValue() == number;
  }

  private static boolean isFalse(JsonNode value) {
    return value.isBoolean() && !value.booleanValue();
  }

  private static boolean isText(JsonNode value, String text) {
    return value.isTextual() && value.textValue().equals(text);
  }

  private record Neutral(Predicate<JsonNode> isNeutral, String why) {
    static final Neutral NOTHING = new Neutral(value -> false, "");
  }
}
