package dev.rolewright.embedding;

import java.nio.file.Path;

/** The model's files, unpacked by the build, and one embedder that the tests share. */
final class TestModel {
  private static final Embedder SHARED = MiniLmEmbedder.create(config().withCacheEntries(0));

  private TestModel() {}

  static EmbeddingConfig config() {
    return EmbeddingConfig.defaults(
        Path.of(System.getProperty("rolewright.test.model", "target/model")),
        Path.of(System.getProperty("rolewright.test.native", "target/native")));
  }

  /** Returns an embedder without a cache, which nobody closes. */
  static Embedder shared() {
    return SHARED;
  }

  static double largestDifference(float[] left, float[] right) {
    double largest = Math.abs(left.length - right.length);
    for (int index = 0; index < Math.min(left.length, right.length); index++) {
      largest = Math.max(largest, Math.abs(left[index] - right[index]));
    }
    return largest;
  }
}
