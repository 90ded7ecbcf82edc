package dev.rolewright.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.limits.Admission.Admitted;
import dev.rolewright.limits.Admission.Refused;
import dev.rolewright.limits.LimiterHealth.State;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Limiters in virtual time, with nothing in their way but what a test puts there. */
abstract class LimiterTestCase {
  final World world = new World(1);

  static Limit limit(String id, LimitKey.Unit unit, long most) {
    return new Limit(new LimitKey(LimitKey.Kind.PROVIDER, id, unit), most, World.WINDOW);
  }

  /** Runs a test with one limiter that has been a member for a while. */
  void with(Consumer<Machine> test) {
    world.calm = true;
    world.scheduler.start(
        "test",
        () -> {
          Machine machine = new Machine("machine", world);
          try {
            pass(Duration.ofSeconds(1));
            test.accept(machine);
          } finally {
            machine.limiter.close();
          }
        });
    world.scheduler.run();
  }

  /** Runs a test with two limiters that have been members for a while. */
  void withTwo(BiConsumer<Machine, Machine> test) {
    with(
        one -> {
          Machine other = new Machine("other", world);
          try {
            pass(World.CONFIG.listedWait().multipliedBy(2));
            test.accept(one, other);
          } finally {
            other.limiter.close();
          }
        });
  }

  void pass(Duration time) {
    world.sleep(time.toNanos());
  }

  static Admission ask(Machine machine, Demand... demands) {
    return machine.limiter.tryAcquire(List.of(demands));
  }

  static Refused refused(Admission answer) {
    assertThat(answer).isInstanceOf(Refused.class);
    return (Refused) answer;
  }

  static Ticket ticket(Admission answer) {
    assertThat(answer).isInstanceOf(Admitted.class);
    return ((Admitted) answer).ticket();
  }

  static State state(Machine machine) {
    return machine.limiter.health().state();
  }

  static long left(Machine machine, Limit limit) {
    return machine.limiter.remaining(List.of(limit)).getFirst().left();
  }
}
