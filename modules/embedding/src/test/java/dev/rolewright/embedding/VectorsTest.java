package dev.rolewright.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VectorsTest {
  @Property(tries = 200)
  void cosineEqualsTheReferenceInDoublePrecision(
      @ForAll @IntRange(min = 1, max = 400) int dimensions, @ForAll long seed) {
    Random random = new Random(seed);
    float[] left = unitVector(random, dimensions);
    float[] right = unitVector(random, dimensions);
    double reference = 0;
    for (int index = 0; index < dimensions; index++) {
      reference += (double) left[index] * right[index];
    }

    assertThat(Vectors.cosine(left, right)).isCloseTo(reference, within(1e-6));
  }

  @Test
  void vectorsOfOtherDimensionsAreRefused() {
    assertThatThrownBy(() -> Vectors.cosine(new float[3], new float[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3")
        .hasMessageContaining("4");
  }

  @Test
  void aZeroVectorStaysZero() {
    float[] zero = new float[5];

    Vectors.normalize(zero);

    assertThat(zero).containsOnly(0f);
  }

  private static float[] unitVector(Random random, int dimensions) {
    float[] vector = new float[dimensions];
    for (int index = 0; index < dimensions; index++) {
      vector[index] = (float) random.nextGaussian();
    }
    Vectors.normalize(vector);
    return vector;
  }
}
