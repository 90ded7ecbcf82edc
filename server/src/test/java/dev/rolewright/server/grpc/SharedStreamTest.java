package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Int64Value;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SharedStreamTest {
  private static final Int64Value LAST = Int64Value.of(-1);

  private final SharedStream<Int64Value> stream = new SharedStream<>(LAST::equals);

  /** Whenever a follower comes and however fast it reads: it sees everything, in order, once. */
  @RepeatedTest(50)
  void everyFollowerSeesEveryItemInOrder(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    int count = random.nextInt(200);
    List<Future<List<Long>>> seen = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      seen.add(threads.submit(() -> follow(false)));
      for (int number = 0; number < count; number++) {
        stream.add(Int64Value.of(number));
        if (random.nextInt(20) == 0) {
          boolean slow = random.nextBoolean();
          seen.add(threads.submit(() -> follow(slow)));
        }
        if (random.nextInt(10) == 0) {
          Thread.yield();
        }
      }
      stream.end();
      seen.add(threads.submit(() -> follow(true)));
    }
    List<Long> all = LongStream.range(0, count).boxed().toList();
    for (Future<List<Long>> follower : seen) {
      assertThat(follower.get()).isEqualTo(all);
    }
  }

  private List<Long> follow(boolean slow) {
    List<Long> items = new ArrayList<>();
    assertThat(
            stream.follow(
                Contexts.active(),
                item -> {
                  items.add(item.getValue());
                  if (slow) {
                    Thread.yield();
                  }
                }))
        .isTrue();
    return items;
  }

  @Test
  void aFailureReachesFollowersBehindTheItems() {
    stream.add(Int64Value.of(1));
    stream.fail(RolewrightException.of(ErrorCode.CONFLICT, "lost"));
    List<Int64Value> items = new ArrayList<>();
    assertThatThrownBy(() -> stream.follow(Contexts.active(), items::add))
        .isInstanceOf(RolewrightException.class)
        .hasMessage("lost");
    assertThat(items).hasSize(1);
  }

  @Test
  void theLastItemComesOnlyWithAGoodEnd() {
    stream.add(Int64Value.of(1));
    stream.add(LAST);
    assertThat(stream.serialized())
        .containsExactly(Int64Value.of(1).toByteArray(), LAST.toByteArray());
    stream.end();
    assertThat(follow(false)).containsExactly(1L, -1L);
  }

  @Test
  void theLastItemIsNotSeenBeforeAFailure() {
    stream.add(Int64Value.of(1));
    stream.add(LAST);
    stream.fail(RolewrightException.of(ErrorCode.CONFLICT, "lost"));
    List<Int64Value> items = new ArrayList<>();
    assertThatThrownBy(() -> stream.follow(Contexts.active(), items::add))
        .isInstanceOf(RolewrightException.class);
    assertThat(items).containsExactly(Int64Value.of(1));
  }

  @Test
  void theLastFollowerThatLeavesAbandonsTheRun() {
    AtomicInteger abandoned = new AtomicInteger();
    stream.whenAbandoned(abandoned::incrementAndGet);
    stream.add(Int64Value.of(1));
    Cancellation first = new Cancellation();
    Cancellation second = new Cancellation();
    // The first leaves while the second is there, and then the second does.
    assertCancelled(
        first,
        () -> {
          assertCancelled(second, first::cancel, second);
          assertThat(abandoned).hasValue(0);
        });
    assertThat(abandoned).hasValue(1);
    assertThat(stream.follow(Contexts.active(), item -> {})).isFalse();
  }

  private void assertCancelled(Cancellation own, Runnable meanwhile) {
    assertCancelled(own, meanwhile, own);
  }

  private void assertCancelled(Cancellation own, Runnable meanwhile, Cancellation ends) {
    assertThatThrownBy(
            () ->
                stream.follow(
                    Contexts.of(own),
                    item -> {
                      meanwhile.run();
                      ends.cancel();
                    }))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  @Test
  void aRunThatHasEndedIsNotAbandoned() {
    AtomicInteger abandoned = new AtomicInteger();
    stream.whenAbandoned(abandoned::incrementAndGet);
    stream.add(Int64Value.of(1));
    stream.end();
    assertThat(follow(false)).containsExactly(1L);
    assertThat(follow(false)).containsExactly(1L);
    assertThat(abandoned).hasValue(0);
  }
}
