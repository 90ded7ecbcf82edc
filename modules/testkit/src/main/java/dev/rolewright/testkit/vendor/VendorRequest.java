package dev.rolewright.testkit.vendor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** A request as it came. */
public final class VendorRequest {
  private final String method;
  private final String path;
  private final String query;
  private final Map<String, List<String>> headers;
  private final String body;
  private final Semaphore left = new Semaphore(0);

  VendorRequest(String method, String target, Map<String, List<String>> headers, String body) {
    int mark = target.indexOf('?');
    this.method = method;
    this.path = mark < 0 ? target : target.substring(0, mark);
    this.query = mark < 0 ? "" : target.substring(mark + 1);
    this.headers = headers;
    this.body = body;
  }

  /** Returns the method, in capitals. */
  public String method() {
    return method;
  }

  /** Returns the path, without the query. */
  public String path() {
    return path;
  }

  /** Returns what stands behind the question mark; may be empty. */
  public String query() {
    return query;
  }

  /** Returns the first value of a header, whatever case its name has. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Returns all headers; the names are in lower case. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** Returns the body; may be empty. */
  public String body() {
    return body;
  }

  /** Tells whether the body asks for a stream. */
  public boolean wantsStream() {
    boolean says = body.contains("\"stream\":true") || body.contains("\"stream\" : true");
    return says || body.contains("\"stream\": true");
  }

  /**
   * Waits until the client closed the connection while a script stalled.
   *
   * @throws AssertionError when it does not within 30 seconds
   */
  public void awaitClientLeft() {
    Gate.await(left, "The client did not leave.");
    left.release();
  }

  void clientLeft() {
    left.release();
  }
}
