package dev.rolewright.llm.providers;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * One blocking send, which any thread may end. The client's own asynchronous way, which can be
 * cancelled without this, hands a call over between threads three times more.
 */
final class Sending {
  // All guarded by this.
  private @Nullable Thread sender;
  private boolean givenUp;

  /**
   * Sends, and waits for the headers of the response.
   *
   * @throws InterruptedException when the send was given up, or this thread interrupted
   */
  <T> HttpResponse<T> send(
      HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler)
      throws IOException, InterruptedException {
    begin();
    try {
      return client.send(request, handler);
    } finally {
      end();
    }
  }

  /** Ends the send if it is under way, and does not let it begin if it has not. */
  synchronized void giveUp() {
    givenUp = true;
    if (sender != null) {
      sender.interrupt();
    }
  }

  private synchronized void begin() throws InterruptedException {
    if (givenUp) {
      throw new InterruptedException();
    }
    sender = Thread.currentThread();
  }

  private synchronized void end() {
    sender = null;
    if (givenUp) {
      // It was meant for the send alone, which may have ended before it came.
      Thread.interrupted();
    }
  }
}
