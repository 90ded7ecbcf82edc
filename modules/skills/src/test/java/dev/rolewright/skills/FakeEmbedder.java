package dev.rolewright.skills;

import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.Embedding;
import dev.rolewright.platform.Checkpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Texts of one theme have one vector; all others have vectors of their own, at right angles. */
final class FakeEmbedder implements Embedder {
  static final int DIMENSIONS = 64;
  final AtomicInteger embedded = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  private final Map<String, Integer> axes = new HashMap<>();
  private final CountDownLatch gate;
  private final RuntimeException failure;

  FakeEmbedder() {
    this(new CountDownLatch(0), null);
  }

  FakeEmbedder(CountDownLatch gate) {
    this(gate, null);
  }

  FakeEmbedder(RuntimeException failure) {
    this(new CountDownLatch(0), failure);
  }

  private FakeEmbedder(CountDownLatch gate, RuntimeException failure) {
    this.gate = gate;
    this.failure = failure;
  }

  /** Makes texts mean the same. */
  FakeEmbedder theme(int axis, String... texts) {
    for (String text : texts) {
      axes.put(text, axis);
    }
    return this;
  }

  @Override
  public String model() {
    return "fake";
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public List<Embedding> embed(Checkpoint caller, List<String> texts) {
    try {
      gate.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
    mostAtOnce.accumulateAndGet(texts.size(), Math::max);
    List<Embedding> embeddings = new ArrayList<>();
    for (String text : texts) {
      embedded.incrementAndGet();
      float[] vector = new float[DIMENSIONS];
      int axis = axes.getOrDefault(text, 32 + Math.floorMod(text.hashCode(), 32));
      vector[axis] = 1;
      embeddings.add(new Embedding(vector, false));
    }
    return embeddings;
  }

  @Override
  public void close() {}
}
