package dev.rolewright.llm;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.Timers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call of a provider within its time limits. Either it gives a whole answer, or it throws. */
final class Attempt {
  private final RequestContext context;
  private final ModelName model;
  private final Emitter emitter;
  private final Cancellation cancellation = new Cancellation();
  private Optional<Long> firstTextNanos = Optional.empty();
  private Optional<TokenUsage> counted = Optional.empty();
  private boolean silent;

  Attempt(RequestContext context, ModelName model, Emitter emitter) {
    this.context = context;
    this.model = model;
    this.emitter = emitter;
  }

  /** Tells whether the provider sent no byte at all in time, so that asking it again is in vain. */
  boolean isSilent() {
    return silent;
  }

  /** Returns the tokens as the vendor counted them, also where its answer is of no use. */
  Optional<TokenUsage> counted() {
    return counted;
  }

  /** Returns the clock's reading at the first text; empty before it. */
  Optional<Long> firstTextNanos() {
    return firstTextNanos;
  }

  /**
   * Calls.
   *
   * @throws LlmException when there is no whole answer
   * @throws dev.rolewright.platform.RolewrightException when the caller's time is over
   */
  ProviderAnswer run(
      LlmProvider provider,
      ChatRequest request,
      ChatParameters parameters,
      TimeLimits limits,
      Timers timers) {
    context.cancellation().onCancel(cancellation::cancel);
    try (Watchdog watchdog =
        new Watchdog(limits, context.deadlineNanos(), context.time(), timers, cancellation)) {
      ProviderCall call =
          new ProviderCall(
              model.model(),
              request.messages(),
              parameters,
              request.format(),
              UserHash.of(context.tenantId(), request.user()),
              cancellation);
      try {
        ProviderAnswer answer = provider.stream(call, new Sink(watchdog));
        counted = answer.usage();
        context.checkActive();
        return checked(answer);
      } catch (LlmException failure) {
        throw explained(failure, watchdog.expired());
      } finally {
        // Whatever ended the attempt, nothing is left running at the vendor.
        cancellation.cancel();
      }
    }
  }

  private ProviderAnswer checked(ProviderAnswer answer) {
    if (answer.finishReason() == FinishReason.CONTENT_FILTER) {
      throw new LlmException(
          Fault.CONTENT_FILTER, "The model's content filter cut off the answer.");
    }
    if (!emitter.hasText() && answer.finishReason() != FinishReason.LENGTH) {
      throw new LlmException(Fault.MALFORMED, "The model's answer is empty.");
    }
    return answer;
  }

  private LlmException explained(LlmException failure, Watchdog.@Nullable Expired expired) {
    context.checkActive();
    if (expired == null) {
      return failure;
    }
    return switch (expired) {
      case SILENT -> {
        silent = true;
        yield timeout("The provider sent nothing in time.");
      }
      case NO_TOKEN -> timeout("The first token did not come in time.");
      case STALLED -> timeout("The answer stopped and did not go on in time.");
      case TOTAL -> timeout("The answer was not whole in time.");
      case CALLERS_DEADLINE -> failure;
    };
  }

  private static LlmException timeout(String message) {
    return new LlmException(Fault.TIMEOUT, message);
  }

  private final class Sink implements ProviderSink {
    private final Watchdog watchdog;

    Sink(Watchdog watchdog) {
      this.watchdog = watchdog;
    }

    @Override
    public void alive() {
      watchdog.alive();
    }

    @Override
    public void text(String text) {
      if (text.isEmpty()) {
        watchdog.alive();
        return;
      }
      if (firstTextNanos.isEmpty()) {
        firstTextNanos = Optional.of(context.time().nanoTime());
      }
      watchdog.text();
      emitter.text(model, text);
    }
  }
}
