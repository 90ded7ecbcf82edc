package dev.rolewright.flags;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The flags of a server. Where a flag can't be decided, its default holds: no method throws, and a
 * failure is logged once for each flag.
 */
public final class Flags implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Flags.class);

  /** Longest wait for another flag system: a request waits as long. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

  private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
  private final Client client;
  private final Predicate<String> isKnown;
  private final Optional<Patience> patience;
  private final BiConsumer<String, String> undecided;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * @param isKnown tells of a flag whether it is worth asking; nearly all requests meet none
   * @param patience for a system that is not ours
   * @param undecided hears of a flag that can't be decided, and why
   */
  private Flags(
      FeatureProvider provider,
      Predicate<String> isKnown,
      Optional<Patience> patience,
      BiConsumer<String, String> undecided) {
    this.isKnown = isKnown;
    this.patience = patience;
    this.undecided = undecided;
    if (patience.isPresent()) {
      // It may take as long as it likes to be ready; until then the defaults hold.
      api.setProvider(provider);
    } else {
      api.setProviderAndWait(provider);
    }
    client = api.getClient();
  }

  /**
   * Creates them over the {@link FeatureProvider} that another module provides, else over rules.
   *
   * @param rules what holds at the moment, by names of flags
   * @throws ConfigException for more than one provider, and one that can't be made
   */
  public static Flags create(Supplier<Map<String, FlagRule>> rules, Time time) {
    return of(
        found(ServiceLoader.load(FeatureProvider.class)),
        rules,
        new Patience(time, LONGEST_WAIT),
        Flags::warn);
  }

  static Flags of(
      Optional<FeatureProvider> other,
      Supplier<Map<String, FlagRule>> rules,
      Patience patience,
      BiConsumer<String, String> undecided) {
    return other
        .map(
            provider -> {
              LOG.info("Flags are decided by {}, not by files", provider.getClass().getName());
              return new Flags(provider, any -> true, Optional.of(patience), undecided);
            })
        .orElseGet(
            () ->
                new Flags(
                    new RulesProvider(rules),
                    flag -> rules.get().containsKey(flag),
                    Optional.empty(),
                    undecided));
  }

  static Optional<FeatureProvider> found(Iterable<FeatureProvider> providers) {
    List<FeatureProvider> found = new ArrayList<>();
    try {
      providers.forEach(found::add);
    } catch (ServiceConfigurationError broken) {
      throw new ConfigException(
          List.of("a flag system is installed that can't be used: " + broken.getMessage()));
    }
    if (found.size() > 1) {
      throw new ConfigException(
          List.of(
              "there is more than one flag system, and only one can decide; take away all but one"
                  + " of "
                  + found.stream().map(provider -> provider.getClass().getName()).toList()));
    }
    return found.stream().findFirst();
  }

  /** Returns the text of a flag; empty where it has none for the subject. */
  public Optional<String> text(String flag, FlagSubject subject) {
    return value(flag, String.class, asked -> asked.getStringDetails(flag, "", context(subject)))
        .filter(text -> !text.isEmpty());
  }

  /** Tells whether a flag says yes. */
  public boolean isOn(String flag, boolean byDefault, FlagSubject subject) {
    return value(
            flag,
            Boolean.class,
            asked -> asked.getBooleanDetails(flag, byDefault, context(subject)))
        .orElse(byDefault);
  }

  /** Does something once the flag system has been set up; until then it decides nothing. */
  void whenReady(Runnable action) {
    client.onProviderReady(details -> action.run());
  }

  private static EvaluationContext context(FlagSubject subject) {
    return new ImmutableContext(
        subject.user(),
        Map.of(
            RulesProvider.TENANT,
            new Value(subject.tenantId()),
            RulesProvider.PLAN,
            new Value(subject.plan()),
            RulesProvider.TASK,
            new Value(subject.task())));
  }

  private <T> Optional<T> value(
      String flag, Class<T> type, Function<Client, FlagEvaluationDetails<?>> evaluation) {
    if (!isKnown.test(flag)) {
      return Optional.empty();
    }
    Optional<FlagEvaluationDetails<?>> details = details(flag, evaluation);
    Optional<ErrorCode> error =
        details.flatMap(answer -> Optional.ofNullable(answer.getErrorCode()));
    if (error.isPresent()) {
      if (error.get() != ErrorCode.FLAG_NOT_FOUND) {
        tell(flag, error.get().name());
      }
      return Optional.empty();
    }
    // What a system answers is of the type that it likes, whatever it declares.
    Optional<Object> value = details.flatMap(answer -> Optional.ofNullable(answer.getValue()));
    if (value.isPresent() && !type.isInstance(value.get())) {
      tell(flag, ErrorCode.TYPE_MISMATCH.name());
    }
    return value.filter(type::isInstance).map(type::cast);
  }

  private Optional<FlagEvaluationDetails<?>> details(
      String flag, Function<Client, FlagEvaluationDetails<?>> evaluation) {
    if (patience.isEmpty()) {
      return Optional.of(evaluation.apply(client));
    }
    try {
      Optional<FlagEvaluationDetails<?>> details =
          patience.get().ask(() -> evaluation.apply(client));
      if (details.isEmpty()) {
        tell(flag, "no answer in time");
      }
      return details;
    } catch (ExecutionException failed) {
      tell(flag, String.valueOf(failed.getCause()));
      return Optional.empty();
    }
  }

  private void tell(String flag, String reason) {
    if (told.add(flag)) {
      undecided.accept(flag, reason);
    }
  }

  private static void warn(String flag, String reason) {
    LOG.warn(
        "Flag {} can't be decided ({}); its default holds. This is told once for each flag",
        flag,
        reason);
  }

  /** Lets the flag system go. */
  @Override
  public void close() {
    api.shutdown();
    patience.ifPresent(Patience::close);
  }
}
