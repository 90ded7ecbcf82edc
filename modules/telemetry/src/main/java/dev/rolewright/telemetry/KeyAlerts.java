package dev.rolewright.telemetry;

import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.RequestRecord;
import dev.rolewright.llm.Run;
import dev.rolewright.llm.spi.Records;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Time;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Raises one alert for each provider that refuses the deployment's key, and passes the records on.
 * It is open until what was refused works, or the configuration changes. What a vendor makes of a
 * tenant's own key is nothing that operators have to act on. Safe for use by many threads.
 */
public final class KeyAlerts implements Records {
  private final Records next;
  private final Alerts alerts;
  private final UnaryOperator<String> place;
  private final Time time;
  private final Map<String, Refusals> refusals = new HashMap<>();
  private Instant changed = Instant.MIN;

  private KeyAlerts(Records next, Alerts alerts, UnaryOperator<String> place, Time time) {
    this.next = next;
    this.alerts = alerts;
    this.place = place;
    this.time = time;
  }

  /**
   * Creates it before whatever keeps the records.
   *
   * @param place returns for the name of a provider where its key comes from, in words that follow
   *     "the key", e.g. {@code in the variable OPENAI_API_KEY}; never the key itself
   */
  public static KeyAlerts before(
      Records next, Alerts alerts, UnaryOperator<String> place, Time time) {
    return new KeyAlerts(next, alerts, place, time);
  }

  /** What a provider refuses now. A public list of models says nothing about the calls. */
  private static final class Refusals {
    private final Set<ModelName> models = new LinkedHashSet<>();
    private boolean inCalls;
    private boolean inLists;
    private Instant since = Instant.MIN;
    private String told = "";

    /** Returns what an operator should read; empty where nothing is refused. */
    private String message(String provider, String place) {
      if (inCalls || inLists) {
        return "Provider "
            + provider
            + " refuses the key "
            + place
            + ". A variable is read at the next start, a file by itself within a second.";
      }
      return models.stream()
          .findFirst()
          .map(
              model ->
                  "Provider "
                      + provider
                      + " does not allow "
                      + model.model()
                      + " with the key "
                      + place
                      + ", or knows no such model, or its base_url is wrong. Look at the rights of"
                      + " the key at the vendor, or mend base_url or the model in"
                      + " provider_settings.json.")
          .orElse("");
    }
  }

  /** Notes whether a provider took the key when it was asked for its models. */
  public synchronized void listed(String provider, boolean keyIsTaken) {
    Refusals known = refusals.computeIfAbsent(provider, any -> new Refusals());
    known.inLists = !keyIsTaken;
    tell(provider, known);
  }

  /** Notes that the configuration changed: what was refused before may be taken now. */
  public synchronized void configurationChanged() {
    changed = time.now();
    refusals.keySet().forEach(provider -> alerts.resolve(AlertKind.PROVIDER_KEY_REFUSED, provider));
    refusals.clear();
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

  @Override
  public void ended(RequestRecord request) {
    next.ended(request);
  }

  private void note(Run run) {
    switch (run.status()) {
      case SUCCEEDED -> answered(run);
      case FAILED -> refused(run, run.error());
      case STARTED, CANCELLED -> {
        // Says nothing about the key.
      }
    }
  }

  private synchronized void answered(Run run) {
    Refusals known = refusals.get(run.model().provider());
    if (known != null && isOfNow(run, known)) {
      known.inCalls = false;
      known.inLists = false;
      known.models.remove(run.model());
      tell(run.model().provider(), known);
    }
  }

  private synchronized void refused(Run run, Optional<ErrorCode> error) {
    boolean isKey = error.equals(Optional.of(ErrorCode.AUTHENTICATION));
    boolean isModel = error.equals(Optional.of(ErrorCode.PERMISSION));
    if (!isKey && !isModel) {
      return;
    }
    Refusals known = refusals.computeIfAbsent(run.model().provider(), any -> new Refusals());
    if (!isOfNow(run, known)) {
      return;
    }
    if (isKey) {
      known.inCalls = true;
    } else {
      known.models.add(run.model());
    }
    tell(run.model().provider(), known);
  }

  /** A call that began before the state changed says nothing about how it is now. */
  private boolean isOfNow(Run run, Refusals known) {
    return !run.startTime().isBefore(changed) && !run.startTime().isBefore(known.since);
  }

  private void tell(String provider, Refusals known) {
    String message = known.message(provider, place.apply(provider));
    if (message.equals(known.told)) {
      return;
    }
    if (message.isEmpty() || known.told.isEmpty()) {
      known.since = time.now();
    }
    known.told = message;
    if (message.isEmpty()) {
      alerts.resolve(AlertKind.PROVIDER_KEY_REFUSED, provider);
    } else {
      alerts.raise(AlertKind.PROVIDER_KEY_REFUSED, AlertSeverity.CRITICAL, provider, message);
    }
  }
}
