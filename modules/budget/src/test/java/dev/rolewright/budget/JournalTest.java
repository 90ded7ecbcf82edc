package dev.rolewright.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.domain.TokenUsage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final UUID REPLICA = new UUID(1, 2);
  private static final int SLOTS = 4;

  private final MemorySegment memory = memory(Journal.bytes(SLOTS));
  private final Journal journal = Journal.begin(memory, REPLICA);

  private static MemorySegment memory(long bytes) {
    return Arena.ofAuto().allocate(bytes, Long.BYTES);
  }

  private static LedgerEntry entry(int number, String text, long max) {
    return new LedgerEntry(
        new UUID(number, 1).toString(),
        new UUID(number, 2).toString(),
        Charge.cut(text),
        new Charge(new UUID(number, 3).toString(), "", text, "model", text, "run", max),
        max,
        CostBasis.RESERVED,
        TokenUsage.NONE,
        Instant.parse("2026-11-22T06:55:25.123456Z"));
  }

  private static Journal.Found read(MemorySegment from) {
    try {
      return Journal.read(from);
    } catch (Journal.UnknownVersionException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void readsWhatWasWrittenAndNotWhatWasFreed() {
    LedgerEntry open = entry(1, "one", 500);
    LedgerEntry settled = entry(2, "two", 600);
    TokenUsage usage = new TokenUsage(1, 2, 3, 4);
    journal.reserve(0, open);
    journal.reserve(1, settled);
    journal.settle(1, 77, usage, CostBasis.ESTIMATED);
    journal.reserve(2, entry(3, "three", 1));
    journal.free(2);
    assertThat(read(memory))
        .isEqualTo(
            new Journal.Found(
                List.of(open, settled.settled(77, usage, CostBasis.ESTIMATED)), true, List.of()));
  }

  @Test
  void aPlaceThatIsUsedAgainDoesNotKeepTheOldSettlement() {
    journal.reserve(0, entry(1, "one", 500));
    journal.settle(0, 7, TokenUsage.NONE, CostBasis.EXACT);
    journal.free(0);
    LedgerEntry again = entry(2, "again", 900);
    journal.reserve(0, again);
    assertThat(read(memory).entries()).containsExactly(again);
  }

  @Property(tries = 200)
  void keepsAnyText(
      @ForAll String text, @ForAll @LongRange(min = 0, max = Charge.MOST_PICOS) long max) {
    LedgerEntry entry = entry(9, text, max);
    journal.reserve(3, entry);
    List<LedgerEntry> read = read(memory).entries();
    // A lone surrogate has no UTF-8 and reads as a question mark.
    if (text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
      assertThat(read).containsExactly(entry);
    } else {
      assertThat(read).hasSize(1);
    }
  }

  @Test
  void whatTheEndOfTheProcessLeftHalfWrittenHasNotHappened() {
    MemorySegment before = copy(memory);
    LedgerEntry entry = entry(1, "one", 500);
    journal.reserve(0, entry);
    for (long cut = Integer.BYTES; cut < JournalSlot.BYTES; cut++) {
      assertThat(read(torn(before, memory, cut)))
          .isEqualTo(new Journal.Found(List.of(), true, List.of()));
    }
    MemorySegment reserved = copy(memory);
    journal.settle(0, 20, TokenUsage.NONE, CostBasis.EXACT);
    for (long cut = Integer.BYTES; cut < JournalSlot.BYTES; cut++) {
      assertThat(read(torn(reserved, memory, cut)))
          .isEqualTo(new Journal.Found(List.of(entry), true, List.of()));
    }
  }

  /** Returns the first place with only so many bytes written; the word of the state is the last. */
  private static MemorySegment torn(MemorySegment before, MemorySegment after, long cut) {
    MemorySegment torn = copy(before);
    long from = JournalSlot.BYTES + (long) Integer.BYTES;
    MemorySegment.copy(after, from, torn, from, cut - Integer.BYTES);
    return torn;
  }

  private static MemorySegment copy(MemorySegment of) {
    return memory(of.byteSize()).copyFrom(of);
  }

  @Test
  void noFlippedBitIsReadAsSomethingElse() {
    LedgerEntry open = entry(1, "one", 500);
    LedgerEntry settled = entry(2, "two", 600);
    journal.reserve(0, open);
    journal.reserve(1, settled);
    journal.settle(1, 77, TokenUsage.NONE, CostBasis.EXACT);
    Journal.Found intact = read(memory);
    for (long at = 0; at < memory.byteSize(); at++) {
      for (int mask : new int[] {0x01, 0x80, 0xFF}) {
        MemorySegment flipped = copy(memory);
        byte old = flipped.get(ValueLayout.JAVA_BYTE, at);
        flipped.set(ValueLayout.JAVA_BYTE, at, (byte) (old ^ mask));
        Journal.Found found = read(flipped);
        if (found.damages().isEmpty()) {
          assertThat(found).as("byte %s", at).isEqualTo(intact);
        } else if (found.isWhole()) {
          List<LedgerEntry> inFull = new ArrayList<>(intact.entries());
          inFull.replaceAll(entry -> found.entries().contains(entry) ? entry : inFull(entry));
          assertThat(found.entries()).as("byte %s", at).isEqualTo(inFull);
        } else {
          assertThat(intact.entries()).containsAll(found.entries());
        }
      }
    }
  }

  private static LedgerEntry inFull(LedgerEntry entry) {
    return entry.settled(entry.charge().maxCostPicos(), TokenUsage.NONE, CostBasis.RESERVED);
  }

  @Test
  void aJournalThatWasCutIsNeverTakenForAWholeOne() {
    LedgerEntry first = entry(1, "one", 500);
    journal.reserve(0, first);
    journal.reserve(1, entry(2, "two", 600));
    for (long length = 0; length < memory.byteSize(); length++) {
      Journal.Found found = read(memory.asSlice(0, length));
      assertThat(found.isWhole()).as("cut at %s", length).isFalse();
      assertThat(found.damages()).isNotEmpty();
      assertThat(read(memory).entries()).containsAll(found.entries());
    }
  }

  @Test
  void anotherVersionIsNotReadButNamed() {
    MemorySegment other = copy(memory);
    byte[] header = other.asSlice(0, 32).toArray(ValueLayout.JAVA_BYTE);
    header[11] = 9;
    java.util.zip.CRC32C sum = new java.util.zip.CRC32C();
    sum.update(header);
    MemorySegment.copy(header, 0, other, ValueLayout.JAVA_BYTE, 0, header.length);
    other.set(ValueLayout.JAVA_INT, 32, (int) sum.getValue());
    assertThatThrownBy(() -> Journal.read(other))
        .isInstanceOf(Journal.UnknownVersionException.class)
        .hasMessageContaining("version 9");
  }
}
