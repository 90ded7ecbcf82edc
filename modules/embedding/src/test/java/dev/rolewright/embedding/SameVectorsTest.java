package dev.rolewright.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares with another implementation of the same model, which computes text by text. */
class SameVectorsTest {
  private static final double TOLERANCE = 1e-5;

  /** The other implementation reads no more of a text. */
  private static final int OTHER_TOKENS = 128;

  private static EmbeddingModel other;

  @BeforeAll
  static void loadOther() {
    // Ours first: it tells the shared tokenizer library to stay off the network.
    assertThat(TestModel.shared().dimensions()).isEqualTo(384);
    other = new AllMiniLmL6V2EmbeddingModel();
  }

  @Test
  void vectorsOfTextsWithinTheLimitAreTheSame() {
    List<Embedding> ours = TestModel.shared().embed(SampleTexts.SHORT);

    for (int index = 0; index < ours.size(); index++) {
      String text = SampleTexts.SHORT.get(index);
      assertThat(TestModel.largestDifference(ours.get(index).vector(), otherVector(text)))
          .as(text)
          .isLessThan(TOLERANCE);
      assertThat(ours.get(index).truncated()).as(text).isFalse();
    }
  }

  @Test
  void vectorsOfCutTextsAreTheSameWithTheOthersLimit() {
    try (Embedder cutting = MiniLmEmbedder.create(TestModel.config().withMaxTokens(OTHER_TOKENS))) {
      Embedding ours = cutting.embed(List.of(SampleTexts.longText())).getFirst();

      assertThat(ours.truncated()).isTrue();
      assertThat(TestModel.largestDifference(ours.vector(), otherVector(SampleTexts.longText())))
          .isLessThan(TOLERANCE);
    }
  }

  private static float[] otherVector(String text) {
    return other.embed(TextSegment.from(text)).content().vector();
  }
}
