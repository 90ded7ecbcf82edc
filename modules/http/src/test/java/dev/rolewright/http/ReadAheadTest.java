package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.webserver.ServerConnectionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ReadAheadTest {
  private static final byte[] END = new byte[0];
  private static final byte[] BROKEN = new byte[0];

  private final LinkedBlockingQueue<byte[]> socket = new LinkedBlockingQueue<>();
  private final ReadAhead incoming = new ReadAhead(this::read);

  private byte[] read() {
    try {
      byte[] bytes = socket.take();
      if (bytes == BROKEN) {
        throw new ServerConnectionException("broken", new IllegalStateException());
      }
      return bytes == END ? null : bytes;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void keepsWhatWasReadUnderAWatchForTheNextRequest() {
    CountDownLatch gone = new CountDownLatch(1);
    incoming.watch(gone::countDown);
    socket.add(new byte[] {1});
    socket.add(new byte[] {2});
    incoming.unwatch();

    assertThat(incoming.get()).containsExactly(1);
    assertThat(incoming.get()).containsExactly(2);
    assertThat(gone.getCount()).isEqualTo(1);
  }

  @Test
  void seesACallerLeave() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    incoming.watch(gone::countDown);
    socket.add(END);

    assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(incoming.get()).isNull();
  }

  @Test
  void seesAConnectionBreak() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    incoming.watch(gone::countDown);
    socket.add(BROKEN);

    assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(incoming::get).isInstanceOf(ServerConnectionException.class);
  }

  @Test
  void tellsTheNextRequestOfACallerWhoLeftBefore() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    incoming.watch(first::countDown);
    socket.add(END);
    assertThat(first.await(20, TimeUnit.SECONDS)).isTrue();
    incoming.unwatch();

    CountDownLatch second = new CountDownLatch(1);
    incoming.watch(second::countDown);

    assertThat(second.getCount()).isZero();
  }

  @Test
  void tellsNobodyAfterTheWatch() {
    CountDownLatch gone = new CountDownLatch(1);
    incoming.watch(gone::countDown);
    incoming.unwatch();
    socket.add(END);

    assertThat(incoming.get()).isNull();
    assertThat(gone.getCount()).isEqualTo(1);
  }

  @Test
  void tellsSinceWhenItWaits() throws Exception {
    assertThat(incoming.waitingSince()).isEqualTo(TimedWriter.NOT_WAITING);
    incoming.watch(() -> {});
    assertThat(incoming.waitingSince()).isEqualTo(TimedWriter.NOT_WAITING);
    Thread reader = Thread.ofVirtual().start(incoming::get);
    while (incoming.waitingSince() == TimedWriter.NOT_WAITING) {
      Thread.onSpinWait();
    }
    socket.add(new byte[] {1});
    reader.join();
    assertThat(incoming.waitingSince()).isEqualTo(TimedWriter.NOT_WAITING);
  }
}
