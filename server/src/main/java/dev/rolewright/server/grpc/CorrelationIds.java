package dev.rolewright.server.grpc;

import dev.rolewright.platform.Ids;
import io.grpc.Metadata;
import java.util.regex.Pattern;

/**
 * The id that joins a call's log line, its error and its records; the caller's own where it sends a
 * usable one.
 */
final class CorrelationIds {
  static final Metadata.Key<String> HEADER =
      Metadata.Key.of("x-correlation-id", Metadata.ASCII_STRING_MARSHALLER);

  // It goes into log lines, so it holds nothing that could break or forge one.
  private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  private CorrelationIds() {}

  static String of(Metadata headers, Ids ids) {
    String sent = headers.get(HEADER);
    return sent != null && USABLE.matcher(sent).matches() ? sent : ids.next();
  }
}
