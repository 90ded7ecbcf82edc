package dev.rolewright.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rolewright.proto.v1.ResponseFormat;
import dev.rolewright.proto.v1.ResponseFormatType;
import dev.rolewright.proto.v1.StreamChatRequest;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the body of {@code POST /v1/chat/completions}. What it does not know or the gateway can't
 * do is refused by name; ranges are the gateway's to check, so that they are the same everywhere.
 */
final class ChatRequestReader {
  private static final String MAX_TOKENS = "max_tokens";
  private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";
  private static final Set<String> KNOWN = known();
  private static final Set<String> STREAM_OPTIONS = Set.of("include_usage", "include_obfuscation");

  private ChatRequestReader() {}

  private static Set<String> known() {
    Set<String> names = new HashSet<>(Unsupported.NEUTRAL_NAMES);
    names.addAll(
        Set.of(
            "model",
            "messages",
            "stream",
            "stream_options",
            "response_format",
            MAX_TOKENS,
            MAX_COMPLETION_TOKENS,
            "temperature",
            "top_p",
            "stop",
            "seed",
            "user",
            "metadata"));
    return Set.copyOf(names);
  }

  static ChatCall read(byte[] body) {
    Fields fields = Fields.of(JsonBody.read(body), "", KNOWN, Unsupported.PARAMETERS);
    Unsupported.refuseOthers(fields);
    checkMetadata(fields);
    StreamChatRequest.Builder request = StreamChatRequest.newBuilder();
    target(fields, request);
    messages(fields, request);
    fields.number("temperature").ifPresent(request::setTemperature);
    fields.number("top_p").ifPresent(request::setTopP);
    fields.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE).ifPresent(request::setSeed);
    fields.text("user").ifPresent(request::setUser);
    stop(fields, request);
    String maxTokens = maxTokens(fields, request);
    Optional<ResponseFormat> format =
        fields.object("response_format").map(ResponseFormatReader::read);
    format.ifPresent(request::setResponseFormat);
    boolean stream = fields.flag("stream");
    boolean knownSchema =
        format.isPresent()
            && format.get().getType() == ResponseFormatType.RESPONSE_FORMAT_TYPE_JSON_SCHEMA
            && !format.get().hasJsonSchema();
    boolean structured =
        format.isPresent()
            && format.get().getType() != ResponseFormatType.RESPONSE_FORMAT_TYPE_TEXT;
    return new ChatCall(
        request.build(),
        stream,
        includeUsage(fields, stream),
        structured,
        new FieldNames(maxTokens, knownSchema));
  }

  private static void target(Fields fields, StreamChatRequest.Builder request) {
    String model =
        fields
            .text("model")
            .orElseThrow(
                () ->
                    MessagesReader.missing(
                        "model", "\"provider/model\", an alias, a route or a task"));
    if (model.isEmpty()) {
      throw ApiError.invalid(
          "model",
          "'model' is empty; send \"provider/model\", an alias, a route or a task (GET /v1/models"
              + " lists the models).");
    }
    // Whether a name without a slash is a route, a task or an alias is known by the gateway alone.
    if (model.indexOf('/') >= 0) {
      request.setModel(model);
    } else {
      request.setRoute(model);
    }
  }

  private static void messages(Fields fields, StreamChatRequest.Builder request) {
    ArrayNode messages =
        fields
            .list("messages")
            .orElseThrow(() -> MessagesReader.missing("messages", "a list of messages"));
    for (int index = 0; index < messages.size(); index++) {
      request.addMessages(MessagesReader.read(messages.get(index), index));
    }
  }

  private static void stop(Fields fields, StreamChatRequest.Builder request) {
    JsonNode stop = fields.any("stop").orElse(null);
    if (stop == null) {
      return;
    }
    if (stop instanceof ArrayNode texts) {
      for (int index = 0; index < texts.size(); index++) {
        request.addStop(Fields.textOf(texts.get(index), "stop[" + index + "]"));
      }
    } else if (stop.isTextual()) {
      request.addStop(Fields.textOf(stop, "stop"));
    } else {
      throw Fields.wrongType("stop", "a text or a list of texts", stop);
    }
  }

  /** Returns the name under which the caller sent it. */
  private static String maxTokens(Fields fields, StreamChatRequest.Builder request) {
    Optional<Long> older = fields.integer(MAX_TOKENS, Integer.MIN_VALUE, Integer.MAX_VALUE);
    Optional<Long> newer =
        fields.integer(MAX_COMPLETION_TOKENS, Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (older.isPresent() && newer.isPresent()) {
      throw ApiError.invalid(
          MAX_TOKENS,
          "'max_tokens' and 'max_completion_tokens' mean the same; send one of them only.");
    }
    older.or(() -> newer).ifPresent(tokens -> request.setMaxTokens(Math.toIntExact(tokens)));
    return newer.isPresent() ? MAX_COMPLETION_TOKENS : MAX_TOKENS;
  }

  private static boolean includeUsage(Fields fields, boolean stream) {
    ObjectNode node = fields.object("stream_options").orElse(null);
    if (node == null) {
      return false;
    }
    if (!stream) {
      throw ApiError.invalid("stream_options", "'stream_options' goes with \"stream\": true only.");
    }
    Fields options = Fields.of(node, "stream_options", STREAM_OPTIONS, Map.of());
    if (options.flag("include_obfuscation")) {
      throw ApiError.unsupported(
          "stream_options.include_obfuscation",
          "'stream_options.include_obfuscation' is not supported; leave it out or send false.");
    }
    return options.flag("include_usage");
  }

  /** It would be kept beside a stored answer; answers are not stored, so it is only checked. */
  private static void checkMetadata(Fields fields) {
    fields
        .object("metadata")
        .ifPresent(
            metadata ->
                metadata
                    .properties()
                    .forEach(
                        entry -> {
                          if (!entry.getValue().isTextual()) {
                            throw Fields.wrongType(
                                "metadata", "an object of texts", entry.getValue());
                          }
                        }));
  }
}
