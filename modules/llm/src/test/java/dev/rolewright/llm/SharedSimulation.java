package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.CacheState;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.ChatEvent.Completed;
import dev.rolewright.llm.ScriptedProvider.Call;
import dev.rolewright.llm.ScriptedProvider.Step;
import dev.rolewright.llm.testing.Cut;
import dev.rolewright.llm.testing.InMemoryAnswerCache;
import dev.rolewright.llm.testing.InMemoryFlights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Callers of two tenants ask two gateways few questions, so that many ask the same at the same time
 * or soon after; they come late, leave and run out of time, models fail, and one gateway is killed.
 * One seed always gives the same course.
 */
final class SharedSimulation {
  private static final CachePolicy.Task POLICY =
      new CachePolicy.Task(true, Duration.ofSeconds(20), Duration.ofSeconds(60), false);
  private static final int MOST_CALLERS = 16;
  private static final int REPLICAS = 2;

  /** So long it takes at most until a gateway learns of a reader at another one. */
  private static final Duration KNOWN = Leg.RENEWAL.plus(Leg.LOOK);

  private final Random random;
  private final World world;
  private final List<Client> clients = new ArrayList<>();
  private final List<Client> atFirst = new ArrayList<>();
  private final List<Gateway> gateways = new ArrayList<>();
  private final List<Cut> cuts = new ArrayList<>();

  private SharedSimulation(long seed) {
    random = new Random(seed);
    world = new World(seed);
    world.caching = new CachePolicy(POLICY, java.util.Map.of());
    InMemoryAnswerCache answers = new InMemoryAnswerCache(world.scheduler);
    InMemoryFlights flights = new InMemoryFlights(answers, world.scheduler);
    for (int replica = 0; replica < REPLICAS; replica++) {
      cuts.add(new Cut(answers, flights));
    }
  }

  /** Runs the schedule of a seed and asserts what must hold in every one. */
  static void run(long seed) {
    SharedSimulation simulation = new SharedSimulation(seed);
    simulation.prepare();
    simulation.world.scheduler.run();
    simulation.check();
  }

  private void prepare() {
    int providers = 1 + random.nextInt(2);
    for (int index = 0; index < providers; index++) {
      String name = "provider-" + index;
      ScriptedProvider provider = world.provider(name, 1_000, call -> script(name, call));
      provider.atBegin = call -> begin(provider, call);
    }
    GatewayConfig config = world.config();
    for (Cut cut : cuts) {
      world.cache = ResponseCache.create(cut, cut, HitRates.create(), world::fly);
      gateways.add(world.gateway(() -> config));
    }
    if (random.nextInt(3) == 0) {
      world.scheduler.after(Duration.ofMillis(random.nextInt(10_000)), this::kill);
    }
    int callers = 2 + random.nextInt(MOST_CALLERS);
    int span = random.nextBoolean() ? 5_000 : 100_000;
    for (int index = 0; index < callers; index++) {
      String question = "question-" + random.nextInt(2);
      String tenant = "tenant-" + random.nextInt(2);
      int replica = random.nextInt(REPLICAS);
      String name = "caller-" + index;
      Duration deadline =
          Duration.ofMillis(1 + random.nextInt(random.nextBoolean() ? 5_000 : 120_000));
      boolean leaves = random.nextInt(4) == 0;
      Duration stay = Duration.ofMillis(random.nextInt(10_000));
      world.scheduler.after(
          Duration.ofMillis(random.nextInt(span)),
          () -> {
            Cut cut = cuts.get(replica);
            Gateway gateway = gateways.get(cut.isKilled() ? REPLICAS - 1 : replica);
            Client client = new Client(tenant, name, world.scheduler, deadline);
            clients.add(client);
            if (gateway.equals(gateways.getFirst())) {
              atFirst.add(client);
            }
            client.question = question;
            world.scheduler.start(
                name, () -> client.ask(gateway, client.request(World.ROUTE, question)));
            if (leaves) {
              world.scheduler.after(stay, client::goAway);
            }
          });
    }
  }

  /** Ends the first gateway and its calls, and leaves what it holds as it is. */
  private void kill() {
    cuts.getFirst().kill();
    atFirst.forEach(Client::goAway);
  }

