package dev.rolewright.bench.window;

import dev.rolewright.bench.fleet.CallNumber;
import dev.rolewright.testkit.vendor.VendorRequest;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorServer;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** A vendor with OpenAI's interface that answers at once and remembers when it had each call. */
final class WindowVendor implements AutoCloseable {
  /** Name of the model. */
  static final String MODEL = "timed";

  private static final String ANSWER =
      """
      data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"timed",\
      "choices":[{"index":0,"delta":{"content":"Yes."},"finish_reason":"stop"}]}

      data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1700000000,"model":"timed",\
      "choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}

      data: [DONE]

      """;

  private final VendorServer server = VendorServer.start();
  private final AtomicLongArray arrivals = new AtomicLongArray(CallNumber.END);
  private final AtomicInteger repeated = new AtomicInteger();

  private WindowVendor() {
    server.stopRecording();
    server.answerByDefault(this::answer);
  }

  static WindowVendor start() {
    return new WindowVendor();
  }

  URI url() {
    return server.url();
  }

  /** Returns {@link System#nanoTime()} at which a call was here; 0 for one that never came. */
  long arrivalNanos(int number) {
    return arrivals.get(number);
  }

  /** Returns how many calls came more than once. */
  int repeated() {
    return repeated.get();
  }

  private VendorScript answer(VendorRequest request) {
    if (!request.path().endsWith("/chat/completions")) {
      return VendorScript.whole(200, "application/json", "{\"object\":\"list\",\"data\":[]}");
    }
    long now = System.nanoTime();
    if (!arrivals.compareAndSet(CallNumber.in(request.body()), 0, now)) {
      repeated.incrementAndGet();
    }
    return VendorScript.begin().head(200, -1, "Content-Type: text/event-stream").send(ANSWER).end();
  }

  @Override
  public void close() {
    server.close();
  }
}
