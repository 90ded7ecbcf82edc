package dev.rolewright.limits;

import dev.rolewright.limits.Admission.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a replica that counts by itself answers. */
sealed interface ApartAnswer {
  /** All is admitted. */
  record Yes(List<Held> held) implements ApartAnswer {}

  /** Nothing is admitted because of one charge, of whose limit so much is left here. */
  record No(Charge charge, Reason reason, long left, Optional<Duration> retryAfter)
      implements ApartAnswer {}

  /** Nothing is admitted, whatever is asked. */
  record Never(Reason reason, Duration retryAfter) implements ApartAnswer {}
}
