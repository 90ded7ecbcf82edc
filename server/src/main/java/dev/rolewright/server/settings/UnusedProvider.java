package dev.rolewright.server.settings;

import dev.rolewright.llm.providers.ProviderSettings;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import dev.rolewright.platform.Cancellation;
import java.util.List;
import java.util.Set;

/** Stands for a provider while settings are only checked. */
record UnusedProvider(ProviderSettings settings) implements LlmProvider {
  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public List<ModelInfo> models() {
    return settings.models();
  }

  @Override
  public ProviderAnswer stream(ProviderCall call, ProviderSink sink) {
    throw new IllegalStateException("these settings are only checked");
  }

  @Override
  public Set<String> listModels(Cancellation cancellation) {
    throw new IllegalStateException("these settings are only checked");
  }
}
