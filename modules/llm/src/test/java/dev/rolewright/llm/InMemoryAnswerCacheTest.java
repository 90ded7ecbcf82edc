package dev.rolewright.llm;

import dev.rolewright.llm.spi.AnswerCache;
import dev.rolewright.llm.testing.AnswerCacheContract;
import dev.rolewright.llm.testing.InMemoryAnswerCache;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;

class InMemoryAnswerCacheTest extends AnswerCacheContract {
  private final TestScheduler scheduler = new TestScheduler(1);
  private final InMemoryAnswerCache cache = new InMemoryAnswerCache(scheduler);

  @Override
  protected AnswerCache cache() {
    return cache;
  }

  @Override
  protected void pass(Duration time) {
    scheduler.after(time, () -> {});
    scheduler.run();
  }
}
