package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Limits of the edge as a whole. */
final class ConnectionLimitTest extends EdgeTestCase {
  @Override
  HttpEdgeConfig config() {
    return new HttpEdgeConfig(
        "127.0.0.1", 0, Duration.ofSeconds(30), Duration.ofSeconds(30), 1_000, 1);
  }

  @Test
  void letsFurtherConnectionsWait() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    gateway.script =
        (request, observer) -> {
          release.await();
          FakeGateway.answering(request.getModel()).play(request, observer);
        };
    RawClient first = new RawClient(edge.address());
    try (RawClient second = new RawClient(edge.address())) {
      first.send(RawClient.chat(MINIMAL.replace("acme/large", "a/1")));
      second.send(RawClient.chat(MINIMAL.replace("acme/large", "a/2")));
      assertThat(gateway.requests.take().getModel()).isEqualTo("a/1");
      release.countDown();
      assertThat(first.readUntil("}}}")).contains("a/1");
      assertThat(gateway.requests).isEmpty();
      first.close();
      assertThat(second.readUntil("}}}")).contains("a/2");
    } finally {
      first.close();
    }
  }

  @Test
  void hasItsOwnLimitOfBodies() {
    assertThat(post("x".repeat(1_000)).statusCode()).isEqualTo(400);
    assertThat(post("x".repeat(1_001)).statusCode()).isEqualTo(413);
  }

  @Test
  void refusesAConfigurationThatCanNotBe() {
    HttpEdgeConfig config = HttpEdgeConfig.of("127.0.0.1", 0);
    assertThat(config.deadline()).isEqualTo(Duration.ofSeconds(120));
    assertThat(config.mostBodyBytes()).isEqualTo(16 << 20);
    assertThatThrownBy(() -> HttpEdgeConfig.of("127.0.0.1", 65_536))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpEdgeConfig.of("127.0.0.1", -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> config.withDeadline(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> config.withStall(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
