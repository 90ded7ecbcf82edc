package dev.rolewright.http;

import java.util.Map;
import java.util.regex.Pattern;

/** Puts what the gateway says of its own methods into words for callers over HTTP. */
final class GatewayWords {
  private static final Map<String, String> HERE =
      Map.of(
          "GetTenantPrivacy", "GetTenantPrivacy over gRPC",
          "ListProviders", "GET /v1/models",
          "ListRuns", "ListRuns (over gRPC)",
          "PutProviderKey", "PutProviderKey over gRPC",
          "PutTenantPrivacy", "PutTenantPrivacy over gRPC");
  private static final Pattern METHODS =
      Pattern.compile("\\b(?:" + String.join("|", HERE.keySet()) + ")\\b");

  private GatewayWords() {}

  static String overHttp(String message) {
    return METHODS.matcher(message).replaceAll(method -> HERE.get(method.group()));
  }
}
