package dev.rolewright.llm.spi;

import java.time.Duration;

/** Lets one replica at a time try a model whose breaker is open. */
public interface ProbeLeases {
  /**
   * Takes the lease unless another replica holds it.
   *
   * @return whether it is ours until it is released or {@code atMost} has passed
   */
  boolean tryTake(String key, Duration atMost);

  /** Gives the lease back, so that the next probe need not wait for its end. */
  void release(String key);

  /** Returns the leases of a replica that is alone: every probe may go. */
  static ProbeLeases alone() {
    return new ProbeLeases() {
      @Override
      public boolean tryTake(String key, Duration atMost) {
        return true;
      }

      @Override
      public void release(String key) {}
    };
  }
}
