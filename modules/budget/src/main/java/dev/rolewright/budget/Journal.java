package dev.rolewright.budget;

import dev.rolewright.domain.TokenUsage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * What one process reserved and settled and the ledger does not have yet: places of one size in
 * memory that outlives the process, so that nothing has to be moved or compacted, and a place is
 * free again as soon as the ledger has what it held.
 *
 * <p>Which places are free is for its owner to know; two threads never use the same place at once.
 */
final class Journal {
  /** Version of the form of the whole; a change of the form needs another number. */
  static final int VERSION = 1;

  private static final int HEADER = JournalSlot.BYTES;
  private static final long MAGIC = 0x524F_4C45_4255_4447L;
  private static final int HEADER_BYTES = 32;

  private final MemorySegment memory;
  private final int slots;

  private Journal(MemorySegment memory) {
    this.memory = memory;
    this.slots = (int) (memory.byteSize() / JournalSlot.BYTES) - 1;
  }

  /** Returns how many bytes a journal of so many places takes. */
  static long bytes(int slots) {
    return HEADER + (long) slots * JournalSlot.BYTES;
  }

  /** Begins a journal in memory that is all zero. */
  static Journal begin(MemorySegment memory, UUID replica) {
    Journal journal = new Journal(memory);
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES)
            .putLong(MAGIC)
            .putInt(VERSION)
            .putInt(journal.slots)
            .putLong(replica.getMostSignificantBits())
            .putLong(replica.getLeastSignificantBits())
            .array();
    MemorySegment.copy(header, 0, memory, ValueLayout.JAVA_BYTE, 0, header.length);
    memory.set(ValueLayout.JAVA_INT, HEADER_BYTES, sum(header));
    return journal;
  }

  /** Returns the number of places. */
  int slots() {
    return slots;
  }

  /** Writes a reservation to a free place; it holds once this returns. */
  void reserve(int slot, LedgerEntry entry) {
    JournalSlot.reserve(at(slot), entry);
  }

  /** Writes what the call in a place cost; it holds once this returns. */
  void settle(int slot, long costPicos, TokenUsage usage, CostBasis basis) {
    JournalSlot.settle(at(slot), costPicos, usage, basis);
  }

  /** Frees a place. */
  void free(int slot) {
    JournalSlot.free(at(slot));
  }

  private MemorySegment at(int slot) {
    return memory.asSlice(HEADER + (long) slot * JournalSlot.BYTES, JournalSlot.BYTES);
  }

  /**
   * What was found in the journal of a process that has ended.
   *
   * @param entries what was settled, and what was not, at its whole reservation
   * @param isWhole false where reservations may have been lost: what the process held must then not
   *     be given back
   * @param damages what can't be read, in words; empty where all can
   */
  record Found(List<LedgerEntry> entries, boolean isWhole, List<String> damages) {}

  /**
   * Reads the journal of a process that has ended.
   *
   * @throws UnknownVersionException when another version of this program wrote it
   */
  static Found read(MemorySegment memory) throws UnknownVersionException {
    Optional<String> unusable = unusable(memory);
    if (unusable.isPresent()) {
      return new Found(List.of(), false, List.of(unusable.get()));
    }
    Journal journal = new Journal(memory);
    int expected = ByteBuffer.wrap(header(memory)).getInt(Long.BYTES + Integer.BYTES);
    List<LedgerEntry> entries = new ArrayList<>();
    List<String> damages = new ArrayList<>();
    boolean isWhole = true;
    if (memory.byteSize() != bytes(expected)) {
      damages.add("its length is not the one that it was made with");
      isWhole = false;
    }
    for (int slot = 0; slot < Math.min(expected, journal.slots); slot++) {
      switch (JournalSlot.read(journal.at(slot))) {
        case JournalSlot.Content.Free _ -> {}
        case JournalSlot.Content.Open(LedgerEntry entry) -> entries.add(entry);
        case JournalSlot.Content.Settled(LedgerEntry entry) -> entries.add(entry);
        case JournalSlot.Content.Damaged(Optional<LedgerEntry> entry) -> {
          damages.add("place " + slot + " can't be read");
          entry.ifPresent(entries::add);
          isWhole &= entry.isPresent();
        }
      }
    }
    return new Found(entries, isWhole, damages);
  }

  private static Optional<String> unusable(MemorySegment memory) throws UnknownVersionException {
    if (memory.byteSize() < HEADER) {
      return Optional.of("its head is missing");
    }
    byte[] header = header(memory);
    ByteBuffer read = ByteBuffer.wrap(header);
    if (read.getLong() != MAGIC || memory.get(ValueLayout.JAVA_INT, HEADER_BYTES) != sum(header)) {
      return Optional.of("its head can't be read");
    }
    int version = read.getInt();
    if (version != VERSION) {
      throw new UnknownVersionException(version);
    }
    return Optional.empty();
  }

  private static byte[] header(MemorySegment memory) {
    return memory.asSlice(0, HEADER_BYTES).toArray(ValueLayout.JAVA_BYTE);
  }

  private static int sum(byte[] header) {
    CRC32C sum = new CRC32C();
    sum.update(header);
    return (int) sum.getValue();
  }

  /** The journal has a form that this version does not know. */
  static final class UnknownVersionException extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownVersionException(int version) {
      super("has version " + version + ", this program reads " + VERSION);
    }
  }
}
