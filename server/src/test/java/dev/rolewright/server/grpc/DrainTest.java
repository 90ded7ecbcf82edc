package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.access.ApiKeyRepository;
import dev.rolewright.access.Authenticator;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Time;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DrainTest {
  private static final Duration DELAY = Duration.ofSeconds(7);

  @Test
  void callsAreStillTakenForAWhileAfterHealthSaysThatTheServerStops() throws Exception {
    HeldTime time = new HeldTime();
    GrpcEdge edge =
        GrpcEdge.create(
            GrpcEdge.Services.withAnnounced(),
            Authenticator.create(noKeys(), time),
            new CallBounds(new DeadlineCaps(Duration.ofSeconds(30), Duration.ofSeconds(30)), 8),
            Ids.create(time),
            time,
            "test");
    edge.start("127.0.0.1", 0);
    int port = edge.port();
    assertThat(healthOverANewConnection(port)).isEqualTo(ServingStatus.SERVING);

    Thread stop =
        Thread.startVirtualThread(() -> edge.stop(DELAY, Duration.ofSeconds(30), () -> {}));
    assertThat(time.asleep.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(time.slept).isEqualTo(DELAY);
    assertThat(healthOverANewConnection(port)).isEqualTo(ServingStatus.NOT_SERVING);

    time.over.countDown();
    stop.join();
    assertThatThrownBy(() -> healthOverANewConnection(port))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            refused ->
                assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
  }

  private static ServingStatus healthOverANewConnection(int port) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    try {
      return HealthGrpc.newBlockingStub(channel)
          .withDeadlineAfter(30, TimeUnit.SECONDS)
          .check(HealthCheckRequest.getDefaultInstance())
          .getStatus();
    } finally {
      channel.shutdownNow();
    }
  }

  /** Health asks for no key, so none is looked up. */
  private static ApiKeyRepository noKeys() {
    return (ApiKeyRepository)
        Proxy.newProxyInstance(
            ApiKeyRepository.class.getClassLoader(),
            new Class<?>[] {ApiKeyRepository.class},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            });
  }

  /** A time whose one sleep ends when the test says so. */
  private static final class HeldTime implements Time {
    private final CountDownLatch asleep = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Duration slept = Duration.ZERO;

    @Override
    public Instant now() {
      return Time.system().now();
    }

    @Override
    public long nanoTime() {
      return Time.system().nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      slept = duration;
      asleep.countDown();
      over.await();
    }
  }
}
