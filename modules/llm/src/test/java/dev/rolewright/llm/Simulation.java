package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.ChatEvent.Completed;
import dev.rolewright.llm.ScriptedProvider.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Some callers ask a gateway over some providers, and everything goes wrong that a seed can think
 * of: providers stall, break off, fall silent and recover, callers leave and run out of time. One
 * seed always gives the same course.
 */
final class Simulation {
  private static final int MOST_PROVIDERS = 3;
  private static final int MOST_CALLERS = 12;
  private static final Fault[] FAULTS = Fault.values();

  private final Random random;
  private final World world;
  private final List<Client> clients = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private final Till till;

  private Simulation(long seed) {
    random = new Random(seed);
    world = new World(seed);
    Random jitter = new Random(seed + 1);
    world.random = jitter::nextDouble;
    world.prices = TestPrices.same(1, 10);
    // One in four runs out of money on the way.
    till = new Till(seed % 4 == 0 ? 12_000_000_000_000L * (1 + seed % 7) : Long.MAX_VALUE / 2);
    world.spending = till;
  }

  /**
   * Runs the schedule of a seed, asserts what must hold in every one, and returns what happened.
   */
  static List<String> run(long seed) {
    Simulation simulation = new Simulation(seed);
    simulation.prepare();
    simulation.world.scheduler.run();
    simulation.check();
    return simulation.log;
  }

  private void prepare() {
    int providers = 1 + random.nextInt(MOST_PROVIDERS);
    for (int index = 0; index < providers; index++) {
      add("provider-" + index);
    }
    Gateway gateway = world.gateway();
    int callers = 1 + random.nextInt(MOST_CALLERS);
    for (int index = 0; index < callers; index++) {
      String name = "caller-" + index;
      Duration begin = Duration.ofMillis(random.nextInt(180_000));
      Duration deadline =
          Duration.ofMillis(1 + random.nextInt(random.nextBoolean() ? 5_000 : 120_000));
      boolean leaves = random.nextInt(4) == 0;
      Duration stay = Duration.ofMillis(random.nextInt(20_000));
      world.scheduler.after(
          begin,
          () -> {
            Client client = new Client(name, world.scheduler, deadline);
            clients.add(client);
            world.scheduler.start(
                name,
                () -> {
                  client.ask(gateway, World.ROUTE);
                  note(name + " " + outcome(client));
                });
            if (leaves) {
              world.scheduler.after(stay, client::goAway);
            }
          });
    }
  }

  private void add(String name) {
    // Providers have good and bad times, so that breakers open and close.
    int health = random.nextInt(100);
    ScriptedProvider provider =
        world.provider(name, 1_000 * (1 + random.nextInt(3)), call -> script(name, call, health));
    provider.atBegin = call -> begin(provider, call);
  }

  private void begin(ScriptedProvider provider, ScriptedProvider.Call call) {
    BreakerHealth.State state = world.breaker(provider.name()).state();
    assertThat(state).as("breaker of %s", provider.name()).isNotEqualTo(BreakerHealth.State.OPEN);
    if (state == BreakerHealth.State.HALF_OPEN) {
      assertThat(provider.calls)
          .as("one probe of %s at a time", provider.name())
          .noneMatch(other -> other.probe && !other.ended);
      call.probe = true;
    }
    note(provider.name() + " is called, breaker " + state);
  }

  private List<Step> script(String name, int call, int health) {
    List<Step> steps = new ArrayList<>();
    boolean good = random.nextInt(100) < health;
    int pieces = random.nextInt(6);
    for (int piece = 0; piece < pieces; piece++) {
      if (random.nextInt(3) == 0) {
        steps.add(new Step.Wait(Duration.ofMillis(random.nextInt(good ? 2_000 : 15_000))));
      }
      if (random.nextInt(4) == 0) {
        steps.add(new Step.Alive());
      }
      steps.add(World.text(name + "/" + call + "/" + piece + " "));
    }
    if (good) {
      steps.add(World.text("end of " + name + "/" + call));
      if (random.nextInt(8) == 0) {
        steps.add(new Step.End(FinishReason.LENGTH));
      }
      return steps;
    }
    switch (random.nextInt(4)) {
      case 0 -> steps.add(new Step.Wait(Duration.ofHours(1)));
      case 1 -> steps.add(World.fail(FAULTS[random.nextInt(FAULTS.length)]));
      case 2 ->
          steps.add(World.failAfter(Fault.RATE_LIMIT, Duration.ofMillis(random.nextInt(90_000))));
      default -> {
        if (random.nextBoolean()) {
          steps.clear();
        }
      }
    }
    return steps;
  }

