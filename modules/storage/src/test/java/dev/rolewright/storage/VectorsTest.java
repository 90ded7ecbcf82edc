package dev.rolewright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class VectorsTest {
  @Property(tries = 200)
  void readsWhatWasWritten(@ForAll List<@Size(3) float[]> vectors) {
    List<float[]> read = Vectors.read(Vectors.write(vectors, 3), 3);
    assertThat(Arrays.deepEquals(read.toArray(), vectors.toArray())).isTrue();
  }

  @Test
  void bytesAreLittleEndian() {
    assertThat(Vectors.write(List.of(new float[] {1f}), 1)).containsExactly(0, 0, 0x80, 0x3F);
  }

  @Test
  void vectorsOfOneItemHaveOneLength() {
    assertThatThrownBy(() -> Vectors.write(List.of(new float[2], new float[3]), 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
