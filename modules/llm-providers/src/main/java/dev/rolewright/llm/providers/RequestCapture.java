package dev.rolewright.llm.providers;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client that langchain4j's models are given: it takes the request that they have written
 * and sends nothing. What comes back is read by classes of ours, since the library's parsers take a
 * stream that ends early for one that is whole.
 */
final class RequestCapture implements HttpClient {
  private static final ScopedValue<Captured> CAPTURED = ScopedValue.newInstance();

  /** Where the request of a call is put. */
  private static final class Captured {
    private @Nullable HttpRequest request;
  }

  /** Returns the request that a model writes for a conversation. */
  static WireRequest of(StreamingChatModel model, ChatRequest conversation) {
    Captured captured = new Captured();
    ScopedValue.where(CAPTURED, captured).run(() -> model.chat(conversation, new Nobody()));
    HttpRequest request = captured.request;
    if (request == null) {
      throw new IllegalStateException("the model wrote no request");
    }
    Map<String, String> headers = new HashMap<>();
    request.headers().forEach((name, values) -> headers.put(name, values.getFirst()));
    headers.put("User-Agent", "rolewright");
    return new WireRequest(URI.create(request.url()), headers, request.body());
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) throws HttpException {
    throw new UnsupportedOperationException("only streams are asked for");
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    CAPTURED.get().request = request;
  }

  /** Gives the capture to a model. The time limits are another's business. */
  static final class Builder implements HttpClientBuilder {
    private Duration connectTimeout = Duration.ZERO;
    private Duration readTimeout = Duration.ZERO;

    @Override
    public Duration connectTimeout() {
      return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      connectTimeout = timeout;
      return this;
    }

    @Override
    public Duration readTimeout() {
      return readTimeout;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      readTimeout = timeout;
      return this;
    }

    @Override
    public HttpClient build() {
      return new RequestCapture();
    }
  }

  /** Nothing comes back by this way. */
  private static final class Nobody implements StreamingChatResponseHandler {
    @Override
    public void onCompleteResponse(ChatResponse response) {}

    @Override
    public void onError(Throwable error) {}
  }
}
