package dev.rolewright.server.grpc;

import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Time;
import java.time.Duration;

/** Contexts of calls that tests make up. */
final class Contexts {
  private Contexts() {}

  static RequestContext active() {
    return of(new Cancellation());
  }

  static RequestContext of(Cancellation cancellation) {
    return of(cancellation, Duration.ofSeconds(30));
  }

  static RequestContext of(Cancellation cancellation, Duration remaining) {
    long now = Time.system().nanoTime();
    return new RequestContext(
        "tenant",
        "key",
        "FREE",
        "call-1",
        now,
        now + remaining.toNanos(),
        Time.system(),
        cancellation);
  }
}
