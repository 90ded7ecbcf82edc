package dev.rolewright.telemetry;

import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.RequestRecord;
import dev.rolewright.llm.Run;
import dev.rolewright.llm.spi.Records;
import dev.rolewright.platform.ErrorCode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Remembers how the last calls of each provider went, and passes the records on. Only the
 * deployment's own accounts count: a tenant's key says nothing about what the others get.
 */
public final class ProviderHistory implements Records {
  /**
   * What is known of a provider since the start.
   *
   * @param lastAnswer when it last answered
   * @param lastError why it last failed
   * @param lastErrorTime when that was; present where {@code lastError} is
   */
  public record Entry(
      Optional<Instant> lastAnswer,
      Optional<ErrorCode> lastError,
      Optional<Instant> lastErrorTime) {
    private static final Entry NONE =
        new Entry(Optional.empty(), Optional.empty(), Optional.empty());

    private Entry answered(Instant at) {
      return new Entry(Optional.of(at), lastError, lastErrorTime);
    }

    private Entry failed(ErrorCode code, Instant at) {
      return new Entry(lastAnswer, Optional.of(code), Optional.of(at));
    }
  }

  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Records next;

  private ProviderHistory(Records next) {
    this.next = next;
  }

  /** Creates a history before whatever keeps the records. */
  public static ProviderHistory before(Records next) {
    return new ProviderHistory(next);
  }

  /** Returns what is known of a provider by the calls with the deployment's account. */
  public Entry of(String provider) {
    return entries.getOrDefault(provider, Entry.NONE);
  }

  @Override
  public void started(Run run, ChatRequest request) {
    next.started(run, request);
  }

  @Override
  public void ended(Run run, String account, String output) {
    if (account.isEmpty()) {
      note(run);
    }
    next.ended(run, account, output);
  }

  private void note(Run run) {
    Instant at = run.endTime().orElse(run.startTime());
    switch (run.status()) {
      case SUCCEEDED -> update(run, entry -> entry.answered(at));
      case FAILED -> run.error().ifPresent(code -> update(run, entry -> entry.failed(code, at)));
      case STARTED, CANCELLED -> {
        // Says nothing about the provider.
      }
    }
  }

  private void update(Run run, UnaryOperator<Entry> change) {
    entries.merge(
        run.model().provider(), change.apply(Entry.NONE), (known, ignored) -> change.apply(known));
  }

  @Override
  public void ended(RequestRecord request) {
    next.ended(request);
  }
}
