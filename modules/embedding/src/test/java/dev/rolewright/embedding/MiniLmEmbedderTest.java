package dev.rolewright.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rolewright.platform.Checkpoint;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniLmEmbedderTest {
  private static final double TOLERANCE = 1e-5;

  @Test
  void theModuleIsNamed() {
    assertThat(MiniLmEmbedder.class.getModule().isNamed()).isTrue();
  }

  @Test
  void vectorsHaveTheLengthOfOneAndTheModelsDimensions() {
    Embedder embedder = TestModel.shared();

    float[] vector = embedder.embed("Repairs heat pumps");

    assertThat(embedder.model()).isEqualTo("all-MiniLM-L6-v2");
    assertThat(vector).hasSize(embedder.dimensions());
    assertThat(Vectors.cosine(vector, vector)).isCloseTo(1, within(1e-6));
  }

  @Test
  void textsOfLikeMeaningAreNearer() {
    Embedder embedder = TestModel.shared();
    float[] programming = embedder.embed("Writes back-end services in Java");

    double near = Vectors.cosine(programming, embedder.embed("Develops server software"));
    double far = Vectors.cosine(programming, embedder.embed("Bakes bread and rolls"));

    assertThat(near).isGreaterThan(far);
  }

  @Test
  void noTextsGiveNoVectors() {
    assertThat(TestModel.shared().embed(List.of())).isEmpty();
  }

  @Test
  void blankTextIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> TestModel.shared().embed(List.of("fine", " \n")))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_FIELD))
        .hasMessageContaining("texts[1]");
  }

  @Test
  void halvesOfSurrogatePairsCountAsReplacementCharacters() {
    float[] broken = TestModel.shared().embed("high \uD83D alone, low \uDE80 alone");

    assertThat(broken).isEqualTo(TestModel.shared().embed("high \uFFFD alone, low \uFFFD alone"));
  }

  @Test
  void textOfInvisibleCharactersHasAVector() {
    assertThat(TestModel.shared().embed("\u200b\u0000")).hasSize(384);
  }

  @Test
  void onlyTheFirst510TokensOfALongTextCount() {
    // Each letter is a token of its own; two marks belong to the 512 that the model reads.
    String full = "x ".repeat(510).strip();

    List<Embedding> embeddings =
        TestModel.shared().embed(List.of(full, full + " y", full + " y z"));

    assertThat(embeddings.getFirst().truncated()).isFalse();
    assertThat(embeddings.get(1).truncated()).isTrue();
    assertThat(embeddings.get(2).truncated()).isTrue();
    for (Embedding embedding : embeddings) {
      assertThat(TestModel.largestDifference(embeddings.getFirst().vector(), embedding.vector()))
          .isLessThan(TOLERANCE);
    }
  }

  @Test
  void repeatedTextsAreComputedOnce() {
    try (Embedder caching = MiniLmEmbedder.create(TestModel.config().withCacheEntries(100))) {
      List<Embedding> first = caching.embed(List.of("one", "two", "one"));

      assertThat(first.get(0)).isSameAs(first.get(2));
      assertThat(caching.embed(List.of("two")).getFirst()).isSameAs(first.get(1));
    }
  }

  @Test
  void forgottenTextsAreComputedAnew() {
    try (Embedder caching = MiniLmEmbedder.create(TestModel.config().withCacheEntries(100))) {
      Embedding first = caching.embed(List.of("one")).getFirst();
      caching.forgetTexts();
      assertThat(caching.embed(List.of("one")).getFirst()).isNotSameAs(first);
    }
  }

  @Test
  void withoutACacheNothingIsKept() {
    Embedding first = TestModel.shared().embed(List.of("one")).getFirst();

    assertThat(TestModel.shared().embed(List.of("one")).getFirst()).isNotSameAs(first);
  }

  @Test
  void callsAtTheSameTimeGetTheirOwnVectors() throws Exception {
    List<Embedding> expected = TestModel.shared().embed(SampleTexts.SHORT);
    List<Future<List<Embedding>>> calls = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int call = 0; call < 64; call++) {
        List<String> texts = new ArrayList<>(SampleTexts.SHORT);
        Collections.rotate(texts, call);
        List<String> some = List.copyOf(texts.subList(0, 5));
        calls.add(executor.submit(() -> TestModel.shared().embed(some)));
      }
      for (int call = 0; call < calls.size(); call++) {
        List<Embedding> rotated = new ArrayList<>(expected);
        Collections.rotate(rotated, call);
        List<Embedding> got = calls.get(call).get();
        for (int index = 0; index < got.size(); index++) {
          assertThat(
                  TestModel.largestDifference(got.get(index).vector(), rotated.get(index).vector()))
              .isLessThan(TOLERANCE);
        }
      }
    }
  }

  @Test
  void interruptedCallsEndAsCancelled() throws InterruptedException {
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  Thread.currentThread().interrupt();
                  try {
                    TestModel.shared().embed(SampleTexts.SHORT);
                  } catch (RolewrightException cancelled) {
                    failures.add(cancelled);
                  }
                });
    caller.join();

    assertThat(failures)
        .singleElement()
        .isInstanceOfSatisfying(
            RolewrightException.class,
            cancelled -> assertThat(cancelled.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  @Test
  void theCallerIsAskedBeforeEachTextAndEachBatch() {
    List<String> texts = SampleTexts.SHORT.subList(0, 4);
    EmbeddingConfig single = TestModel.config().withCacheEntries(0).withBatchSize(1).withThreads(1);
    try (Embedder embedder = MiniLmEmbedder.create(single)) {
      AtomicInteger asked = new AtomicInteger();
      embedder.embed(asked::incrementAndGet, texts);
      int all = asked.get();
      assertThat(all).isGreaterThanOrEqualTo(2 * texts.size());

      for (int last = 1; last <= all; last++) {
        int end = last;
        AtomicInteger again = new AtomicInteger();
        Checkpoint patience =
            () -> {
              if (again.incrementAndGet() == end) {
                throw RolewrightException.of(ErrorCode.CANCELLED, "enough");
              }
            };
        assertThatThrownBy(() -> embedder.embed(patience, texts))
            .isInstanceOf(RolewrightException.class)
            .hasMessage("enough");
        assertThat(again).hasValue(end);
      }
    }
  }

  @Test
  void useAfterCloseIsAMistakeAndClosingAgainIsNone() {
    Embedder embedder = MiniLmEmbedder.create(TestModel.config());
    embedder.embed("open");

    embedder.close();
    embedder.close();

    assertThatThrownBy(() -> embedder.embed("closed"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void missingFilesAreNamedTogether(@TempDir Path empty) {
    EmbeddingConfig config = EmbeddingConfig.defaults(empty, empty);

    assertThatThrownBy(() -> MiniLmEmbedder.create(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(empty.resolve(EmbeddingConfig.MODEL_FILE).toString())
        .hasMessageContaining(empty.resolve(EmbeddingConfig.TOKENIZER_FILE).toString());
  }

  @Test
  void filesThatAreNoModelAreNamed(@TempDir Path directory) throws Exception {
    Path tokenizerFile = directory.resolve(EmbeddingConfig.TOKENIZER_FILE);
    Path modelFile = directory.resolve(EmbeddingConfig.MODEL_FILE);
    Files.writeString(tokenizerFile, "{}");
    Files.writeString(modelFile, "no model");
    EmbeddingConfig config = EmbeddingConfig.defaults(directory, directory);

    assertThatThrownBy(() -> MiniLmEmbedder.create(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(tokenizerFile.toString());

    Files.copy(
        TestModel.config().modelDirectory().resolve(EmbeddingConfig.TOKENIZER_FILE),
        tokenizerFile,
        StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> MiniLmEmbedder.create(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(modelFile.toString());
  }

  @Test
  void librariesAreToldToStayOnThisMachine() {
    assertThat(TestModel.shared().dimensions()).isPositive();

    assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    assertThat(System.getProperty("ai.djl.offline")).isEqualTo("true");
    assertThat(Path.of(System.getProperty("DJL_CACHE_DIR")))
        .isEqualTo(TestModel.config().nativeDirectory().toAbsolutePath())
        .isNotEmptyDirectory();
    assertThat(System.getProperty("jna.tmpdir")).isEqualTo(System.getProperty("DJL_CACHE_DIR"));
  }
}
