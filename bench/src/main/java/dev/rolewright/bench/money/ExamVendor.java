package dev.rolewright.bench.money;

import dev.rolewright.bench.fleet.CallNumber;
import dev.rolewright.testkit.vendor.VendorRequest;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A vendor with OpenAI's interface that counts nearly as many tokens as a call can have at most,
 * and remembers what each call costs. It counts a request when it has read it, before it answers.
 */
final class ExamVendor implements AutoCloseable {
  /** Name of the model. */
  static final String MODEL = "counted";

  /** Price of a token of the request or the answer, in pico-USD: 10 USD for a million. */
  static final long PICOS_PER_TOKEN = 10_000_000;

  /** Most tokens of an answer. */
  static final int MOST_OUTPUT = 100;

  /** By how many tokens answers differ, so that money comes back from reservations. */
  private static final int SPREAD = 3;

  /** Long enough that calls are at the vendor when a server is killed. */
  private static final Duration THINKING = Duration.ofMillis(50);

  private final VendorServer server = VendorServer.start();
  private final AtomicLongArray costs = new AtomicLongArray(CallNumber.END);
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong picos = new AtomicLong();
  private volatile long inputTokens;

  private ExamVendor() {
    server.stopRecording();
    server.answerByDefault(this::answer);
  }

  static ExamVendor start() {
    return new ExamVendor();
  }

  URI url() {
    return server.url();
  }

  /** Has all calls cost nearly as much as is reserved for one. */
  void reserved(long reservedPicos) {
    inputTokens = reservedPicos / PICOS_PER_TOKEN - MOST_OUTPUT;
  }

  /** Returns how many calls were made. */
  long calls() {
    return calls.get();
  }

  /** Returns what all calls cost. */
  long picos() {
    return picos.get();
  }

  /** Returns what the calls of a number cost, 0 where none was made. */
  long picos(int number) {
    return costs.get(number);
  }

  private VendorScript answer(VendorRequest request) {
    if (!request.path().endsWith("/chat/completions")) {
      return VendorScript.whole(200, "application/json", "{\"object\":\"list\",\"data\":[]}");
    }
    int number = CallNumber.in(request.body());
    long output = (long) MOST_OUTPUT - number % SPREAD;
    long cost = (inputTokens + output) * PICOS_PER_TOKEN;
    costs.addAndGet(number, cost);
    picos.addAndGet(cost);
    calls.incrementAndGet();
    return VendorScript.begin()
        .pause(THINKING)
        .head(200, -1, "Content-Type: text/event-stream")
        .send(
            event("{\"index\":0,\"delta\":{\"content\":\"Counted.\"},\"finish_reason\":null}", "")
                + event("{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}", "")
                + event("", usage(output))
                + "data: [DONE]\n\n")
        .end();
  }

  private static String event(String choice, String more) {
    return "data:"
        + " {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,"
        + "\"model\":\"counted\",\"choices\":["
        + choice
        + "]"
        + more
        + "}\n\n";
  }

  private String usage(long output) {
    return ",\"usage\":{\"prompt_tokens\":"
        + inputTokens
        + ",\"completion_tokens\":"
        + output
        + ",\"total_tokens\":"
        + (inputTokens + output)
        + "}";
  }

  @Override
  public void close() {
    server.close();
  }
}
