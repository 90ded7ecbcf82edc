package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.pause;
import static dev.rolewright.llm.World.seconds;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rolewright.domain.CacheState;
import dev.rolewright.llm.ChatEvent.Reset;
import dev.rolewright.llm.ChatEvent.TextDelta;
import dev.rolewright.llm.HitRates.Counts;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.CachedAnswer;
import dev.rolewright.llm.spi.SharedFlights;
import dev.rolewright.llm.testing.Cut;
import dev.rolewright.llm.testing.InMemoryAnswerCache;
import dev.rolewright.llm.testing.InMemoryFlights;
import dev.rolewright.platform.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks the same at the same time shares one answer. */
class FlightTest {
  private static final String SAME = "the same question";

  private final World world = new World();
  private final List<Client> clients = new ArrayList<>();

  @BeforeEach
  void cache() {
    world.cache =
        ResponseCache.create(
            new InMemoryAnswerCache(world.scheduler), HitRates.create(), world::fly);
    world.retries = World.NO_RETRIES;
  }

  private Client ask(Duration begin, Duration deadline) {
    return ask("tenant", begin, deadline);
  }

  private Client ask(String tenant, Duration begin, Duration deadline) {
    Client client =
        new Client(tenant, "client-" + clients.size(), world.scheduler, begin.plus(deadline));
    clients.add(client);
    Gateway gateway = world.gateway();
    world.scheduler.after(
        begin,
        () ->
            world.scheduler.start(
                client.name, () -> client.ask(gateway, client.request(World.ROUTE, SAME))));
    return client;
  }

  private static CacheState stateOf(Client client) {
    return client.completed().orElseThrow().cache();
  }

  private static long firstText(Client client) {
    return client.completed().orElseThrow().timeToFirstToken().orElseThrow().toSeconds();
  }

  @Test
  void manyAskAndAModelIsAskedOnce() {
    ScriptedProvider one = world.provider("one", pause(1), text("Hel"), pause(1), text("lo"));
    for (int client = 0; client < 100; client++) {
      ask(Duration.ofMillis(client), World.LONG);
    }
    world.scheduler.run();
    assertThat(one.calls).hasSize(1);
    assertThat(clients)
        .allSatisfy(
            client -> {
              assertThat(client.text).hasToString("Hello");
              assertThat(client.events).contains(new TextDelta("Hel"), new TextDelta("lo"));
            });
    assertThat(clients).filteredOn(client -> stateOf(client) == CacheState.MISS).hasSize(1);
    assertThat(clients.getLast().completed().orElseThrow().attempts()).isZero();
    assertThat(stateOf(clients.getLast())).isEqualTo(CacheState.COALESCED);
    assertThat(world.recording.ended).hasSize(1);
    assertThat(world.cache.rates().snapshot().values())
        .containsExactly(new Counts(0, 1, 99, 0, 0, 0));
    assertThat(world.cache.underWay()).isZero();
  }

  @Test
  void whoComesLateReadsFromTheBegin() {
    ScriptedProvider one = world.provider("one", pause(1), text("Hel"), pause(5), text("lo"));
    ask(seconds(0), World.LONG);
    Client late = ask(seconds(3), World.LONG);
    world.scheduler.run();
    assertThat(one.calls).hasSize(1);
    assertThat(late.text).hasToString("Hello");
    assertThat(firstText(late)).as("since its own begin, and at once").isEqualTo(3);
    assertThat(late.endNanos).isEqualTo(seconds(6).toNanos());
  }

  @Test
  void otherTenantsAskForThemselves() {
    ScriptedProvider one = world.provider("one", pause(1), text("Hello"));
    ask("acme", seconds(0), World.LONG);
    ask("other", seconds(0), World.LONG);
    world.scheduler.run();
    assertThat(one.calls).hasSize(2);
    assertThat(clients).extracting(FlightTest::stateOf).containsOnly(CacheState.MISS);
  }

  @Test
  void whoReadsSlowlyHoldsNobodyUp() {
    world.provider("one", text("Hel"), pause(1), text("lo"));
    Client quick = ask(seconds(0), World.LONG);
    Client slow = ask(seconds(0), World.LONG);
    slow.atEvent = () -> sleep(seconds(30));
    world.scheduler.run();
    assertThat(quick.endNanos).isEqualTo(seconds(1).toNanos());
    assertThat(slow.text).hasToString("Hello");
    assertThat(slow.endNanos).isGreaterThan(seconds(60).toNanos());
  }

