package dev.rolewright.keyvalue;

import dev.rolewright.limits.spi.Change;
import dev.rolewright.limits.spi.Claim;
import dev.rolewright.limits.spi.Crowd;
import dev.rolewright.limits.spi.Entrance;
import dev.rolewright.limits.spi.History;
import dev.rolewright.limits.spi.Rules;
import dev.rolewright.limits.spi.Standing;
import dev.rolewright.limits.spi.Window;
import java.util.ArrayList;
import java.util.List;

/** The arguments of a script, in the order in which the scripts read them. */
final class LimitArguments {
  private static final String ALIVE = "-1";

  private final List<String> list = new ArrayList<>();

  private LimitArguments() {}

  static LimitArguments of(Standing standing) {
    return new LimitArguments()
        .add(standing.earliest())
        .add(standing.latest())
        .add(standing.epoch())
        .add(standing.replica())
        .add(standing.generation())
        .add(standing.rules());
  }

  /** Begins with what holds whenever it arrives. */
  static LimitArguments of(Entrance entrance) {
    return new LimitArguments()
        .add(0)
        .add(0)
        .add("")
        .add(entrance.replica())
        .add(entrance.generation())
        .add(entrance.rules());
  }

  LimitArguments add(String text) {
    list.add(text);
    return this;
  }

  LimitArguments add(long number) {
    return add(Long.toString(number));
  }

  private LimitArguments add(Rules rules) {
    return add(rules.absence()).add(rules.reach()).add(rules.recovery()).add(rules.tolerance());
  }

  LimitArguments add(Crowd crowd) {
    add(crowd.least()).add(crowd.others().size());
    for (Crowd.Other other : crowd.others()) {
      boolean alive = other.untilMicros() == Long.MAX_VALUE;
      add(other.id()).add(alive ? ALIVE : Long.toString(other.untilMicros()));
    }
    return this;
  }

  LimitArguments add(List<Claim> claims) {
    for (Claim claim : claims) {
      Window window = claim.window();
      add(claim.amount()).add(claim.limit()).add(window.bucketMicros()).add(window.buckets());
      add(claim.advance());
    }
    return this;
  }

  LimitArguments add(Change change) {
    Window window = change.window();
    return add(change.bucket())
        .add(change.change())
        .add(window.bucketMicros())
        .add(window.buckets());
  }

  LimitArguments add(History history) {
    Window window = history.window();
    add(window.bucketMicros()).add(window.buckets()).add(history.amounts().size());
    history.amounts().forEach((bucket, amount) -> add(bucket).add(amount));
    return this;
  }

  List<String> list() {
    return List.copyOf(list);
  }
}
