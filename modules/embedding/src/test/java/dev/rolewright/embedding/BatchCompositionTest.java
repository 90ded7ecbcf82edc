package dev.rolewright.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BatchCompositionTest {
  private static final Map<String, float[]> ALONE = new ConcurrentHashMap<>();

  @Property(tries = 40)
  void aVectorDependsOnItsTextAlone(@ForAll("calls") List<String> texts) {
    List<Embedding> together = TestModel.shared().embed(texts);

    assertThat(together).hasSameSizeAs(texts);
    for (int index = 0; index < texts.size(); index++) {
      float[] alone = ALONE.computeIfAbsent(texts.get(index), TestModel.shared()::embed);
      assertThat(TestModel.largestDifference(together.get(index).vector(), alone))
          .as(texts.get(index))
          .isLessThan(1e-5);
    }
  }

  @Provide
  Arbitrary<List<String>> calls() {
    return Arbitraries.of(SampleTexts.SHORT).list().ofMinSize(1).ofMaxSize(24);
  }
}
