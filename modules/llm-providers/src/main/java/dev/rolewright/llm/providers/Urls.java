package dev.rolewright.llm.providers;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Puts addresses together. */
final class Urls {
  private Urls() {}

  /** Returns the address of a path below a base, whether that ends with a slash or not. */
  static URI below(URI base, String path) {
    String text = base.toString();
    return URI.create(text.endsWith("/") ? text + path : text + "/" + path);
  }

  /** Returns a text as it may stand in a path or query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
