package dev.rolewright.matching;

import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.Embedding;
import dev.rolewright.platform.Checkpoint;
import java.util.ArrayList;
import java.util.List;

/** Gives each word a direction of its own, so that cosines can be reckoned by hand. */
final class WordEmbedder implements Embedder {
  private static final int DIMENSIONS = 256;

  /** How many texts were embedded, call by call. */
  final List<Integer> calls = new ArrayList<>();

  /** How many texts were embedded in all, one a batch. */
  int embedded;

  @Override
  public String model() {
    return "words";
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public List<Embedding> embed(Checkpoint caller, List<String> texts) {
    calls.add(texts.size());
    List<Embedding> embeddings = new ArrayList<>();
    for (String text : texts) {
      caller.checkActive();
      embedded++;
      embeddings.add(new Embedding(vector(text), false));
    }
    return embeddings;
  }

  private static float[] vector(String text) {
    float[] vector = new float[DIMENSIONS];
    for (String word : FoldedText.of(text).words()) {
      vector[Math.floorMod(word.hashCode() * 31, DIMENSIONS)] += 1;
    }
    double squares = 0;
    for (float component : vector) {
      squares += component * component;
    }
    for (int index = 0; index < DIMENSIONS && squares > 0; index++) {
      vector[index] = (float) (vector[index] / Math.sqrt(squares));
    }
    return vector;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
