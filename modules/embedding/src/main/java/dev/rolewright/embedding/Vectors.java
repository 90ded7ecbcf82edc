package dev.rolewright.embedding;

/** Arithmetic on vectors of unit length. */
public final class Vectors {
  private Vectors() {}

  /**
   * Returns the cosine of two vectors of unit length and the same dimensions, -1..1 up to rounding.
   */
  public static double cosine(float[] left, float[] right) {
    if (left.length != right.length) {
      throw new IllegalArgumentException(
          "vectors of " + left.length + " and " + right.length + " dimensions");
    }
    float sum = 0;
    for (int index = 0; index < left.length; index++) {
      sum += left[index] * right[index];
    }
    return sum;
  }
}
