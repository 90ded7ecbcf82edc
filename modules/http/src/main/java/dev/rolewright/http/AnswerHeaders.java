package dev.rolewright.http;

import dev.rolewright.proto.v1.CacheState;
import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.Provenance;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.util.Locale;

/** The response headers that say where an answer came from. */
final class AnswerHeaders {
  private static final HeaderName CORRELATION_ID =
      HeaderNames.create("x-rolewright-correlation-id");
  // Under this name OpenAI's own client libraries show it.
  private static final HeaderName REQUEST_ID = HeaderNames.create("x-request-id");
  private static final HeaderName PROVIDER = HeaderNames.create("x-rolewright-provider");
  private static final HeaderName MODEL = HeaderNames.create("x-rolewright-model");
  private static final HeaderName DEGRADED = HeaderNames.create("x-rolewright-degraded");
  private static final HeaderName ATTEMPTS = HeaderNames.create("x-rolewright-attempts");
  private static final HeaderName CACHE = HeaderNames.create("x-rolewright-cache");
  private static final HeaderName RUN_ID = HeaderNames.create("x-rolewright-run-id");
  private static final int MOST_CHARACTERS = 300;

  private AnswerHeaders() {}

  /** Sets what is known as soon as an answer begins. */
  static void set(AnswerHead head, ServerResponse response) {
    correlationId(head.correlationId(), response);
    put(PROVIDER, head.provider(), response);
    put(MODEL, head.model(), response);
  }

  /** Sets what is known only when an answer is complete. */
  static void set(ChatCompleted completed, ServerResponse response) {
    Provenance provenance = completed.getProvenance();
    if (provenance.getDegraded()) {
      String reason = provenance.getDegradedReason();
      put(DEGRADED, reason.isEmpty() ? "true" : reason, response);
    }
    put(ATTEMPTS, Integer.toString(provenance.getAttempts()), response);
    put(CACHE, cache(provenance.getCache()), response);
    put(RUN_ID, completed.getRunId(), response);
  }

  static void correlationId(String id, ServerResponse response) {
    put(CORRELATION_ID, id, response);
    put(REQUEST_ID, id, response);
  }

  private static String cache(CacheState state) {
    return switch (state) {
      case CACHE_STATE_MISS,
          CACHE_STATE_HIT,
          CACHE_STATE_COALESCED,
          CACHE_STATE_STALE,
          CACHE_STATE_CATEGORY_HIT ->
          state.name().substring("CACHE_STATE_".length()).toLowerCase(Locale.ROOT);
      case CACHE_STATE_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  private static void put(HeaderName name, String value, ServerResponse response) {
    if (!value.isEmpty()) {
      response.header(name, printable(value));
    }
  }

  /** Headers are ASCII in one line. */
  private static String printable(String value) {
    if (isPrintable(value)) {
      return value;
    }
    StringBuilder ascii = new StringBuilder(Math.min(value.length(), MOST_CHARACTERS));
    value
        .codePoints()
        .limit(MOST_CHARACTERS)
        .map(point -> point >= ' ' && point < 0x7f ? point : '?')
        .forEach(ascii::appendCodePoint);
    return ascii.toString();
  }

  private static boolean isPrintable(String value) {
    for (int index = 0; index < value.length(); index++) {
      char unit = value.charAt(index);
      if (unit < ' ' || unit >= 0x7f) {
        return false;
      }
    }
    return value.length() <= MOST_CHARACTERS;
  }
}
