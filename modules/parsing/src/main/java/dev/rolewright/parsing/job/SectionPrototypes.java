package dev.rolewright.parsing.job;

import dev.rolewright.domain.LineSection;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.Embedding;
import dev.rolewright.embedding.Vectors;
import dev.rolewright.parsing.text.Lexicon;
import dev.rolewright.parsing.text.Words;
import dev.rolewright.platform.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Compares lines that no rule decides with sentences that are typical of a section. The vectors of
 * those sentences are made at the first use; since all ads share them, they are made to the end
 * whatever becomes of the call that came first.
 */
public final class SectionPrototypes {
  /** Most lines of one ad that are compared, which bounds the time. */
  public static final int MOST_LINES = 16;

  /** Most words of a line that are compared; its first words tell what it is about. */
  public static final int MOST_WORDS = 40;

  private record Prototype(LineSection section, float[] vector) {}

  private final Embedder embedder;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable List<Prototype> prototypes;

  public SectionPrototypes(Embedder embedder) {
    this.embedder = embedder;
  }

  public String model() {
    return embedder.model();
  }

  /**
   * Adds to each line's scores what its nearest typical sentences tell; one call of the model.
   *
   * @param caller who waits for the ad
   */
  void score(Checkpoint caller, List<String> bodies, List<SectionScores> scores) {
    List<Prototype> known = prototypes();
    List<Embedding> vectors =
        embedder.embed(caller, bodies.stream().map(SectionPrototypes::opening).toList());
    for (int index = 0; index < vectors.size(); index++) {
      add(known, vectors.get(index).vector(), scores.get(index));
    }
  }

  private static String opening(String body) {
    Words words = Words.of(body);
    return words.size() <= MOST_WORDS ? body : body.substring(0, words.get(MOST_WORDS - 1).end());
  }

  /** A section counts by the mean of its two nearest sentences; cosines below 0.15 say nothing. */
  private static void add(List<Prototype> known, float[] vector, SectionScores scores) {
    for (LineSection section : LineSection.values()) {
      double first = 0;
      double second = 0;
      for (Prototype prototype : known) {
        if (prototype.section() == section) {
          double cosine = Vectors.cosine(prototype.vector(), vector);
          if (cosine > first) {
            second = first;
            first = cosine;
          } else if (cosine > second) {
            second = cosine;
          }
        }
      }
      scores.add(section, 4 * Math.max(0, (first + second) / 2 - 0.15));
    }
  }

  private List<Prototype> prototypes() {
    List<Prototype> known = prototypes;
    if (known != null) {
      return known;
    }
    lock.lock();
    try {
      known = prototypes;
      if (known == null) {
        known = load();
        prototypes = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  private List<Prototype> load() {
    List<LineSection> sections = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Lexicon.Group group : Lexicon.groups("prototypes.txt")) {
      for (String text : group.phrases()) {
        sections.add(LineSection.valueOf(group.name()));
        texts.add(text);
      }
    }
    List<Embedding> vectors = embedder.embed(Checkpoint.NONE, texts);
    List<Prototype> loaded = new ArrayList<>();
    for (int index = 0; index < sections.size(); index++) {
      loaded.add(new Prototype(sections.get(index), vectors.get(index).vector()));
    }
    return List.copyOf(loaded);
  }
}
