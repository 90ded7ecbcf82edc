package dev.rolewright.testkit.vendor;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The wire formats of the vendors, written after their documentation, piece by piece. */
public enum VendorWire {
  /** OpenAI, and the servers that imitate it. */
  OPENAI,
  /** Azure OpenAI: a chunk about the filters goes ahead. */
  AZURE,
  /** Anthropic's messages. */
  ANTHROPIC,
  /** Ollama's lines of JSON. */
  OLLAMA;

  /** Tokens of the request in each usage, {@link #CACHED_TOKENS} among them. */
  public static final int INPUT_TOKENS = 11;

  /** Tokens of the request that came from a cache, where the vendor counts them. */
  public static final int CACHED_TOKENS = 3;

  /** Tokens of the answer in each usage. */
  public static final int OUTPUT_TOKENS = 7;

  /** Tokens of the answer that are thoughts, where the vendor counts them. */
  public static final int REASONING_TOKENS = 2;

  private static final AtomicLong COUNTER = new AtomicLong(100_000_000);

  /** Returns the format that a request speaks, by its path. */
  public static VendorWire of(VendorRequest request) {
    if (request.path().startsWith("/api/")) {
      return OLLAMA;
    }
    if (request.path().startsWith("/openai/")) {
      return AZURE;
    }
    return request.header("anthropic-version").isPresent() ? ANTHROPIC : OPENAI;
  }

  /** Returns the type of a stream's body. */
  public String contentType() {
    return this == OLLAMA ? "application/x-ndjson" : "text/event-stream; charset=utf-8";
  }

  /** Answers a request well: with its text as a stream or whole, or with a list of one model. */
  public VendorScript answer(VendorRequest request, String... pieces) {
    if (request.method().equals("GET")) {
      return VendorScript.whole(200, "application/json", modelList("model-a", "model-b"));
    }
    return request.wantsStream() ? stream(pieces) : whole(String.join("", pieces));
  }

  /** Returns a whole stream of these pieces. */
  public VendorScript stream(String... pieces) {
    VendorScript script = VendorScript.stream(contentType()).send(opening());
    for (String piece : pieces) {
      script = script.send(text(piece));
    }
    return script.send(finish("stop")).send(terminator("stop")).end();
  }

  /** Returns an answer that is not streamed. */
  public VendorScript whole(String text) {
    String body =
        switch (this) {
          case OPENAI, AZURE ->
              """
              {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,\
              "message":{"role":"assistant","content":%s,"refusal":null},"finish_reason":"stop"}],"usage":%s}\
              """
                  .formatted(WireText.quoted(text), usage());
          case ANTHROPIC ->
              """
              {"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":%s}],\
              "stop_reason":"end_turn","stop_sequence":null,"usage":%s}\
              """
                  .formatted(WireText.quoted(text), usage());
          case OLLAMA ->
              line(WireText.quoted(text), ",\"done\":true,\"done_reason\":\"stop\"," + usage());
        };
    return VendorScript.whole(200, "application/json", body);
  }

  /** Returns what a stream begins with, before any text. */
  public String opening() {
    return switch (this) {
      case OPENAI -> delta("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null");
      case AZURE ->
          WireText.event(
                  """
                  {"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,\
                  "content_filter_results":{"hate":{"filtered":false,"severity":"safe"}}}]}\
                  """)
              + delta("{\"role\":\"assistant\",\"content\":\"\"}", "null");
      case ANTHROPIC -> messageStart(",\"usage\":" + usage()) + blockStart() + keepAlive();
      case OLLAMA -> "";
    };
  }

  /** Returns what a stream begins with where the vendor counts no tokens. */
  public String openingWithoutUsage() {
    return this == ANTHROPIC ? messageStart("") + blockStart() : opening();
  }

  /** Returns a piece of text. */
  public String text(String text) {
    return switch (this) {
      case OPENAI, AZURE -> delta("{\"content\":" + WireText.quoted(text) + "}", "null");
      case ANTHROPIC ->
          WireText.event(
              "content_block_delta",
              "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":"
                  + WireText.quoted(text)
                  + "}}");
      case OLLAMA -> line(WireText.quoted(text), ",\"done\":false") + "\n";
    };
  }

  /**
   * Returns why the answer ended, and the usage; empty for Ollama, where both are part of the
   * terminator.
   *
   * @param reason {@code stop}, {@code length} or {@code content_filter}
   */
  public String finish(String reason) {
    return switch (this) {
      case OPENAI, AZURE ->
          finishWithoutUsage(reason)
              + WireText.event(
                  "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\","
                      + "\"choices\":[],\"usage\":"
                      + usage()
                      + "}");
      case ANTHROPIC -> messageDelta(reason, ",\"usage\":" + usage());
      case OLLAMA -> "";
    };
  }

  /** Returns why the answer ended, of a vendor that counts no tokens. */
  public String finishWithoutUsage(String reason) {
    return switch (this) {
      case OPENAI, AZURE -> delta("{}", WireText.quoted(reason));
      case ANTHROPIC -> messageDelta(reason, "");
      case OLLAMA -> "";
    };
  }

