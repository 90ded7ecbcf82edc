package dev.rolewright.llm;

import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.platform.RolewrightException;
import java.util.List;
import java.util.Optional;

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
      throw Unanswerable.forbidden();
    }
    List<ModelName> able =
        request.isPrefilled()
            ? allowed.stream().filter(model -> info(config, model).prefill()).toList()
            : allowed;
    if (able.isEmpty()) {
      throw RolewrightException.invalid(
          "messages",
          "end with a message of the assistant, which none of the models can go on with; end with"
              + " one of the user.");
    }
    checkLength(info(config, able.getFirst()), request);
    return new Route(route.name(), able, route.parameters(), route.limits(), route.maxCharacters());
  }

  private static void checkLength(ModelInfo first, ChatRequest request) {
    Optional<Integer> asked = request.parameters().maxTokens();
    if (first.maxOutputTokens() > 0 && asked.orElse(0) > first.maxOutputTokens()) {
      throw RolewrightException.invalid(
          "max_tokens",
          "is more than the " + first.maxOutputTokens() + " tokens that the model writes at most.");
    }
  }

  private static ModelInfo info(GatewayConfig config, ModelName model) {
    return config.info(model).orElseThrow();
  }
}
