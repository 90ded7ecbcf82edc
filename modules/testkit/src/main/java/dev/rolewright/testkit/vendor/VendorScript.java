package dev.rolewright.testkit.vendor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server does with one request, step by step. Each method returns a new script that does
 * one thing more.
 */
public final class VendorScript {
  /** One thing that the server does. */
  sealed interface Step {
    /** Sends status line and headers; a negative length means chunks. */
    record Head(int status, List<String> headers, long length) implements Step {}

    /** Sends bytes of the body, as often as told. */
    record Send(byte[] bytes, int times) implements Step {}

    /** Sends bytes that need not be HTTP. */
    record Raw(byte[] bytes) implements Step {}

    /** Waits for the test. */
    record Hold(Gate gate) implements Step {}

    /** Lets time pass. */
    record Pause(Duration duration) implements Step {}

    /** Ends the body as HTTP wants it; the connection stays. */
    record End() implements Step {}

    /** Says nothing more, until the client leaves. */
    record Stall() implements Step {}

    /** Closes the connection as if all were said. */
    record Cut() implements Step {}

    /** Breaks the connection. */
    record Reset() implements Step {}
  }

  private final List<Step> steps;

  private VendorScript(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  List<Step> steps() {
    return steps;
  }

  /** Takes the request and does nothing yet, not even answer with a status. */
  public static VendorScript begin() {
    return new VendorScript(List.of());
  }

  /** Begins an answer of status 200 whose body comes in chunks. */
  public static VendorScript stream(String contentType) {
    return begin().head(200, -1, "Content-Type: " + contentType);
  }

  /** Answers with a whole body and the headers, each as {@code Name: value}. */
  public static VendorScript whole(int status, String contentType, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Type: " + contentType);
    return begin().head(status, bytes.length, all.toArray(String[]::new)).send(bytes).end();
  }

  /**
   * Sends the status line and the headers, each as {@code Name: value}.
   *
   * @param length the Content-Length that is announced, whatever is sent then; negative for chunks
   */
  public VendorScript head(int status, long length, String... headers) {
    return and(new Step.Head(status, List.of(headers), length));
  }

  /** Sends what is no HTTP, in place of an answer. */
  public VendorScript raw(String text) {
    return and(new Step.Raw(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Sends a part of the body, in a chunk of its own. */
  public VendorScript send(String part) {
    return send(part.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a part of the body, in a chunk of its own. */
  public VendorScript send(byte[] part) {
    return and(new Step.Send(part.clone(), 1));
  }

  /** Sends the same part again and again. */
  public VendorScript sendTimes(String part, int times) {
    return and(new Step.Send(part.getBytes(StandardCharsets.UTF_8), times));
  }

  /** Waits until the test opens the gate. */
  public VendorScript hold(Gate gate) {
    return and(new Step.Hold(gate));
  }

  /** Lets time pass; for servers that people look at, a test has gates. */
  public VendorScript pause(Duration duration) {
    return and(new Step.Pause(duration));
  }

  /** Ends the answer as HTTP wants it. */
  public VendorScript end() {
    return and(new Step.End());
  }

  /** Says nothing more and keeps the connection until the client leaves. */
  public VendorScript stall() {
    return and(new Step.Stall());
  }

  /** Closes the connection in an orderly way, whatever was announced. */
  public VendorScript cut() {
    return and(new Step.Cut());
  }

  /** Breaks the connection, so that the client sees a reset. */
  public VendorScript reset() {
    return and(new Step.Reset());
  }

  private VendorScript and(Step step) {
    List<Step> more = new ArrayList<>(steps);
    more.add(step);
    return new VendorScript(more);
  }
}
