package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers that neither send nor read. */
final class StallTest extends EdgeTestCase {
  @Override
  HttpEdgeConfig config() {
    return super.config().withStall(Duration.ofMillis(300));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "POST /v1/cha",
        "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAutho",
        "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer rw_test_key\r\n"
            + "Content-Length: 100\r\n\r\n{\"model\"",
      })
  void closesAConnectionOnWhichNothingComes(String begun) throws Exception {
    try (RawClient caller = new RawClient(edge.address())) {
      assertThat(caller.send(begun).readAll()).isEmpty();
    }
  }

  @Test
  void closesAConnectionFromWhichNothingIsRead() throws Exception {
    String text = "x".repeat(1 << 20);
    gateway.script =
        (request, observer) -> {
          observer.onNext(FakeGateway.response(FakeGateway.started("acme", "large")));
          while (!observer.isCancelled()) {
            if (observer.isReady()) {
              observer.onNext(FakeGateway.response(FakeGateway.delta(text)));
            } else {
              Thread.onSpinWait();
            }
          }
        };
    try (RawClient caller = new RawClient(edge.address(), 64 * 1024)) {
      caller.send(RawClient.chat(STREAM));
      assertThat(gateway.cancelled.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void waitsLongerForTheGateway() throws Exception {
    gateway.script =
        (request, observer) -> {
          // Longer than callers are waited for.
          gateway.cancelled.await(900, TimeUnit.MILLISECONDS);
          FakeGateway.answering("late").play(request, observer);
        };

    assertThat(post(MINIMAL).body()).contains("late");
  }
}
