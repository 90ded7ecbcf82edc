package dev.rolewright.llm.providers;

import java.net.http.HttpHeaders;
import java.util.Locale;

/** A response whose headers are here and whose body still comes. Used by one thread. */
record Exchange(int status, HttpHeaders headers, ResponseBody body) implements AutoCloseable {
  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Returns the body's media type in lower case, without parameters; empty where none is told. */
  String mediaType() {
    String type = headers.firstValue("content-type").orElse("");
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }

  /** Ends the transfer, unless the body was finished. */
  @Override
  public void close() {
    body.abort();
  }
}
