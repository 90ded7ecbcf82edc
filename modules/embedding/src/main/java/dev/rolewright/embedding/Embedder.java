package dev.rolewright.embedding;

import dev.rolewright.platform.Checkpoint;
import java.util.List;

/** Turns texts into vectors whose dot product tells how near their meanings are. */
public interface Embedder extends AutoCloseable {
  /** Returns the name of the model, which is stored beside each vector. */
  String model();

  /** Returns the length of each vector. */
  int dimensions();

  /**
   * Embeds texts, in the order given. A vector depends on its text alone, not on the others of the
   * call, up to the rounding of floating point (1e-5).
   *
   * @param caller asked before each step, of some ten milliseconds, whether the vectors are still
   *     waited for; what it throws ends the work
   * @param texts any number of texts, none blank
   */
  List<Embedding> embed(Checkpoint caller, List<String> texts);

  /** Embeds texts for no call in particular, to the end. */
  default List<Embedding> embed(List<String> texts) {
    return embed(Checkpoint.NONE, texts);
  }

  /** Embeds one text for no call in particular. */
  default float[] embed(String text) {
    return embed(List.of(text)).getFirst().vector();
  }

  /**
   * Forgets what is kept of the texts embedded so far, those of calls under way included: a person
   * was erased, and a vector tells much of its text. Nothing where nothing is kept.
   */
  default void forgetTexts() {}

  /** Frees the native memory of the model. */
  @Override
  void close();
}
