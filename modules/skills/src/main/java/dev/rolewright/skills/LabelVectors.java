package dev.rolewright.skills;

import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.Embedding;
import dev.rolewright.embedding.Vectors;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The vectors of a vocabulary's labels, computed once in the background or read from a file. */
final class LabelVectors implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(LabelVectors.class.getName());

  /** One step of the model's work, so that a request waits for no more than that. */
  private static final int BATCH = 8;

  private final List<Skill> skills;
  private final Embedder embedder;
  private final Optional<LabelVectorFile> file;

  private final AtomicBoolean started = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile float @Nullable [][] vectors;
  private volatile boolean awaited;
  private volatile @Nullable Thread worker;

  private LabelVectors(List<Skill> skills, Embedder embedder, Optional<LabelVectorFile> file) {
    this.skills = skills;
    this.embedder = embedder;
    this.file = file;
  }

  static LabelVectors inMemory(Vocabulary vocabulary, Embedder embedder) {
    return new LabelVectors(vocabulary.skills(), embedder, Optional.empty());
  }

  static LabelVectors inDirectory(Vocabulary vocabulary, Embedder embedder, Path directory) {
    List<String> labels = vocabulary.skills().stream().map(Skill::label).toList();
    LabelVectorFile file =
        LabelVectorFile.of(directory, embedder.model(), embedder.dimensions(), labels);
    return new LabelVectors(vocabulary.skills(), embedder, Optional.of(file));
  }

  void start() {
    if (isClosing() || !started.compareAndSet(false, true)) {
      return;
    }
    Thread thread = Thread.ofPlatform().daemon().name("skill-label-vectors").unstarted(this::run);
    worker = thread;
    thread.start();
  }

  private void run() {
    try {
      Optional<float[][]> kept = file.flatMap(LabelVectorFile::read);
      if (kept.isPresent()) {
        vectors = kept.get();
        return;
      }
      float[][] computed = compute();
      if (computed.length == skills.size()) {
        vectors = computed;
        file.ifPresent(target -> target.write(computed));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      LOGGER.log(
          Level.WARNING, "Skills are compared by spelling alone: no vectors of labels", failure);
    } finally {
      ended.countDown();
    }
  }

  private float[][] compute() throws InterruptedException {
    List<float[]> computed = new ArrayList<>(skills.size());
    for (int from = 0; from < skills.size() && !isClosing(); from += BATCH) {
      int to = Math.min(skills.size(), from + BATCH);
      List<String> labels = skills.subList(from, to).stream().map(Skill::label).toList();
      long begin = System.nanoTime();
      for (Embedding embedding : embedder.embed(labels)) {
        computed.add(embedding.vector());
      }
      makeWay(System.nanoTime() - begin);
    }
    return computed.toArray(float[][]::new);
  }

  /**
   * Leaves the model to requests for as long as a batch took, unless a caller waits for the end.
   */
  private void makeWay(long nanos) throws InterruptedException {
    if (!awaited && closing.await(nanos, TimeUnit.NANOSECONDS)) {
      LOGGER.log(Level.DEBUG, "Vectors of labels were not finished before the close");
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  boolean await(Duration atMost) throws InterruptedException {
    awaited = true;
    start();
    return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS) && vectors != null;
  }

  /** Returns the cosines of each text with each label; empty while the vectors are not there. */
  List<float[]> cosines(List<String> texts) {
    start();
    float[][] labels = vectors;
    if (labels == null || texts.isEmpty()) {
      return List.of();
    }
    List<float[]> all = new ArrayList<>(texts.size());
    for (Embedding embedding : embedder.embed(texts)) {
      float[] cosines = new float[labels.length];
      for (int index = 0; index < labels.length; index++) {
        cosines[index] = (float) Vectors.cosine(embedding.vector(), labels[index]);
      }
      all.add(cosines);
    }
    return all;
  }

  /** Stops the work and waits for it, so that the embedder can be closed after this. */
  @Override
  public void close() {
    closing.countDown();
    Thread running = worker;
    if (running == null) {
      return;
    }
    try {
      running.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
