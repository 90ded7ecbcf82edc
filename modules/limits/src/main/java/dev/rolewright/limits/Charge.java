package dev.rolewright.limits;

import dev.rolewright.limits.spi.Claim;
import dev.rolewright.limits.spi.Window;

/** A demand and the counter it is about. */
record Charge(Demand demand, Window window) {
  static Charge of(Demand demand, LimiterConfig config) {
    Limit limit = demand.limit();
    LimitKey key = limit.key();
    String name = key.kind() + ":" + key.unit() + ":" + limit.window().toMillis() + ":" + key.id();
    Window window =
        new Window(
            name, LimiterConfig.bucketMicros(limit.window()), config.buckets(limit.window()));
    return new Charge(demand, window);
  }

  Claim claim(long advance) {
    return new Claim(window, demand.amount(), demand.limit().most(), advance);
  }
}
