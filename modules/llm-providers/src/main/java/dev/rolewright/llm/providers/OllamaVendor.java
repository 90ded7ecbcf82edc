package dev.rolewright.llm.providers;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import java.util.Map;

/**
 * Ollama's own API. It reads any end user's id nowhere, and cuts a prompt that is too long in
 * silence, so that a model's declared context is what protects from that.
 */
final class OllamaVendor implements Vendor {
  private final ProviderSettings settings;
  private final Map<String, String> keyHeader;
  private final StreamingChatModel model;

  OllamaVendor(ProviderSettings settings) {
    this.settings = settings;
    keyHeader =
        settings.apiKey().isEmpty()
            ? Map.of()
            : Map.of("Authorization", "Bearer " + settings.apiKey());
    model =
        OllamaStreamingChatModel.builder()
            .httpClientBuilder(new RequestCapture.Builder())
            .baseUrl(settings.baseUrl().toString())
            .customHeaders(keyHeader)
            .logRequests(false)
            .logResponses(false)
            .build();
  }

  @Override
  public WireRequest chat(ProviderCall call) {
    ChatParameters asked = call.parameters();
    OllamaChatRequestParameters.Builder parameters = OllamaChatRequestParameters.builder();
    parameters.modelName(call.model());
    asked.temperature().ifPresent(parameters::temperature);
    asked.topP().ifPresent(parameters::topP);
    asked.maxTokens().ifPresent(parameters::maxOutputTokens);
    if (!asked.stop().isEmpty()) {
      parameters.stopSequences(asked.stop());
    }
    asked.seed().ifPresent(seed -> parameters.seed(Long.hashCode(seed)));
    declaredContext(call.model(), parameters);
    boolean nativeFormat = true;
    switch (call.format()) {
      case AnswerFormat.Text text -> {
        // No parameter means text.
      }
      case AnswerFormat.JsonObject object -> parameters.responseFormat(ResponseFormat.JSON);
      case AnswerFormat.JsonSchema format -> {
        nativeFormat = ModelTraits.keepsSchema(settings, call.model());
        parameters.responseFormat(
            nativeFormat
                ? NativeFormat.of(format, NativeFormat.schema(format))
                : ResponseFormat.JSON);
      }
    }
    return RequestCapture.of(
        model,
        ChatRequest.builder()
            .messages(Conversation.of(call, nativeFormat))
            .parameters(parameters.build())
            .build());
  }

  @Override
  public Framing framing() {
    return Framing.JSON_LINES;
  }

  @Override
  public AnswerReader reader(ProviderSink sink) {
    return new OllamaAnswer(sink);
  }

  @Override
  public WireRequest modelList() {
    return new WireRequest(Urls.below(settings.baseUrl(), "api/tags"), keyHeader, "");
  }

  @Override
  public ModelListShape modelListShape() {
    return new ModelListShape("models", "name");
  }

  /** Ollama loads a model with a small context unless it is told which one is meant. */
  private void declaredContext(String name, OllamaChatRequestParameters.Builder parameters) {
    settings.models().stream()
        .filter(declared -> declared.name().equals(name) && declared.contextTokens() > 0)
        .findFirst()
        .ifPresent(declared -> parameters.numCtx(declared.contextTokens()));
  }
}
