package dev.rolewright.llm;

import java.util.List;
import java.util.Optional;

/**
 * How a model samples its answer; what is empty is left to the model's configuration.
 *
 * @param temperature 0..2
 * @param topP above 0 and at most 1
 * @param maxTokens most tokens of the answer, at least 1
 * @param stop at most 4 texts that end the answer and are not part of it
 * @param seed same seed, same answer, as far as the vendor keeps it
 */
public record ChatParameters(
    Optional<Double> temperature,
    Optional<Double> topP,
    Optional<Integer> maxTokens,
    List<String> stop,
    Optional<Long> seed) {
  /** Everything as configured. */
  public static final ChatParameters CONFIGURED =
      new ChatParameters(
          Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  /** Copies the list. */
  public ChatParameters {
    stop = List.copyOf(stop);
  }

  /** Returns these, and for what is empty here the other's. */
  public ChatParameters or(ChatParameters configured) {
    return new ChatParameters(
        temperature.or(configured::temperature),
        topP.or(configured::topP),
        maxTokens.or(configured::maxTokens),
        stop.isEmpty() ? configured.stop : stop,
        seed.or(configured::seed));
  }

  /** Returns the same with at most {@code most} tokens; unchanged where that is 0. */
  ChatParameters atMost(int most) {
    return most == 0 || maxTokens.orElse(0) <= most
        ? this
        : new ChatParameters(temperature, topP, Optional.of(most), stop, seed);
  }
}
