package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How the edge ends. */
final class DrainTest extends EdgeTestCase {
  @Test
  void letsRunningRequestsEnd() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    gateway.script =
        (request, observer) -> {
          release.await();
          FakeGateway.answering("done").play(request, observer);
        };
    try (RawClient caller = new RawClient(edge.address());
        RawClient idle = new RawClient(edge.address())) {
      caller.send(RawClient.chat(MINIMAL));
      gateway.requests.take();
      CompletableFuture<Void> drained =
          CompletableFuture.runAsync(() -> edge.drain(Duration.ofSeconds(30)));
      // That the idle connection is closed shows that the drain has begun.
      assertThat(idle.readAll()).isEmpty();
      awaitRefusal();
      assertThat(drained).isNotDone();

      release.countDown();

      assertThat(caller.readAll()).startsWith("HTTP/1.1 200").contains("done");
      drained.get(20, TimeUnit.SECONDS);
    }
  }

  /** The socket that listens may outlive its closing by a moment, in which nothing is answered. */
  private void awaitRefusal() {
    while (true) {
      try (RawClient late = new RawClient(edge.address())) {
        assertThat(late.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").readAll()).isEmpty();
      } catch (IOException refused) {
        return;
      }
    }
  }

  @Test
  void cutsOffRequestsThatTakeTooLong() throws Exception {
    gateway.script = (request, observer) -> {};
    try (RawClient caller = new RawClient(edge.address())) {
      caller.send(RawClient.chat(MINIMAL));
      gateway.requests.take();

      edge.drain(Duration.ofMillis(50));

      assertThat(gateway.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(caller.readAll()).isEmpty();
    }
  }

  @Test
  void canBeClosedTwice() {
    edge.close();
    edge.close();
    assertThatThrownBy(() -> new RawClient(edge.address())).isInstanceOf(IOException.class);
  }
}
