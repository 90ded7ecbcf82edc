package dev.rolewright.llm;

import static dev.rolewright.llm.World.pause;
import static dev.rolewright.llm.World.seconds;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.CacheState;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.ScriptedProvider.Step;
import dev.rolewright.llm.testing.InMemoryAnswerCache;
import dev.rolewright.llm.testing.InMemoryFlights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a gateway reads along with another one. */
class SharedFlightTest {
  private final World world = new World();
  private final List<Client> clients = new ArrayList<>();
  private final List<Gateway> gateways = new ArrayList<>();

  @BeforeEach
  void share() {
    world.retries = World.NO_RETRIES;
    InMemoryAnswerCache answers = new InMemoryAnswerCache(world.scheduler);
    InMemoryFlights flights = new InMemoryFlights(answers, world.scheduler);
    for (int gateway = 0; gateway < 2; gateway++) {
      world.cache = ResponseCache.create(answers, flights, HitRates.create(), world::fly);
      gateways.add(world.gateway(world::config));
    }
  }

  private Client ask(int gateway, Duration begin) {
    Client client = new Client("tenant", "client", world.scheduler, begin.plus(World.LONG));
    clients.add(client);
    world.scheduler.after(
        begin,
        () ->
            world.scheduler.start(
                "client", () -> client.ask(gateways.get(gateway), client.request(World.ROUTE))));
    return client;
  }

  private static CacheState stateOf(Client client) {
    return client.completed().orElseThrow().cache();
  }

  @Test
  void whatIsWrittenIsReadElsewhereWhileItComes() {
    ScriptedProvider one = world.provider("one", text("Hel"), pause(5), text("lo"));
    ask(0, seconds(0));
    Client reader = ask(1, seconds(1));
    world.scheduler.run();
    assertThat(one.calls).hasSize(1);
    assertThat(reader.text).hasToString("Hello");
    assertThat(stateOf(reader)).isEqualTo(CacheState.COALESCED);
    assertThat(reader.completed().orElseThrow().cost()).isEqualTo(Cost.NONE);
    assertThat(reader.completed().orElseThrow().timeToFirstToken().orElseThrow())
        .isLessThan(seconds(3));
  }

  @Test
  void anAnswerThatIsNotKeptIsSharedAllTheSame() {
    ScriptedProvider one =
        world.provider("one", text("Hel"), pause(5), new Step.End(FinishReason.LENGTH));
    ask(0, seconds(0));
    Client reader = ask(1, seconds(1));
    world.scheduler.run();
    assertThat(one.calls).hasSize(1);
    assertThat(reader.text).hasToString("Hel");
    assertThat(reader.completed().orElseThrow().finishReason()).isEqualTo(FinishReason.LENGTH);
  }

  @Test
  void nothingIsWrittenTwiceForReadersWhoComeAndGo() {
    ScriptedProvider one =
        world.provider(
            "one", text("a"), pause(3), text("b"), pause(9), text("c"), pause(9), text("d"));
    ask(0, seconds(0));
    Client first = ask(1, seconds(1));
    world.scheduler.after(seconds(4), first::goAway);
    Client second = ask(1, seconds(15));
    world.scheduler.run();
    assertThat(one.calls).hasSize(1);
    assertThat(second.text).hasToString("abcd");
  }
}