  private void note(String what) {
    log.add(world.scheduler.nanoTime() + " " + what);
  }

  private static String outcome(Client client) {
    return client.failure == null
        ? "got " + client.text + " of " + client.completed().map(Completed::model)
        : "failed " + client.failure.code();
  }

  private void check() {
    int mostCalls = world.providers.size() * (1 + world.retries.maxRetries());
    for (Client client : clients) {
      long deadline = client.context.deadlineNanos();
      assertThat(client.endNanos)
          .as("%s keeps its deadline", client.name)
          .isLessThanOrEqualTo(deadline);
      assertThat(client.endNanos)
          .as("%s is not served after it left", client.name)
          .isLessThanOrEqualTo(Math.max(client.leftNanos, client.context.receivedNanos()));
      assertThat(client.completed().isPresent())
          .as("%s: either an answer or a failure", client.name)
          .isEqualTo(client.failure == null);
      List<ScriptedProvider.Call> calls = calls(client);
      assertThat(calls).as("calls for %s", client.name).hasSizeLessThanOrEqualTo(mostCalls);
      client
          .completed()
          .ifPresent(
              completed -> {
                ScriptedProvider.Call last =
                    lastCall(world.providers.get(completed.model().provider()), client);
                assertThat(last.wholeText())
                    .as("%s got one provider's whole answer", client.name)
                    .isEqualTo(client.text.toString());
                assertThat(last.breaksOff()).isFalse();
                assertThat(client.text.isEmpty() && completed.finishReason() == FinishReason.STOP)
                    .as("%s got something", client.name)
                    .isFalse();
                assertThat(completed.attempts()).isEqualTo(calls.size());
              });
    }
    checkRecords();
    checkMoney();
    world
        .providers
        .values()
        .forEach(
            provider ->
                assertThat(provider.calls)
                    .as("each call of %s has ended", provider.name())
                    .allMatch(call -> call.ended));
  }

  private void checkMoney() {
    till.assertSettled();
    assertThat(till.booked.keySet())
        .as("each attempt is booked")
        .containsExactlyInAnyOrderElementsOf(world.recording.ended.stream().map(Run::id).toList());
    for (Run run : world.recording.ended) {
      assertThat(run.cost()).contains(till.booked.get(run.id()));
    }
    for (RequestRecord request : world.recording.requests) {
      assertThat(request.cost())
          .as("a request costs what its attempts cost")
          .isEqualTo(request.runs().stream().map(till.booked::get).reduce(Cost.NONE, Cost::plus));
    }
    for (int index = 0; index < world.recording.ended.size(); index++) {
      if (!world.recording.outputs.get(index).isEmpty()) {
        assertThat(world.recording.ended.get(index).cost().orElseThrow().picos())
            .as("what a vendor wrote is paid")
            .isPositive();
      }
    }
  }

  private void checkRecords() {
    Recording recording = world.recording;
    assertThat(recording.ended)
        .as("each attempt is recorded, from its begin to its one end")
        .extracting(Run::id)
        .containsExactlyInAnyOrderElementsOf(recording.started.stream().map(Run::id).toList());
    assertThat(recording.started)
        .hasSize(world.providers.values().stream().mapToInt(one -> one.calls.size()).sum());
    for (Client client : clients) {
      List<RequestRecord> requests =
          recording.requests.stream()
              .filter(request -> request.correlationId().equals(client.name))
              .toList();
      assertThat(requests).as("the record of %s", client.name).hasSize(1);
      RequestRecord request = requests.getFirst();
      assertThat(request.model()).isEqualTo(client.completed().map(Completed::model));
      assertThat(request.error().isEmpty()).isEqualTo(client.failure == null);
      assertThat(request.runs()).hasSize(calls(client).size());
    }
  }

  private List<ScriptedProvider.Call> calls(Client client) {
    return world.providers.values().stream()
        .flatMap(provider -> provider.calls.stream())
        .filter(call -> call.isOf(client.name))
        .toList();
  }

  private static ScriptedProvider.Call lastCall(ScriptedProvider provider, Client client) {
    return provider.calls.stream()
        .filter(call -> call.isOf(client.name))
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
