package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hosts with which no connection comes about. Where the connect timeout is to end the call, the
 * deadline of the test is far behind it; where something else is, the connect timeout is.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SilentVendorTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofMinutes(1);

  // More than a connection holds.
  private static final int LONG_BODY = 64 << 20;

  private final Transport transport =
      new Transport(Time.system(), Timers.system(), SSLContext::getDefault);
  private final Cancellation cancellation = new Cancellation();

  @AfterEach
  void close() {
    transport.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void isGivenUpWhereNoConnectionIsTakenInTime(String scheme) throws Exception {
    try (Deaf deaf = new Deaf()) {
      assertNotInTime(deaf.request(scheme));
    }
  }

  /** A connection that can't be used yet is none. */
  @Test
  void isGivenUpWhereTheHandshakeIsNotDoneInTime() throws Exception {
    try (Mute mute = new Mute()) {
      assertNotInTime(mute.request("https", "{}"));
      assertThat(mute.left().get()).as("bytes until the client left").isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void isLeftByACallThatIsCancelledWhileItConnects(String scheme) throws Exception {
    try (Deaf deaf = new Deaf()) {
      assertCancelled(deaf.request(scheme), () -> {});
    }
  }

  @Test
  void isLeftByACallThatIsCancelledDuringTheHandshake() throws Exception {
    try (Mute mute = new Mute()) {
      assertCancelled(mute.request("https", "{}"), mute.begun()::join);
      assertThat(mute.left().get()).as("bytes until the client left").isPositive();
    }
  }

  @Test
  void isLeftByACallThatIsCancelledWhileItWrites() throws Exception {
    try (Mute mute = new Mute()) {
      mute.readOnWhen(cancellation);
      assertCancelled(mute.request("http", "x".repeat(LONG_BODY)), mute.begun()::join);
      assertThat(mute.left().get()).as("bytes until the client left").isBetween(1, LONG_BODY);
    }
  }

  private void assertNotInTime(WireRequest request) {
    LlmException failure =
        catchThrowableOfType(
            LlmException.class, () -> transport.open(request, SHORT, cancellation));

    assertThat(failure.fault()).isEqualTo(Fault.CONNECTION);
    assertThat(failure).hasMessage("The provider could not be reached in time.");
  }

  /** Cancels once the call waits, and its vendor has heard of it if it can. */
  private void assertCancelled(WireRequest request, Runnable awaitHeard) throws Exception {
    CompletableFuture<LlmException> ended = new CompletableFuture<>();
    Thread caller =
        Thread.ofPlatform()
            .start(
                () ->
                    ended.complete(
                        catchThrowableOfType(
                            LlmException.class,
                            () -> transport.open(request, LONG, cancellation))));
    awaitHeard.run();
    while (caller.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    cancellation.cancel();

    assertThat(ended.get().fault()).isEqualTo(Fault.CANCELLED);
  }

  /** A listener whose queue is full, so that nobody can connect. */
  private static final class Deaf implements AutoCloseable {
    private static final int MORE_THAN_FIT = 16;

    private final ServerSocket listener;
    private final List<SocketChannel> waiting = new ArrayList<>();

    Deaf() throws IOException {
      listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      for (int i = 0; i < MORE_THAN_FIT; i++) {
        SocketChannel channel = SocketChannel.open();
        waiting.add(channel);
        channel.configureBlocking(false);
        channel.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()));
      }
    }

    WireRequest request(String scheme) {
      URI uri = URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
      return new WireRequest(uri, Map.of(), "{}");
    }

    @Override
    public void close() throws IOException {
      for (SocketChannel channel : waiting) {
        channel.close();
      }
      listener.close();
    }
  }

  /** Takes one connection and says nothing. */
  private static final class Mute implements AutoCloseable {
    private final ServerSocket listener;
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final CompletableFuture<Integer> left = new CompletableFuture<>();
    private volatile CountDownLatch readOn = new CountDownLatch(0);

    Mute() throws IOException {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
      int bytes = 0;
      try (Socket socket = listener.accept()) {
        InputStream in = socket.getInputStream();
        while (in.read() >= 0) {
          bytes++;
          begun.complete(null);
          readOn.await();
        }
        left.complete(bytes);
      } catch (IOException reset) {
        left.complete(bytes);
      } catch (InterruptedException interrupted) {
        left.completeExceptionally(interrupted);
      }
    }

    /** Reads one byte and no more until this is raised. */
    void readOnWhen(Cancellation raised) {
      readOn = new CountDownLatch(1);
      raised.onCancel(readOn::countDown);
    }

    WireRequest request(String scheme, String body) {
      URI uri = URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
      return new WireRequest(uri, Map.of(), body);
    }

    CompletableFuture<Void> begun() {
      return begun;
    }

    CompletableFuture<Integer> left() {
      return left;
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
