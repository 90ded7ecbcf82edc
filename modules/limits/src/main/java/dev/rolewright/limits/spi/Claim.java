package dev.rolewright.limits.spi;

/**
 * What is wanted of a window.
 *
 * @param window the counter
 * @param amount how much is wanted; 0 or more
 * @param limit how much all replicas may have; 0 or more
 * @param advance how much more is of use; 0 for nothing. It is granted as a whole, and only where
 *     the window holds no more than half of what is allowed after that.
 */
public record Claim(Window window, long amount, long limit, long advance) {
  /** Wants nothing in advance. */
  public Claim(Window window, long amount, long limit) {
    this(window, amount, limit, 0);
  }
}
