package dev.rolewright.embedding;

import dev.rolewright.platform.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of the local model.
 *
 * <p>The runtime's own native library is unpacked into the temporary directory at each start,
 * unless the system property {@code onnxruntime.native.path} names a directory that holds it.
 *
 * @param modelDirectory directory with {@value #MODEL_FILE} and {@value #TOKENIZER_FILE}
 * @param nativeDirectory directory into which the tokenizer unpacks its native library; made when
 *     it does not exist
 * @param threads batches computed at the same time, 1..64; each takes one core
 * @param batchSize texts of one run of the model at most, 1..256
 * @param maxTokens tokens of a text that count, with the two that mark its begin and end, 3..512
 * @param cacheEntries vectors kept in memory, about 1.7 kB each, 0..10,000,000; 0 keeps none
 */
public record EmbeddingConfig(
    Path modelDirectory,
    Path nativeDirectory,
    int threads,
    int batchSize,
    int maxTokens,
    int cacheEntries) {

  /** Name of the network's file in {@link #modelDirectory}. */
  public static final String MODEL_FILE = "all-minilm-l6-v2.onnx";

  /** Name of the tokenizer's file in {@link #modelDirectory}. */
  public static final String TOKENIZER_FILE = "all-minilm-l6-v2-tokenizer.json";

  private static final int DEFAULT_BATCH_SIZE = 8;
  private static final int LONGEST_INPUT = 512;
  private static final int DEFAULT_CACHE_ENTRIES = 10_000;
  private static final int MOST_DEFAULT_THREADS = 4;

  /**
   * Checks the ranges.
   *
   * @throws ConfigException with every setting that is out of its range
   */
  public EmbeddingConfig {
    List<String> errors = new ArrayList<>();
    check(errors, "threads", threads, 1, 64);
    check(errors, "batchSize", batchSize, 1, 256);
    check(errors, "maxTokens", maxTokens, 3, LONGEST_INPUT);
    check(errors, "cacheEntries", cacheEntries, 0, 10_000_000);
    if (!errors.isEmpty()) {
      throw new ConfigException(errors);
    }
  }

  private static void check(List<String> errors, String name, int value, int min, int max) {
    if (value < min || value > max) {
      errors.add("embedding: " + name + " must be in " + min + ".." + max);
    }
  }

  /**
   * Returns the defaults: a thread a core up to 4, 8 texts a batch, 512 tokens, 10,000 vectors
   * kept.
   */
  public static EmbeddingConfig defaults(Path modelDirectory, Path nativeDirectory) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new EmbeddingConfig(
        modelDirectory,
        nativeDirectory,
        Math.min(cores, MOST_DEFAULT_THREADS),
        DEFAULT_BATCH_SIZE,
        LONGEST_INPUT,
        DEFAULT_CACHE_ENTRIES);
  }

  /** Returns these settings with another number of batches at the same time. */
  public EmbeddingConfig withThreads(int newThreads) {
    return new EmbeddingConfig(
        modelDirectory, nativeDirectory, newThreads, batchSize, maxTokens, cacheEntries);
  }

  /** Returns these settings with another size of batches. */
  public EmbeddingConfig withBatchSize(int newBatchSize) {
    return new EmbeddingConfig(
        modelDirectory, nativeDirectory, threads, newBatchSize, maxTokens, cacheEntries);
  }

  /** Returns these settings with another limit of tokens. */
  public EmbeddingConfig withMaxTokens(int newMaxTokens) {
    return new EmbeddingConfig(
        modelDirectory, nativeDirectory, threads, batchSize, newMaxTokens, cacheEntries);
  }

  /** Returns these settings with another number of vectors kept in memory. */
  public EmbeddingConfig withCacheEntries(int newCacheEntries) {
    return new EmbeddingConfig(
        modelDirectory, nativeDirectory, threads, batchSize, maxTokens, newCacheEntries);
  }
}