  private List<Step> script(String name, int call) {
    List<Step> steps = new ArrayList<>();
    int pieces = 1 + random.nextInt(4);
    for (int piece = 0; piece < pieces; piece++) {
      steps.add(new Step.Wait(Duration.ofMillis(random.nextInt(3_000))));
      steps.add(World.text(name + "/" + call + "/" + piece + " "));
    }
    switch (random.nextInt(6)) {
      case 0 -> steps.add(World.fail(Fault.SERVER));
      case 1 -> steps.addFirst(World.fail(Fault.OVERLOADED));
      case 2 -> steps.add(new Step.End(FinishReason.LENGTH));
      default -> {}
    }
    return steps;
  }

  private void begin(ScriptedProvider provider, Call call) {
    assertThat(provider.calls)
        .as("one call at a time for all who ask the same")
        .noneMatch(
            other ->
                other != call
                    && isSame(other, call)
                    && !other.ended
                    && !other.request.cancellation().isCancelled());
  }

  private static boolean isSame(Call one, Call two) {
    return one.request.messages().equals(two.request.messages())
        && one.request.userHash().equals(two.request.userHash());
  }

  private static boolean isFor(Call call, Client client) {
    return call.isOf(client.question)
        && call.request.userHash().equals(UserHash.of(client.context.tenantId(), "user"));
  }

  private void check() {
    for (Client client : clients) {
      assertThat(client.endNanos)
          .as("%s keeps its deadline, and is not served after it left", client.name)
          .isLessThanOrEqualTo(
              Math.min(
                  client.context.deadlineNanos(),
                  Math.max(client.leftNanos, client.context.receivedNanos())));
      assertThat(client.completed().isPresent())
          .as("%s: either an answer or a failure", client.name)
          .isEqualTo(client.failure == null);
      client.completed().ifPresent(completed -> check(client, completed));
    }
    world.providers.values().forEach(provider -> provider.calls.forEach(this::check));
    assertThat(world.recording.ended)
        .as("each attempt is recorded, from its begin to its one end")
        .extracting(Run::id)
        .containsExactlyInAnyOrderElementsOf(
            world.recording.started.stream().map(Run::id).toList());
    assertThat(world.recording.requests).hasSameSizeAs(clients);
  }

  private void check(Client client, Completed completed) {
    List<Call> givers =
        world.providers.get(completed.model().provider()).calls.stream()
            .filter(call -> call.wholeText().contentEquals(client.text))
            .toList();
    assertThat(givers).as("%s got one whole answer: %s", client.name, client.text).hasSize(1);
    Call giver = givers.getFirst();
    assertThat(isFor(giver, client)).as("%s got its own tenant's answer", client.name).isTrue();
    assertThat(giver.breaksOff()).isFalse();
    Duration age = completed.cacheAge().orElse(Duration.ZERO);
    assertThat(completed.attempts())
        .as("who got a %s asked", completed.cache())
        .isGreaterThanOrEqualTo(completed.cache() == CacheState.MISS ? 1 : 0);
    boolean isKept = completed.cache() == CacheState.HIT || completed.cache() == CacheState.STALE;
    assertThat(completed.cacheAge().isPresent()).isEqualTo(isKept);
    if (isKept) {
      assertThat(giver.script).as("a whole answer is kept").noneMatch(Step.End.class::isInstance);
      assertThat(age.compareTo(POLICY.ttl()) < 0)
          .as("%s after %s", completed.cache(), age)
          .isEqualTo(completed.cache() == CacheState.HIT);
      assertThat(age).isLessThan(POLICY.ttl().plus(POLICY.staleFor()));
    }
  }

  private void check(Call call) {
    assertThat(call.ended).isTrue();
    long lastReader =
        clients.stream()
            .filter(client -> isFor(call, client))
            .mapToLong(client -> client.endNanos)
            .max()
            .orElseThrow();
    if (call.cancelled && call.script.stream().noneMatch(Step.Fail.class::isInstance)) {
      assertThat(clients)
          .as("a call that was ended had no reader")
          .noneMatch(
              client ->
                  world.providers.size() == 1
                      && isFor(call, client)
                      && !cuts.getFirst().isKilled()
                      && client.context.receivedNanos() < call.endNanos - KNOWN.toNanos()
                      && client.endNanos > call.endNanos);
    }
    // That nobody reads along any more, the other gateway learns when a lease's time has passed.
    assertThat(call.endNanos)
        .as("nobody waited any more")
        .isLessThanOrEqualTo(lastReader + Leg.LEASE.plus(Leg.LOOK).toNanos());
  }
}
