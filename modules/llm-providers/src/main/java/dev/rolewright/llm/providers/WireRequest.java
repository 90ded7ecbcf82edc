package dev.rolewright.llm.providers;

import java.net.URI;
import java.util.Map;

/**
 * A request as it goes to a vendor.
 *
 * @param headers the key is among them, so that this is never logged
 * @param body JSON; empty for a GET
 */
record WireRequest(URI uri, Map<String, String> headers, String body) {
  WireRequest withBody(String other) {
    return new WireRequest(uri, headers, other);
  }

  @Override
  public String toString() {
    return "WireRequest[uri=" + uri + "]";
  }
}
