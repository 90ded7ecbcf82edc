package dev.rolewright.llm;

import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.pricing.Price;
import dev.rolewright.pricing.TokenEstimate;

/** How large a call of a model can be, and with which parameters it is made. */
final class CallSize {
  /** Where nobody says how much a model writes: more than any model does. */
  private static final int MOST_OUTPUT = 1_000_000;

  /** The longest UTF-8 form of a UTF-16 code unit. */
  private static final long MOST_BYTES = 3;

  private CallSize() {}

  /**
   * The most tokens of a call.
   *
   * @param input more than any vendor makes of the request
   * @param output of the answer
   */
  record Most(long input, long output) {
    /** Returns both together. */
    long sum() {
      return input + output;
    }

    /** Returns the most that the call can cost, in pico-USD. */
    long cost(Price price) {
      return price.most(input, output);
    }
  }

  /** Returns the most tokens of a call of a model with some parameters. */
  static Most most(
      GatewayConfig config, ModelName model, ChatParameters parameters, ChatRequest request) {
    return new Most(mostInputTokens(request), mostOutputTokens(config, model, parameters));
  }

  /** Returns the parameters with which a model of a route is called. */
  static ChatParameters parameters(
      GatewayConfig config, Route route, ModelName model, ChatRequest request) {
    // A backup may write less than the model that was asked for.
    return config
        .provider(model)
        .parameters(
            model.model(),
            request
                .parameters()
                .or(request.suggested())
                .or(route.parameters())
                .atMost(longest(config, model)));
  }

  /** Returns about how many tokens a request is, with the schema of its answer. */
  static long inputTokens(ChatRequest request) {
    long tokens = TokenEstimate.of(schema(request));
    for (ChatMessage message : request.messages()) {
      tokens += TokenEstimate.ofMessage(message.content());
    }
    return tokens;
  }

  private static long mostInputTokens(ChatRequest request) {
    long tokens = schema(request).length() * MOST_BYTES;
    for (ChatMessage message : request.messages()) {
      tokens += TokenEstimate.atMost(message.content());
    }
    return tokens;
  }

  private static long mostOutputTokens(
      GatewayConfig config, ModelName model, ChatParameters parameters) {
    int longest = longest(config, model);
    return parameters.maxTokens().orElse(longest == 0 ? MOST_OUTPUT : longest);
  }

  /** Returns the most tokens that a model writes; 0 where it is not known. */
  private static int longest(GatewayConfig config, ModelName model) {
    return config.info(model).map(ModelInfo::maxOutputTokens).orElse(0);
  }

  private static String schema(ChatRequest request) {
    return request.format() instanceof AnswerFormat.JsonSchema wanted ? wanted.schema() : "";
  }
}