  private void sleep(Duration time) {
    try {
      world.scheduler.sleep(time);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void theAnswerGoesOnWhenTheFirstWhoAskedLeaves() {
    ScriptedProvider one = world.provider("one", text("Hel"), pause(5), text("lo"));
    Client first = ask(seconds(0), World.LONG);
    Client second = ask(seconds(1), World.LONG);
    world.scheduler.after(seconds(2), first::goAway);
    world.scheduler.run();
    world.assertFailed(first, ErrorCode.CANCELLED);
    assertThat(first.endNanos).isEqualTo(seconds(2).toNanos());
    assertThat(second.text).hasToString("Hello");
    assertThat(second.events).hasSize(4);
    assertThat(one.calls).hasSize(1);
  }

  @Test
  void theDeadlineOfTheFirstWhoAskedEndsNothingForOthers() {
    ScriptedProvider one = world.provider("one", text("Hel"), pause(5), text("lo"));
    Client first = ask(seconds(0), seconds(3));
    Client second = ask(seconds(1), World.LONG);
    world.scheduler.run();
    world.assertFailed(first, ErrorCode.TIMEOUT);
    assertThat(first.endNanos).isEqualTo(seconds(3).toNanos());
    assertThat(second.text).hasToString("Hello");
    assertThat(one.calls).hasSize(1);
  }

  @Test
  void withoutAReaderTheVendorsCallEnds() {
    ScriptedProvider one = world.provider("one", text("Hel"), pause(9), text("lo"));
    Client first = ask(seconds(0), World.LONG);
    Client second = ask(seconds(1), World.LONG);
    world.scheduler.after(seconds(2), first::goAway);
    world.scheduler.after(seconds(4), second::goAway);
    world.scheduler.run();
    assertThat(one.calls.getFirst().endNanos).isEqualTo(seconds(4).toNanos());
    assertThat(world.recording.ended).extracting(Run::status).containsExactly(Run.Status.CANCELLED);
    assertThat(world.cache.underWay()).isZero();
  }

  @Test
  void whatAnAbandonedCallCostsIsInTheRecordOfItsRequest() {
    world.provider("one", text("Hel"), pause(9), text("lo"));
    ask(seconds(0), seconds(3));
    world.scheduler.run();
    assertThat(world.recording.ended).hasSize(1);
    assertThat(world.recording.requests.getFirst().cost())
        .isEqualTo(world.recording.ended.getFirst().cost().orElseThrow());
    assertThat(world.recording.requests.getFirst().cost().isEstimated()).isTrue();
  }

  @Test
  void allTurnTogetherToTheNextModel() {
    ScriptedProvider one = world.provider("one", pause(1), text("half"), fail(Fault.SERVER));
    ScriptedProvider two = world.provider("two", pause(1), text("whole"));
    for (int client = 0; client < 20; client++) {
      ask(seconds(0), World.LONG);
    }
    world.scheduler.run();
    assertThat(one.calls).hasSize(1);
    assertThat(two.calls).hasSize(1);
    assertThat(clients)
        .allSatisfy(
            client -> {
              assertThat(client.text).hasToString("whole");
              assertThat(client.events).hasAtLeastOneElementOfType(Reset.class);
            });
    assertThat(world.breaker("one").consecutiveFailures()).as("counted once").isOne();
  }

  @Test
  void retriesAreMadeOnceForAll() {
    world.retries = RetryPolicy.DEFAULT;
    ScriptedProvider one =
        world.provider(
            "one",
            1_000,
            call -> call < 2 ? List.of(fail(Fault.OVERLOADED)) : List.of(text("Hello")));
    for (int client = 0; client < 20; client++) {
      ask(seconds(0), World.LONG);
    }
    world.scheduler.run();
    assertThat(one.calls).hasSize(3);
    assertThat(clients).allSatisfy(client -> assertThat(client.text).hasToString("Hello"));
  }

  @Test
  void anInterruptThatAProviderLeavesEndsNothingElse() {
    ScriptedProvider one = world.provider("one", text("Hello"));
    boolean[] wasInterrupted = new boolean[1];
    one.atBegin =
        call -> {
          Thread thread = Thread.currentThread();
          call.request.cancellation().onCancel(thread::interrupt);
        };
    InMemoryAnswerCache kept = new InMemoryAnswerCache(world.scheduler);
    SharedFlights flights = new InMemoryFlights(kept, world.scheduler);
    Cut looking =
        new Cut(kept, flights) {
          @Override
          public void store(AnswerKey key, CachedAnswer answer, Keeping keeping) {
            wasInterrupted[0] = Thread.currentThread().isInterrupted();
            super.store(key, answer, keeping);
          }
        };
    world.cache = ResponseCache.create(looking, looking, HitRates.create(), world::fly);
    assertThat(world.ask().text).hasToString("Hello");
    assertThat(kept.all()).hasSize(1);
    assertThat(wasInterrupted[0]).isFalse();
  }

  @Test
  void aFlightThatCanNotBeginKeepsNobodyWaiting() {
    world.provider("one", text("Hello"));
    boolean[] isFull = {true};
    world.cache =
        ResponseCache.create(
            new InMemoryAnswerCache(world.scheduler),
            HitRates.create(),
            work -> {
              if (isFull[0]) {
                throw new RejectedExecutionException("no thread is left");
              }
              world.fly(work);
            });
    Gateway gateway = world.gateway();
    Client refused = new Client(world.scheduler, World.LONG);
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> refused.ask(gateway, World.ROUTE));
    isFull[0] = false;
    assertThat(world.ask().text).hasToString("Hello");
  }

  @Test
  void anAnswerThatIsTooLongIsTooLongForAll() {
    world.maxCharacters = 3;
    ScriptedProvider one = world.provider("one", pause(1), text("Hello"));
    for (int client = 0; client < 5; client++) {
      ask(seconds(0), World.LONG);
    }
    world.scheduler.run();
    assertThat(one.calls).hasSize(1);
    clients.forEach(client -> world.assertFailed(client, ErrorCode.RESPONSE_INVALID));
  }
}
