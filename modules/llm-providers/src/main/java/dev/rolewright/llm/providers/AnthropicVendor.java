package dev.rolewright.llm.providers;

import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import java.util.Map;

/**
 * Anthropic's messages. There is no seed, the temperature ends at 1, temperature and top_p exclude
 * each other in newer models, and the length of the answer must be given.
 */
final class AnthropicVendor implements Vendor {
  private static final String API_VERSION = "2023-06-01";
  private static final int MAX_TOKENS_OTHERWISE = 2000;

  private final ProviderSettings settings;
  private final StreamingChatModel model;

  AnthropicVendor(ProviderSettings settings) {
    this.settings = settings;
    model =
        AnthropicStreamingChatModel.builder()
            .httpClientBuilder(new RequestCapture.Builder())
            .baseUrl(settings.baseUrl().toString())
            .apiKey(settings.apiKey())
            .version(API_VERSION)
            .build();
  }

  @Override
  public WireRequest chat(ProviderCall call) {
    ChatParameters asked = call.parameters();
    AnthropicChatRequestParameters.Builder parameters = AnthropicChatRequestParameters.builder();
    parameters.modelName(call.model());
    asked.temperature().ifPresent(value -> parameters.temperature(Math.min(1, value)));
    if (asked.temperature().isEmpty()) {
      asked.topP().ifPresent(parameters::topP);
    }
    parameters.maxOutputTokens(
        asked
            .maxTokens()
            .orElseGet(
                () -> ModelTraits.mostOutputTokens(settings, call.model(), MAX_TOKENS_OTHERWISE)));
    if (!asked.stop().isEmpty()) {
      parameters.stopSequences(asked.stop());
    }
    if (!call.userHash().isEmpty()) {
      parameters.userId(call.userHash());
    }
    boolean nativeFormat = false;
    if (call.format() instanceof AnswerFormat.JsonSchema format) {
      nativeFormat = ModelTraits.keepsSchema(settings, call.model());
      if (nativeFormat) {
        parameters.responseFormat(
            NativeFormat.of(format, NativeFormat.forAnthropic(NativeFormat.schema(format))));
      }
    }
    return RequestCapture.of(
        model,
        ChatRequest.builder()
            .messages(Conversation.alternating(call, nativeFormat))
            .parameters(parameters.build())
            .build());
  }

  @Override
  public Framing framing() {
    return Framing.SERVER_SENT_EVENTS;
  }

  @Override
  public AnswerReader reader(ProviderSink sink) {
    return new AnthropicAnswer(sink);
  }

  @Override
  public WireRequest modelList() {
    return new WireRequest(
        Urls.below(settings.baseUrl(), "models?limit=1000"),
        Map.of("x-api-key", settings.apiKey(), "anthropic-version", API_VERSION),
        "");
  }

  @Override
  public ModelListShape modelListShape() {
    return new ModelListShape("data", "id");
  }
}
