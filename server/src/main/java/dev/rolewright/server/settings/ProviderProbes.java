package dev.rolewright.server.settings;

import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Time;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each provider for its list of models, once after a start or a change of the configuration,
 * so that a wrong key is known before the first request, and whenever it is told to ask one again.
 * Nothing waits for the answers.
 */
public final class ProviderProbes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderProbes.class);

  private final Time time;
  private final Executor executor;
  private Map<String, Probe> probes = Map.of();
  private final Set<String> asked = new HashSet<>();
  private Cancellation round = new Cancellation();
  private boolean closed;
  private BiConsumer<String, Outcome> listener = (provider, outcome) -> {};

  /** What became of a probe. */
  public enum Outcome {
    /** The provider answers, and takes the key. */
    CONNECTED,
    /** It gives no answer, or only that it failed. */
    UNREACHABLE,
    /** It answers and refuses the key. */
    UNAUTHORIZED
  }

  /**
   * A probe that is over.
   *
   * @param time when it was
   */
  public record Probe(Outcome outcome, Instant time) {}

  private ProviderProbes(Time time, Executor executor) {
    this.time = time;
    this.executor = executor;
  }

  /**
   * Creates it; nothing is known at first.
   *
   * @param executor runs each probe on a thread of its own
   */
  public static ProviderProbes create(Time time, Executor executor) {
    return new ProviderProbes(time, executor);
  }

  /**
   * Names who hears of each probe that is over, in their order, by the provider's name.
   *
   * @param hearing must neither block nor throw
   */
  public synchronized void listen(BiConsumer<String, Outcome> hearing) {
    listener = hearing;
  }

  /** Begins to ask every provider that is on; what is known of others is forgotten. */
  public void probe(GatewaySettings settings) {
    Map<String, LlmProvider> providers = settings.gateway().providers();
    Cancellation previous;
    Cancellation current = new Cancellation();
    synchronized (this) {
      if (closed) {
        return;
      }
      previous = round;
      round = current;
      asked.clear();
      Map<String, Probe> kept = new HashMap<>(probes);
      kept.keySet().retainAll(providers.keySet());
      probes = kept;
    }
    previous.cancel();
    providers.forEach((name, provider) -> executor.execute(() -> ask(name, provider, current)));
  }

  /**
   * Begins to ask some of the providers once more. What is known of each holds until it answers.
   */
  public void again(GatewaySettings settings, Predicate<String> which) {
    Cancellation current;
    synchronized (this) {
      if (closed) {
        return;
      }
      current = round;
    }
    settings
        .gateway()
        .providers()
        .forEach(
            (name, provider) -> {
              if (which.test(name)) {
                executor.execute(() -> ask(name, provider, current));
              }
            });
  }

  /** Returns the last probe of a provider; empty where none is over or it is off. */
  public synchronized Optional<Probe> of(String provider) {
    return Optional.ofNullable(probes.get(provider));
  }

  private void ask(String name, LlmProvider provider, Cancellation cancellation) {
    try {
      provider.listModels(cancellation);
      note(name, Outcome.CONNECTED, cancellation);
      LOG.info("Provider {} answers", name);
    } catch (LlmException failure) {
      Outcome outcome = outcome(failure.fault());
      boolean isNews = note(name, outcome, cancellation);
      if (isNews && outcome != Outcome.CONNECTED && !cancellation.isCancelled()) {
        LOG.warn("Provider {} is {}: {}", name, outcome, failure.getMessage());
      }
    }
  }

  private static Outcome outcome(Fault fault) {
    return switch (fault) {
      case AUTHENTICATION -> Outcome.UNAUTHORIZED;
      // It answers; some servers have no list, and a key may be for other calls only.
      case RATE_LIMIT, PERMISSION, CONTEXT_LENGTH, CONTENT_FILTER, BAD_REQUEST -> Outcome.CONNECTED;
      case TIMEOUT, CONNECTION, OVERLOADED, SERVER, MALFORMED, CANCELLED -> Outcome.UNREACHABLE;
    };
  }

  /** Returns whether it was another outcome before, in the same configuration. */
  private synchronized boolean note(String name, Outcome outcome, Cancellation of) {
    if (of != round) {
      return false;
    }
    Map<String, Probe> noted = new HashMap<>(probes);
    Probe before = noted.put(name, new Probe(outcome, time.now()));
    probes = noted;
    listener.accept(name, outcome);
    return asked.add(name) || before == null || before.outcome() != outcome;
  }

  /** Ends the probes that are under way. */
  @Override
  public void close() {
    Cancellation last;
    synchronized (this) {
      closed = true;
      last = round;
    }
    last.cancel();
  }
}
