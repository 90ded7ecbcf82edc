package dev.rolewright.http;

import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is passed on of who calls: the key, once it is known to be good, and the id that the caller
 * may have sent.
 */
final class Caller {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<String> CORRELATION_ID =
      Metadata.Key.of("x-correlation-id", Metadata.ASCII_STRING_MARSHALLER);
  private static final HeaderName CORRELATION_ID_HEADER = HeaderNames.create("x-correlation-id");
  private static final String SCHEME = "bearer ";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,4096}");
  private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  private final KeyCheck keys;

  Caller(KeyCheck keys) {
    this.keys = keys;
  }

  /**
   * Returns the metadata for calls of the gateway. Nothing of a request but its headers is looked
   * at before, so that a body of whatever size or shape costs nothing to one without a key.
   *
   * @throws ApiException for a key that is missing or not good
   */
  Metadata admit(ServerRequestHeaders headers) {
    Metadata metadata = metadata(headers);
    try {
      keys.check(metadata);
    } catch (StatusRuntimeException refused) {
      throw new ApiException(
          StatusErrors.of(refused.getStatus(), refused.getTrailers(), FieldNames.NONE));
    }
    return metadata;
  }

  private static Metadata metadata(ServerRequestHeaders headers) {
    String authorization = headers.first(HeaderNames.AUTHORIZATION).orElse("");
    if (authorization.isEmpty()) {
      throw unauthorized(
          "There is no API key. Send one of this server's keys in the header Authorization: Bearer"
              + " KEY.");
    }
    String key =
        authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)
            ? authorization.substring(SCHEME.length()).trim()
            : "";
    if (!KEY.matcher(key).matches()) {
      throw unauthorized(
          "The header Authorization must be: Bearer KEY, with one key of this server.");
    }
    Metadata metadata = new Metadata();
    metadata.put(AUTHORIZATION, "Bearer " + key);
    headers
        .first(CORRELATION_ID_HEADER)
        .filter(id -> USABLE_ID.matcher(id).matches())
        .ifPresent(id -> metadata.put(CORRELATION_ID, id));
    return metadata;
  }

  private static ApiException unauthorized(String message) {
    return new ApiException(
        ApiError.of(401, ApiError.INVALID_REQUEST, "invalid_api_key", null, message));
  }
}
