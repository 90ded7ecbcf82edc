package dev.rolewright.llm.providers;

import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** OpenAI's chat completions as Azure offers them: another address, another header for the key. */
final class AzureVendor implements Vendor {
  private final ProviderSettings settings;
  private final OpenAiVendor openAi;
  private final String version;

  AzureVendor(ProviderSettings settings) {
    this.settings = settings;
    openAi = new OpenAiVendor(settings);
    version = Urls.encoded(settings.azureVersion());
  }

  @Override
  public WireRequest chat(ProviderCall call) {
    WireRequest request = openAi.chat(call);
    String deployment =
        Urls.encoded(settings.deployments().getOrDefault(call.model(), call.model()));
    Map<String, String> headers = new HashMap<>(request.headers());
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("Authorization"));
    headers.put("api-key", settings.apiKey());
    return new WireRequest(
        address("deployments/" + deployment + "/chat/completions"), headers, request.body());
  }

  @Override
  public Framing framing() {
    return openAi.framing();
  }

  @Override
  public AnswerReader reader(ProviderSink sink) {
    return openAi.reader(sink);
  }

  /** Lists the models that the resource could deploy: Azure tells no key of its deployments. */
  @Override
  public WireRequest modelList() {
    return new WireRequest(address("models"), Map.of("api-key", settings.apiKey()), "");
  }

  @Override
  public ModelListShape modelListShape() {
    return openAi.modelListShape();
  }

  private URI address(String path) {
    return Urls.below(settings.baseUrl(), "openai/" + path + "?api-version=" + version);
  }
}
