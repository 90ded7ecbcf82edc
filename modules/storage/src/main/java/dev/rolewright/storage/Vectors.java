package dev.rolewright.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Vectors as bytes: 32-bit floats, little endian, one vector after the other. */
final class Vectors {
  private Vectors() {}

  /** Writes vectors, all of {@code dimension} floats. */
  static byte[] write(List<float[]> vectors, int dimension) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vectors.size() * dimension * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] vector : vectors) {
      if (vector.length != dimension) {
        throw new IllegalArgumentException("vectors of one model have one length");
      }
      for (float value : vector) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }

  static List<float[]> read(byte[] bytes, int dimension) {
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    List<float[]> vectors = new ArrayList<>();
    while (floats.hasRemaining()) {
      float[] vector = new float[dimension];
      floats.get(vector);
      vectors.add(vector);
    }
    return vectors;
  }
}
