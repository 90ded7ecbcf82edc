package dev.rolewright.llm;

import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.pricing.TokenEstimate;

/**
 * How large a call of a model can be.
 *
 * @param inputTokens about how many tokens the request is
 * @param mostInputTokens more than any vendor makes of it
 * @param mostOutputTokens most tokens of the answer
 */
record CallSize(long inputTokens, long mostInputTokens, long mostOutputTokens) {
  /** Where nobody says how much a model writes: more than any model does. */
  private static final int MOST_OUTPUT = 1_000_000;

  /** The longest UTF-8 form of a UTF-16 code unit. */
  private static final long MOST_BYTES = 3;

  static CallSize of(GatewayConfig config, Route route, ModelName model, ChatRequest request) {
    return new CallSize(
        inputTokens(request),
        mostInputTokens(request),
        mostOutputTokens(config, model, parameters(config, route, model, request)));
  }

  /** Returns the parameters with which a model of a route is called. */
  static ChatParameters parameters(
      GatewayConfig config, Route route, ModelName model, ChatRequest request) {
    LlmProvider provider = config.provider(model);
    // A backup may write less than the model that was asked for.
    int longest = config.info(model).map(ModelInfo::maxOutputTokens).orElse(0);
    return provider.parameters(
        model.model(),
        request.parameters().or(request.suggested()).or(route.parameters()).atMost(longest));
  }

  /** Returns about how many tokens a request is, with the schema of its answer. */
  static long inputTokens(ChatRequest request) {
    long tokens = TokenEstimate.of(schema(request));
    for (ChatMessage message : request.messages()) {
      tokens += TokenEstimate.ofMessage(message.content());
    }
    return tokens;
  }

  /** Returns more tokens than any vendor makes of a request. */
  static long mostInputTokens(ChatRequest request) {
    long tokens = schema(request).length() * MOST_BYTES;
    for (ChatMessage message : request.messages()) {
      tokens += TokenEstimate.atMost(message.content());
    }
    return tokens;
  }

  static long mostOutputTokens(GatewayConfig config, ModelName model, ChatParameters parameters) {
    int longest = config.info(model).map(ModelInfo::maxOutputTokens).orElse(0);
    return parameters.maxTokens().orElse(longest == 0 ? MOST_OUTPUT : longest);
  }

  private static String schema(ChatRequest request) {
    return request.format() instanceof AnswerFormat.JsonSchema wanted ? wanted.schema() : "";
  }
}
