package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TransportTest {
  @Test
  void aStepThatBreaksOffIsToldAndNotTheEndOfItsThread() throws Exception {
    List<Throwable> told = new ArrayList<>();
    AtomicBoolean lives = new AtomicBoolean();
    OutOfMemoryError failure = new OutOfMemoryError("of a test");
    Thread thread =
        Thread.ofPlatform()
            .uncaughtExceptionHandler((_, thrown) -> told.add(thrown))
            .start(
                () -> {
                  Transport.atOnce(
                      () -> {
                        throw failure;
                      });
                  lives.set(true);
                });
    thread.join();
    assertThat(lives).isTrue();
    assertThat(told).containsExactly(failure);
  }
}
