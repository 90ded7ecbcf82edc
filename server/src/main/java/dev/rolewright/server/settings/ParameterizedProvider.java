package dev.rolewright.server.settings;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import dev.rolewright.platform.Cancellation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Fills in what requests and routes leave open by what is configured for the model, and leaves out
 * what the model would refuse. A route asks models of several vendors, so it can't say what suits
 * each of them.
 */
final class ParameterizedProvider implements LlmProvider {
  private final LlmProvider provider;
  private final String account;
  private final Map<String, ConfiguredProvider.Model> models;
  private final ChatParameters defaults;

  ParameterizedProvider(
      LlmProvider provider,
      String account,
      List<ConfiguredProvider.Model> models,
      ChatParameters defaults) {
    this.provider = provider;
    this.account = account;
    this.models =
        models.stream()
            .collect(Collectors.toMap(ConfiguredProvider.Model::name, Function.identity()));
    this.defaults = defaults;
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public String account() {
    return account;
  }

  @Override
  public List<ModelInfo> models() {
    return provider.models();
  }

  @Override
  public ChatParameters parameters(String name, ChatParameters asked) {
    ConfiguredProvider.Model model = models.get(name);
    return model == null ? asked : fitting(asked.or(model.parameters()).or(defaults), model);
  }

  @Override
  public ProviderAnswer stream(ProviderCall call, ProviderSink sink) {
    return provider.stream(call, sink);
  }

  @Override
  public Set<String> listModels(Cancellation cancellation) {
    return provider.listModels(cancellation);
  }

  private static ChatParameters fitting(ChatParameters wanted, ConfiguredProvider.Model model) {
    int most = model.info().maxOutputTokens();
    return new ChatParameters(
        wanted.temperature().filter(any -> model.sampling()),
        wanted.topP().filter(any -> model.sampling()),
        wanted
            .maxTokens()
            .map(tokens -> most == 0 ? tokens : Integer.valueOf(Math.min(tokens, most))),
        wanted.stop(),
        wanted.seed());
  }
}
