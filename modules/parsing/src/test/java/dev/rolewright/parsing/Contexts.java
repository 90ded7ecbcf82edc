package dev.rolewright.parsing;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;
import java.time.Duration;

/** Contexts of calls that tests make up. */
final class Contexts {
  private Contexts() {}

  static RequestContext of(Cancellation cancellation) {
    long now = Time.system().nanoTime();
    return new RequestContext(
        "tenant",
        "key",
        "FREE",
        "call",
        now,
        now + Duration.ofMinutes(5).toNanos(),
        Time.system(),
        cancellation);
  }
}
