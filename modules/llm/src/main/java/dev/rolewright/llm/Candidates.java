package dev.rolewright.llm;

import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.platform.RolewrightException;
import java.util.List;

/** Leaves out of a route the models that can't or may not answer a request, whatever happens. */
final class Candidates {
  private Candidates() {}

  /**
   * Returns the route with the models that are left.
   *
   * @throws RolewrightException where none is left, naming what to change
   */
  static Route of(GatewayConfig config, Route route, ChatRequest request) {
    List<ModelName> running =
        route.models().stream().filter(model -> config.info(model).isPresent()).toList();
    if (running.isEmpty()) {
      throw Unanswerable.route(config, route);
    }
    List<ModelName> allowed =
        running.stream().filter(model -> request.allows(model.provider())).toList();
    if (allowed.isEmpty()) {
      throw Unanswerable.forbiddenByRequest();
    }
    List<ModelName> able =
        request.isPrefilled()
            ? allowed.stream().filter(model -> mayAnswer(config, model, request)).toList()
            : allowed;
    if (able.isEmpty()) {
      throw RolewrightException.invalid(
          "messages",
          "end with a message of the assistant, which none of the models can go on with; end with"
              + " one of the user.");
    }
    checkLength(config, able.getFirst(), request);
    return route.withModels(able);
  }

  /** Tells whether a model is left in any route for a request. */
  static boolean mayAnswer(GatewayConfig config, ModelName model, ChatRequest request) {
    return request.allows(model.provider())
        && config.info(model).filter(info -> info.prefill() || !request.isPrefilled()).isPresent();
  }

  /** Tells whether a model writes as much as a request asks for: a backup may write less. */
  static boolean mayBeFirst(GatewayConfig config, ModelName model, ChatRequest request) {
    int longest = config.info(model).map(ModelInfo::maxOutputTokens).orElse(0);
    return longest == 0 || request.parameters().maxTokens().orElse(0) <= longest;
  }

  private static void checkLength(GatewayConfig config, ModelName first, ChatRequest request) {
    if (!mayBeFirst(config, first, request)) {
      throw RolewrightException.invalid(
          "max_tokens",
          "is more than the "
              + config.info(first).orElseThrow().maxOutputTokens()
              + " tokens that the model writes at most.");
    }
  }
}