  /** Returns what says that nothing more comes. */
  public String terminator(String reason) {
    return switch (this) {
      case OPENAI, AZURE -> WireText.event("[DONE]");
      case ANTHROPIC -> WireText.event("message_stop", "{\"type\":\"message_stop\"}");
      case OLLAMA ->
          line("\"\"", ",\"done\":true,\"done_reason\":" + WireText.quoted(reason) + "," + usage())
              + "\n";
    };
  }

  /** Returns what says that nothing more comes, of a vendor that counts no tokens. */
  public String terminatorWithoutUsage(String reason) {
    return this == OLLAMA
        ? line("\"\"", ",\"done\":true,\"done_reason\":" + WireText.quoted(reason)) + "\n"
        : terminator(reason);
  }

  /** Returns a sign of life without meaning; Ollama has none but an empty text. */
  public String keepAlive() {
    return switch (this) {
      case OPENAI, AZURE -> ": keep-alive\n\n";
      case ANTHROPIC -> WireText.event("ping", "{\"type\":\"ping\"}");
      case OLLAMA -> text("");
    };
  }

  /** Returns an error in the middle of a stream. */
  public String errorEvent(String type, String message) {
    return switch (this) {
      case OPENAI, AZURE -> WireText.event(error(type, message));
      case ANTHROPIC -> WireText.event("error", error(type, message));
      case OLLAMA -> error(type, message) + "\n";
    };
  }

  /**
   * Returns the body of an error.
   *
   * @param type the vendor's word for it: OpenAI's and Azure's {@code code}, Anthropic's {@code
   *     type}
   */
  public String error(String type, String message) {
    return switch (this) {
      case OPENAI, AZURE ->
          "{\"error\":{\"message\":%s,\"type\":\"error\",\"param\":null,\"code\":%s}}"
              .formatted(WireText.quoted(message), WireText.quoted(type));
      case ANTHROPIC ->
          "{\"type\":\"error\",\"error\":{\"type\":%s,\"message\":%s}}"
              .formatted(WireText.quoted(type), WireText.quoted(message));
      case OLLAMA -> "{\"error\":%s}".formatted(WireText.quoted(message));
    };
  }

  /** Returns the list of models. */
  public String modelList(String... names) {
    String key = this == OLLAMA ? "name" : "id";
    String items =
        List.of(names).stream()
            .map(name -> "{\"%s\":%s}".formatted(key, WireText.quoted(name)))
            .collect(Collectors.joining(","));
    return this == OLLAMA
        ? "{\"models\":[" + items + "]}"
        : "{\"object\":\"list\",\"data\":[" + items + "]}";
  }

  private String usage() {
    return switch (this) {
      case OPENAI, AZURE ->
          """
          {"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d,"prompt_tokens_details":{"cached_tokens":%d},\
          "completion_tokens_details":{"reasoning_tokens":%d}}\
          """
              .formatted(
                  INPUT_TOKENS,
                  OUTPUT_TOKENS,
                  INPUT_TOKENS + OUTPUT_TOKENS,
                  CACHED_TOKENS,
                  REASONING_TOKENS);
      // Anthropic counts what came from a cache apart.
      case ANTHROPIC ->
          """
          {"input_tokens":%d,"cache_creation_input_tokens":0,"cache_read_input_tokens":%d,"output_tokens":%d}\
          """
              .formatted(INPUT_TOKENS - CACHED_TOKENS, CACHED_TOKENS, OUTPUT_TOKENS);
      case OLLAMA ->
          "\"prompt_eval_count\":%d,\"eval_count\":%d".formatted(INPUT_TOKENS, OUTPUT_TOKENS);
    };
  }

  private String delta(String delta, String reason) {
    // OpenAI pads each chunk with another random text.
    String padding = this == OPENAI ? ",\"obfuscation\":\"" + COUNTER.incrementAndGet() + "\"" : "";
    return WireText.event(
        "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":"
            + "[{\"index\":0,\"delta\":"
            + delta
            + ",\"finish_reason\":"
            + reason
            + "}],\"usage\":null"
            + padding
            + "}");
  }

  private static String messageStart(String usage) {
    return WireText.event(
        "message_start",
        """
        {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m",\
        "content":[],"stop_reason":null,"stop_sequence":null%s}}\
        """
            .formatted(usage));
  }

  private static String blockStart() {
    return WireText.event(
        "content_block_start",
        "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}");
  }

  private static String messageDelta(String reason, String usage) {
    String vendors =
        switch (reason) {
          case "stop" -> "end_turn";
          case "length" -> "max_tokens";
          default -> "refusal";
        };
    return WireText.event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}")
        + WireText.event(
            "message_delta",
            """
            {"type":"message_delta","delta":{"stop_reason":"%s","stop_sequence":null}%s}\
            """
                .formatted(vendors, usage));
  }

  private static String line(String text, String rest) {
    return """
    {"model":"m","created_at":"2026-01-02T03:04:05.%dZ","message":{"role":"assistant","content":%s}%s}\
    """
        .formatted(COUNTER.incrementAndGet(), text, rest);
  }
}
