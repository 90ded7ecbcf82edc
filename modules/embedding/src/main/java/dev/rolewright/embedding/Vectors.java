package dev.rolewright.embedding;

/** Arithmetic on vectors of unit length. */
public final class Vectors {
  private Vectors() {}

  /**
   * Returns the cosine of two vectors of unit length and the same dimensions, -1..1 up to rounding.
   *
   * @throws IllegalArgumentException when the dimensions differ
   */
  public static double cosine(float[] left, float[] right) {
    if (left.length != right.length) {
      throw new IllegalArgumentException(
          "vectors of " + left.length + " and " + right.length + " dimensions");
    }
    // A single sum would make each addition wait for the one before.
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    float sum4 = 0;
    float sum5 = 0;
    float sum6 = 0;
    float sum7 = 0;
    int index = 0;
    for (; index <= left.length - 8; index += 8) {
      sum0 = Math.fma(left[index], right[index], sum0);
      sum1 = Math.fma(left[index + 1], right[index + 1], sum1);
      sum2 = Math.fma(left[index + 2], right[index + 2], sum2);
      sum3 = Math.fma(left[index + 3], right[index + 3], sum3);
      sum4 = Math.fma(left[index + 4], right[index + 4], sum4);
      sum5 = Math.fma(left[index + 5], right[index + 5], sum5);
      sum6 = Math.fma(left[index + 6], right[index + 6], sum6);
      sum7 = Math.fma(left[index + 7], right[index + 7], sum7);
    }
    float rest = 0;
    for (; index < left.length; index++) {
      rest = Math.fma(left[index], right[index], rest);
    }
    return ((double) sum0 + sum1)
        + ((double) sum2 + sum3)
        + ((double) sum4 + sum5)
        + ((double) sum6 + sum7)
        + rest;
  }

  /** Scales a vector to the length of one, in place; a zero vector stays as it is. */
  static void normalize(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    if (squares == 0) {
      return;
    }
    double scale = 1 / Math.sqrt(squares);
    for (int index = 0; index < vector.length; index++) {
      vector[index] = (float) (vector[index] * scale);
    }
  }
}
