package dev.rolewright.budget;

import java.util.List;
import java.util.UUID;

/** Where journals are kept, so that a test can own it. */
interface JournalFiles extends AutoCloseable {
  /** Begins the journal of this process. */
  Journal begin(UUID replica, int slots);

  /** Returns the journals of processes that have ended, oldest first. */
  List<Left> left();

  /** Forgets the journal of this process, which holds nothing any more. */
  void removeOwn();

  /** Lets the journals go; this process writes nothing any more. */
  @Override
  void close();

  /** A journal that a process left. */
  interface Left {
    /** Returns the id of the process. */
    UUID replica();

    /** Reads it. */
    Journal.Found read();

    /** Forgets it, since the store has all it held. */
    void remove();

    /** Sets it aside for an operator to look at, since it is damaged. */
    void keepAside();
  }
}
