package dev.rolewright.llm;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.testkit.TestScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** A provider whose every call follows a script, in a test's time. */
final class ScriptedProvider implements LlmProvider {
  /** One thing that a call does. */
  sealed interface Step {
    /** Lets time pass. */
    record Wait(Duration duration) implements Step {}

    /** Sends text. */
    record Text(String text) implements Step {}

    /** Sends a sign of life. */
    record Alive() implements Step {}

    /** Fails. */
    record Fail(LlmException failure) implements Step {}

    /** Ends the answer for another reason than that it is whole; without usage. */
    record End(FinishReason reason) implements Step {}
  }

  /** A call as it was made. */
  static final class Call {
    final ProviderCall request;
    final List<Step> script;
    boolean probe;
    boolean ended;
    long endNanos;
    boolean cancelled;

    private Call(ProviderCall request, List<Step> script) {
      this.request = request;
      this.script = script;
    }

    boolean isOf(String caller) {
      return request.messages().getFirst().content().equals(caller);
    }

    /** Whether the script has no end that is an answer. */
    boolean breaksOff() {
      return script.stream().anyMatch(Step.Fail.class::isInstance);
    }

    /** The text that the script sends. */
    String wholeText() {
      StringBuilder text = new StringBuilder();
      for (Step step : script) {
        if (step instanceof Step.Text part) {
          text.append(part.text());
        }
      }
      return text.toString();
    }
  }

  private final String name;
  private final TestScheduler scheduler;
  private final IntFunction<List<Step>> scripts;
  private final List<ModelInfo> models;
  final List<Call> calls = new ArrayList<>();
  Consumer<Call> atBegin = call -> {};

  ScriptedProvider(
      String name, int contextTokens, TestScheduler scheduler, IntFunction<List<Step>> scripts) {
    this.name = name;
    this.scheduler = scheduler;
    this.scripts = scripts;
    models = List.of(new ModelInfo("m", true, false, contextTokens, 0));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<ModelInfo> models() {
    return models;
  }

  @Override
  public Set<String> listModels(Cancellation cancellation) {
    return Set.of("m");
  }

  @Override
  public ProviderAnswer stream(ProviderCall request, ProviderSink sink) {
    Call call = new Call(request, scripts.apply(calls.size()));
    calls.add(call);
    atBegin.accept(call);
    TestScheduler.Task task = scheduler.current();
    request.cancellation().onCancel(() -> interrupt(call, task));
    try {
      for (Step step : call.script) {
        if (step instanceof Step.End(FinishReason reason)) {
          return new ProviderAnswer(reason, Optional.empty());
        }
        run(step, request, sink);
      }
      return new ProviderAnswer(FinishReason.STOP, Optional.of(new TokenUsage(1, 1, 0, 0)));
    } finally {
      call.cancelled = request.cancellation().isCancelled();
      call.ended = true;
      call.endNanos = scheduler.nanoTime();
    }
  }

  private static void interrupt(Call call, TestScheduler.Task task) {
    if (!call.ended) {
      task.interrupt();
    }
  }

  private void run(Step step, ProviderCall request, ProviderSink sink) {
    if (request.cancellation().isCancelled()) {
      throw new LlmException(Fault.CANCELLED, "cancelled");
    }
    switch (step) {
      case Step.Wait wait -> {
        try {
          scheduler.sleep(wait.duration());
        } catch (InterruptedException cancelled) {
          throw new LlmException(Fault.CANCELLED, "cancelled");
        }
      }
      case Step.Text text -> sink.text(text.text());
      case Step.Alive alive -> sink.alive();
      case Step.Fail fail -> throw fail.failure();
      case Step.End end -> throw new AssertionError(end);
    }
  }
}
