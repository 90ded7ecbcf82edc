package dev.rolewright.llm;

import static java.util.stream.Collectors.joining;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Why each model that was asked, or could not be asked, gave no answer. */
final class Failures {
  private record Failure(
      ModelName model,
      ErrorCode code,
      ErrorCode callersCode,
      String message,
      Optional<Duration> retryAfter) {}

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=\\.) ");

  // One that is asked again later keeps its place.
  private final Map<ModelName, Failure> byModel = new LinkedHashMap<>();

  void add(ModelName model, LlmException failure) {
    byModel.put(
        model,
        new Failure(
            model,
            failure.fault().code(),
            failure.fault().callersCode(),
            String.valueOf(failure.getMessage()),
            failure.retryAfter()));
  }

  /** Notes that a call was not made, for a reason that is not the model's. */
  void refused(ModelName model, RolewrightException reason) {
    byModel.put(
        model,
        new Failure(
            model,
            reason.code(),
            reason.code(),
            String.valueOf(reason.getMessage()),
            reason.retryDelay()));
  }

  void heldBack(ModelName model, Duration probeAfter) {
    byModel.put(
        model,
        new Failure(
            model,
            ErrorCode.CIRCUIT_OPEN,
            ErrorCode.CIRCUIT_OPEN,
            "Calls are held back after failures.",
            Optional.of(probeAfter)));
  }

  /**
   * Returns what the caller learns: the one reason where all failed for it, else that all failed;
   * the message names each model with its reason.
   */
  RolewrightException toException() {
    Collection<Failure> all = byModel.values();
    List<ErrorCode> codes = all.stream().map(Failure::callersCode).distinct().toList();
    ErrorCode code = codes.size() == 1 ? codes.getFirst() : ErrorCode.ALL_PROVIDERS_FAILED;
    Optional<Duration> wait =
        all.stream()
            .flatMap(failure -> failure.retryAfter().stream())
            .min(Comparator.naturalOrder());
    return wait.filter(any -> code.retry().isRetryable())
        .map(delay -> RolewrightException.retryAfter(code, message(), delay))
        .orElseGet(() -> RolewrightException.of(code, message()));
  }

  /** Models with the same reason are named together, and no sentence is said twice. */
  private String message() {
    Map<String, List<Failure>> byReason = new LinkedHashMap<>();
    byModel
        .values()
        .forEach(
            failure ->
                byReason
                    .computeIfAbsent(
                        failure.code() + " " + failure.message(), _ -> new ArrayList<>())
                    .add(failure));
    Set<String> said = new HashSet<>();
    StringBuilder message = new StringBuilder("No model gave an answer.");
    for (List<Failure> same : byReason.values()) {
      Failure first = same.getFirst();
      String models =
          same.stream().map(failure -> failure.model().toString()).collect(joining(", "));
      String news =
          SENTENCE_END.splitAsStream(first.message()).filter(said::add).collect(joining(" "));
      message.append(' ').append(models).append(": ").append(first.code());
      message.append(news.isEmpty() ? "." : ", " + news);
    }
    return message.toString();
  }
}
