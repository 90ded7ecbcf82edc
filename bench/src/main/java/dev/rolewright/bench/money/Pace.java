package dev.rolewright.bench.money;

/** Gives the calls their numbers, up to a bound that is moved on. Used by all clients at once. */
final class Pace {
  private int next;
  private int bound;

  /** Waits until another call may begin and returns its number. */
  synchronized int next() throws InterruptedException {
    while (next >= bound) {
      wait();
    }
    return next++;
  }

  /** Lets so many calls begin in all. */
  synchronized void upTo(int calls) {
    bound = calls;
    notifyAll();
  }
}
