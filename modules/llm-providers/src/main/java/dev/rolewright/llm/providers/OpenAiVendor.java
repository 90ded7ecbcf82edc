package dev.rolewright.llm.providers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** OpenAI's chat completions, at OpenAI or at a server that imitates it. */
final class OpenAiVendor implements Vendor {
  /**
   * Models that reason, which take no temperature. One that is missing here costs a refused request
   * once, see {@link RefusedParameters}.
   */
  private static final Pattern REASONING = Pattern.compile("o\\d.*|gpt-5(?!.*chat).*");

  private final ProviderSettings settings;
  private final StreamingChatModel strict;
  private final StreamingChatModel lenient;

  OpenAiVendor(ProviderSettings settings) {
    this.settings = settings;
    strict = model(true);
    lenient = model(false);
  }

  @Override
  public WireRequest chat(ProviderCall call) {
    ChatParameters asked = call.parameters();
    OpenAiChatRequestParameters.Builder parameters =
        OpenAiChatRequestParameters.builder().modelName(call.model());
    if (!takesNoSampling(call.model())) {
      asked.temperature().ifPresent(parameters::temperature);
      asked.topP().ifPresent(parameters::topP);
    }
    asked.maxTokens().ifPresent(most -> limit(parameters, most));
    if (!asked.stop().isEmpty()) {
      parameters.stopSequences(asked.stop());
    }
    asked.seed().ifPresent(seed -> seed(parameters, seed));
    if (!call.userHash().isEmpty()) {
      parameters.user(call.userHash());
    }
    boolean nativeFormat = true;
    StreamingChatModel model = lenient;
    switch (call.format()) {
      case AnswerFormat.Text text -> {
        // No parameter means text.
      }
      case AnswerFormat.JsonObject object -> parameters.responseFormat(ResponseFormat.JSON);
      case AnswerFormat.JsonSchema format -> {
        nativeFormat = ModelTraits.keepsSchema(settings, call.model());
        ObjectNode schema = NativeFormat.schema(format);
        parameters.responseFormat(
            nativeFormat ? NativeFormat.of(format, schema) : ResponseFormat.JSON);
        model = NativeFormat.isStrict(schema) ? strict : lenient;
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
    return Framing.SERVER_SENT_EVENTS;
  }

  @Override
  public AnswerReader reader(ProviderSink sink) {
    return new OpenAiAnswer(sink);
  }

  @Override
  public WireRequest modelList() {
    Map<String, String> headers = new HashMap<>();
    if (!settings.apiKey().isEmpty()) {
      headers.put("Authorization", "Bearer " + settings.apiKey());
    }
    return new WireRequest(Urls.below(settings.baseUrl(), "models"), headers, "");
  }

  @Override
  public ModelListShape modelListShape() {
    return new ModelListShape("data", "id");
  }

  private boolean takesNoSampling(String model) {
    return settings.kind() != VendorKind.OPENAI_COMPATIBLE && REASONING.matcher(model).matches();
  }

  /** OpenAI has renamed the parameter; Azure's older versions and imitations know the old name. */
  private void limit(OpenAiChatRequestParameters.Builder parameters, int most) {
    if (settings.kind() == VendorKind.OPENAI) {
      parameters.maxCompletionTokens(most);
    } else {
      parameters.maxOutputTokens(most);
    }
  }

  private static void seed(OpenAiChatRequestParameters.Builder parameters, long seed) {
    if (seed == (int) seed) {
      parameters.seed((int) seed);
    } else {
      parameters.customParameters(Map.of("seed", seed));
    }
  }

  private StreamingChatModel model(boolean strictSchema) {
    OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder builder =
        OpenAiStreamingChatModel.builder()
            .httpClientBuilder(new RequestCapture.Builder())
            .baseUrl(settings.baseUrl().toString())
            .strictJsonSchema(strictSchema);
    if (!settings.apiKey().isEmpty()) {
      builder.apiKey(settings.apiKey());
    }
    return builder.build();
  }
}
