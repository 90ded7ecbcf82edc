package dev.rolewright.keyvalue;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.llm.spi.ProviderSink;
import dev.rolewright.platform.Cancellation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes the begin of an answer, and its rest when the test says so. */
final class GatedProvider implements LlmProvider {
  private final CountDownLatch rest = new CountDownLatch(1);
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore readers = new Semaphore(0);
  private final AtomicInteger calls = new AtomicInteger();
  private volatile int expected;

  /** Makes one of which so many callers read. */
  GatedProvider(int expected) {
    this.expected = expected;
  }

  /** Sets how many more read. */
  void expect(int more) {
    expected = more;
  }

  void oneHasRead() {
    readers.release();
  }

  /** Waits until all have read the begin of the answer. */
  void awaitReaders() {
    readers.acquireUninterruptibly(expected);
  }

  /** Waits until the model is called once more. */
  void awaitCall() {
    begun.acquireUninterruptibly();
  }

  /** Lets the rest be written, of later answers too. */
  void finish() {
    rest.countDown();
  }

  int calls() {
    return calls.get();
  }

  @Override
  public String name() {
    return "one";
  }

  @Override
  public List<ModelInfo> models() {
    return List.of(new ModelInfo("m", true, false, 1_000, 0));
  }

  @Override
  public Set<String> listModels(Cancellation cancellation) {
    return Set.of("m");
  }

  @Override
  public ProviderAnswer stream(ProviderCall call, ProviderSink sink) {
    calls.incrementAndGet();
    Thread thread = Thread.currentThread();
    call.cancellation().onCancel(thread::interrupt);
    sink.text("Hel");
    begun.release();
    try {
      rest.await();
    } catch (InterruptedException cancelled) {
      throw new LlmException(Fault.CANCELLED, "cancelled");
    }
    sink.text("lo");
    return new ProviderAnswer(FinishReason.STOP, Optional.of(new TokenUsage(1, 1, 0, 0)));
  }
}
