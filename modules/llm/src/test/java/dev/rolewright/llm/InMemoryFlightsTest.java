package dev.rolewright.llm;

import dev.rolewright.llm.spi.AnswerCache;
import dev.rolewright.llm.spi.SharedFlights;
import dev.rolewright.llm.testing.InMemoryAnswerCache;
import dev.rolewright.llm.testing.InMemoryFlights;
import dev.rolewright.llm.testing.SharedFlightsContract;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;

class InMemoryFlightsTest extends SharedFlightsContract {
  private final TestScheduler scheduler = new TestScheduler(1);
  private final InMemoryAnswerCache cache = new InMemoryAnswerCache(scheduler);
  private final InMemoryFlights flights = new InMemoryFlights(cache, scheduler);

  @Override
  protected SharedFlights flights() {
    return flights;
  }

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
