package dev.rolewright.embedding;

import dev.rolewright.platform.Checkpoint;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.RolewrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.StampedLock;

/**
 * The sentence model all-MiniLM-L6-v2 in 32-bit floating point, computed in this process: the mean
 * of the token states (Reimers and Gurevych 2019, "Sentence-BERT", section 3), scaled to unit
 * length.
 *
 * <p>Of a text only the first {@link EmbeddingConfig#maxTokens} tokens count, the marks of begin
 * and end among them; the rest has no influence and {@link Embedding#truncated} says so. Letter
 * case and accents make no difference.
 */
public final class MiniLmEmbedder implements Embedder {
  private static final String MODEL_NAME = "all-MiniLM-L6-v2";

  /** Texts of one step of tokenizing, which takes a millisecond or two. */
  private static final int TOKENIZED_TOGETHER = 32;

  private final EmbeddingConfig config;
  private final TextTokenizer tokenizer;
  private final SentenceNetwork network;
  private final FairLanes lanes;

  /** Replaced as a whole, so that a call under way can't add to what comes after. */
  private volatile VectorCache cache;

  /** Held for reading by each call, so that nothing native is freed under one. */
  private final StampedLock openness = new StampedLock();

  private boolean closed;

  private MiniLmEmbedder(EmbeddingConfig config, TextTokenizer tokenizer, SentenceNetwork network) {
    this.config = config;
    this.tokenizer = tokenizer;
    this.network = network;
    this.lanes = new FairLanes(config.threads());
    this.cache = new VectorCache(config.cacheEntries());
  }

  /**
   * Loads the model, which takes a few hundred milliseconds and about 120 MB outside the heap.
   *
   * @throws ConfigException when a file is missing or can't be read, with its path
   */
  public static Embedder create(EmbeddingConfig config) {
    Path modelFile = config.modelDirectory().resolve(EmbeddingConfig.MODEL_FILE);
    Path tokenizerFile = config.modelDirectory().resolve(EmbeddingConfig.TOKENIZER_FILE);
    List<String> missing = new ArrayList<>();
    for (Path file : List.of(modelFile, tokenizerFile)) {
      if (!Files.isRegularFile(file)) {
        missing.add(
            "embedding: there is no model file "
                + file.toAbsolutePath()
                + "; set the model directory to the one that holds it");
      }
    }
    if (!missing.isEmpty()) {
      throw new ConfigException(missing);
    }
    TextTokenizer tokenizer =
        TextTokenizer.open(tokenizerFile, config.nativeDirectory(), config.maxTokens());
    try {
      return new MiniLmEmbedder(config, tokenizer, SentenceNetwork.open(modelFile));
    } catch (RuntimeException failed) {
      tokenizer.close();
      throw failed;
    }
  }

  @Override
  public String model() {
    return MODEL_NAME;
  }

  @Override
  public int dimensions() {
    return SentenceNetwork.DIMENSIONS;
  }

  /**
   * {@inheritDoc}
   *
   * @throws RolewrightException INVALID_FIELD when a text is blank; CANCELLED when the calling
   *     thread is interrupted; what {@code caller} throws
   * @throws IllegalStateException after {@link #close}
   */
  @Override
  public List<Embedding> embed(Checkpoint caller, List<String> texts) {
    requireNoneBlank(texts);
    long stamp = openness.readLock();
    try {
      if (closed) {
        throw new IllegalStateException("the embedder is closed");
      }
      VectorCache vectors = cache;
      Map<String, Embedding> known = new ConcurrentHashMap<>();
      List<String> unknown = new ArrayList<>();
      for (String text : new LinkedHashSet<>(texts)) {
        vectors
            .find(text)
            .ifPresentOrElse(found -> known.put(text, found), () -> unknown.add(text));
      }
      compute(caller, unknown, known, vectors);
      return texts.stream().map(known::get).toList();
    } finally {
      openness.unlockRead(stamp);
    }
  }

  private static void requireNoneBlank(List<String> texts) {
    for (int index = 0; index < texts.size(); index++) {
      if (texts.get(index).isBlank()) {
        throw RolewrightException.invalid(
            "texts[" + index + "]", "must hold at least one visible character");
      }
    }
  }

  private void compute(
      Checkpoint caller,
      List<String> texts,
      Map<String, Embedding> results,
      VectorCache vectorsOfTexts) {
    TokenizedText[] tokenized = tokenize(caller, texts);
    int[] lengths = Arrays.stream(tokenized).mapToInt(TokenizedText::length).toArray();
    List<int[]> batches = BatchPlan.of(lengths, config.batchSize(), config.threads());
    lanes.runAll(
        caller,
        batches.size(),
        number -> {
          int[] positions = batches.get(number);
          float[][] vectors =
              network.vectors(
                  Arrays.stream(positions).mapToObj(position -> tokenized[position]).toList());
          for (int row = 0; row < positions.length; row++) {
            int position = positions[row];
            Embedding embedding = new Embedding(vectors[row], tokenized[position].truncated());
            results.put(texts.get(position), embedding);
            vectorsOfTexts.put(texts.get(position), embedding);
          }
        });
  }

  private TokenizedText[] tokenize(Checkpoint caller, List<String> texts) {
    TokenizedText[] tokenized = new TokenizedText[texts.size()];
    lanes.runAll(
        caller,
        Math.ceilDiv(texts.size(), TOKENIZED_TOGETHER),
        part -> {
          int start = part * TOKENIZED_TOGETHER;
          int end = Math.min(texts.size(), start + TOKENIZED_TOGETHER);
          for (int index = start; index < end; index++) {
            // A long text takes milliseconds by itself.
            caller.checkActive();
            tokenized[index] = tokenizer.tokenize(texts.get(index));
          }
        });
    return tokenized;
  }

  @Override
  public void forgetTexts() {
    cache = new VectorCache(config.cacheEntries());
  }

  /** {@inheritDoc} Waits for the calls that run; closing again does nothing. */
  @Override
  public void close() {
    long stamp = openness.writeLock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      lanes.close();
      network.close();
      tokenizer.close();
    } finally {
      openness.unlockWrite(stamp);
    }
  }
}
