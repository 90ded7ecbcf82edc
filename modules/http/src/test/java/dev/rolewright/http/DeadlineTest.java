package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Answers that take longer than the edge waits. */
final class DeadlineTest extends EdgeTestCase {
  @Override
  HttpEdgeConfig config() {
    return super.config().withDeadline(Duration.ofMillis(200));
  }

  @Test
  void endsACallThatTakesTooLong() throws Exception {
    gateway.script = (request, observer) -> {};

    HttpResponse<String> response = post(MINIMAL);

    assertThat(response.statusCode()).isEqualTo(504);
    assertThat(json(response.body()).at("/error/code").asText()).isEqualTo("timeout");
    assertThat(gateway.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void endsAStreamThatTakesTooLongWithAnError() {
    gateway.script =
        (request, observer) -> {
          observer.onNext(FakeGateway.response(FakeGateway.started("acme", "large")));
          observer.onNext(FakeGateway.response(FakeGateway.delta("half")));
        };

    var events = events(post(STREAM).body());

    assertThat(text(events)).isEqualTo("half");
    assertThat(json(events.getLast()).at("/error/code").asText()).isEqualTo("timeout");
  }
}
