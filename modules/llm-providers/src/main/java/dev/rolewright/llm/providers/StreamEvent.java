package dev.rolewright.llm.providers;

import java.util.Arrays;

/**
 * One event of a stream.
 *
 * @param name the event's name; empty where it has none
 * @param data what it carries, UTF-8; valid until the next event is read
 */
record StreamEvent(String name, Slice data) {
  /** A part of an array that belongs to someone else. */
  record Slice(byte[] bytes, int from, int length) {
    boolean isBlank() {
      for (int i = from; i < from + length; i++) {
        if (bytes[i] > ' ' || bytes[i] < 0) {
          return false;
        }
      }
      return true;
    }

    boolean is(byte[] text) {
      return Arrays.equals(bytes, from, from + length, text, 0, text.length);
    }

    byte[] copy() {
      return Arrays.copyOfRange(bytes, from, from + length);
    }
  }
}
