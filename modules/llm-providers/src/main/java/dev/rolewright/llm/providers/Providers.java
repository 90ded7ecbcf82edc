package dev.rolewright.llm.providers;

import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import javax.net.ssl.SSLContext;

/** Makes providers, and owns the connections that they share. */
public final class Providers implements AutoCloseable {
  private final Transport transport;
  private final Timers timers;

  private Providers(Transport transport, Timers timers) {
    this.transport = transport;
    this.timers = timers;
  }

  /**
   * Opens nothing yet.
   *
   * @param time reads the dates in {@code Retry-After}
   * @param timers end what takes too long beside the answer: {@link LlmProvider#listModels}, the
   *     rest of a body whose answer is whole
   */
  public static Providers create(Time time, Timers timers) {
    return create(time, timers, SSLContext::getDefault);
  }

  static Providers create(Time time, Timers timers, Transport.Trust trust) {
    return new Providers(new Transport(time, timers, trust), timers);
  }

  /** Returns a provider; nothing is called until it is used. */
  public LlmProvider create(ProviderSettings settings) {
    Vendor vendor =
        switch (settings.kind()) {
          case OPENAI, OPENAI_COMPATIBLE -> new OpenAiVendor(settings);
          case AZURE_OPENAI -> new AzureVendor(settings);
          case ANTHROPIC -> new AnthropicVendor(settings);
          case OLLAMA -> new OllamaVendor(settings);
        };
    return new VendorProvider(settings, vendor, transport, timers);
  }

  /** Ends all calls and connections; those of providers that are still in use fail. */
  @Override
  public void close() {
    transport.close();
  }
}
