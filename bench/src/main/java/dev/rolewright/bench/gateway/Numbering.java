package dev.rolewright.bench.gateway;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a load asks: the same each time, which a cache answers after the first, or each time
 * something new. A number is written in letters, since a safety policy takes digits out.
 */
enum Numbering {
  /** No two calls of this program are the same. */
  NEW,
  /** All calls are. */
  SAME;

  private static final AtomicLong NEXT = new AtomicLong();
  private static final byte[] PLACE = "aaaaaaaaaa".getBytes(StandardCharsets.US_ASCII);

  /** The text of a question, with room for the number. */
  static final String TEXT = "Say hello to reader aaaaaaaaaa.";

  /** Returns where the number of a request stands, which has to hold {@link #TEXT} as it is. */
  static int place(byte[] request) {
    for (int start = request.length - PLACE.length; start >= 0; start--) {
      int index = 0;
      while (index < PLACE.length && request[start + index] == PLACE[index]) {
        index++;
      }
      if (index == PLACE.length) {
        return start;
      }
    }
    throw new IllegalArgumentException("the request has no place for its number");
  }

  /** Gives a request its number. */
  void number(byte[] request, int place) {
    if (this == NEW) {
      long rest = NEXT.getAndIncrement();
      for (int index = place + PLACE.length - 1; index >= place; index--) {
        request[index] = (byte) ('a' + rest % 10);
        rest /= 10;
      }
    }
  }
}
