package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.testkit.vendor.VendorServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SendingTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Sending sending = new Sending();
  private final VendorServer vendor = VendorServer.start();

  @AfterEach
  void stop() {
    client.shutdownNow();
    vendor.close();
  }

  private HttpResponse<Void> send() throws IOException, InterruptedException {
    HttpRequest models = HttpRequest.newBuilder(vendor.url().resolve("/v1/models")).build();
    return sending.send(client, models, HttpResponse.BodyHandlers.discarding());
  }

  @Test
  void nothingIsSentAfterItWasGivenUp() {
    sending.giveUp();

    assertThatThrownBy(this::send).isInstanceOf(InterruptedException.class);
    assertThat(vendor.requests()).isEmpty();
  }

  /** Whenever it comes, no interrupt is left for what the thread does next. */
  @RepeatedTest(200)
  void aThreadThatWasGivenUpIsNotInterruptedAfterwards() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    Thread other =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    together.await();
                    sending.giveUp();
                  } catch (Exception broken) {
                    throw new IllegalStateException(broken);
                  }
                });
    together.await();
    try {
      assertThat(send().statusCode()).isEqualTo(200);
    } catch (IOException | InterruptedException givenUp) {
      // One of the two ends; which, is up to the moment.
    }
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    other.join();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
