package dev.rolewright.budget;

/** The free places of the journal; the one that was used last comes first, as it is in memory. */
final class FreeSlots {
  private final int[] stack;
  private int size;

  FreeSlots(int slots) {
    stack = new int[slots];
    for (int slot = slots - 1; slot >= 0; slot--) {
      put(slot);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size == stack.length;
  }

  int take() {
    return stack[--size];
  }

  void put(int slot) {
    stack[size++] = slot;
  }
}
