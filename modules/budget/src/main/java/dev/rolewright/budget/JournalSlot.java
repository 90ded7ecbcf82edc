package dev.rolewright.budget;

import dev.rolewright.domain.TokenUsage;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The form of one reservation in the journal: {@value #BYTES} bytes, in the order of this machine's
 * bytes. The word of the state is written last, so that what the end of the process left half
 * written has not happened; everything else has a checksum.
 *
 * <pre>
 *    0  state: 0 free, else one of two words that differ in every byte
 *    4  CRC-32C of the reservation and its length
 *    8  CRC-32C of the settlement and the word at 4, so that it belongs to this reservation
 *   12  length of the reservation
 *   16  settlement: cost, tokens (input, output, cached, reasoning), basis
 *   64  reservation: ids of itself, tenant and key, time, cost at most, six texts
 * </pre>
 */
final class JournalSlot {
  static final int BYTES = 1024;

  private static final VarHandle STATE = ValueLayout.JAVA_INT.varHandle();
  private static final int FREE = 0;
  private static final int RESERVED = 0x5EC0_1DED;
  private static final int SETTLED = 0xA13F_E212;

  private static final int RESERVATION_SUM = 4;
  private static final int SETTLEMENT_SUM = 8;
  private static final int LENGTH = 12;
  private static final int SETTLEMENT = 16;
  private static final int SETTLEMENT_BYTES = 44;
  private static final int RESERVATION = 64;

  private JournalSlot() {}

  /** What a slot holds. */
  sealed interface Content {
    /** Nothing. */
    record Free() implements Content {}

    /** A reservation that has not ended; of it only the reserved cost is known. */
    record Open(LedgerEntry entry) implements Content {}

    /** A settled reservation. */
    record Settled(LedgerEntry entry) implements Content {}

    /**
     * Something that can't be read.
     *
     * @param entry the reservation, where only its settlement can't be read
     */
    record Damaged(Optional<LedgerEntry> entry) implements Content {}
  }

  /** Writes a reservation; it holds once this returns. */
  static void reserve(MemorySegment slot, LedgerEntry entry) {
    byte[] body = body(entry);
    slot.set(ValueLayout.JAVA_INT, LENGTH, body.length);
    slot.set(ValueLayout.JAVA_INT, RESERVATION_SUM, sum(body, body.length));
    MemorySegment.copy(body, 0, slot, ValueLayout.JAVA_BYTE, RESERVATION, body.length);
    STATE.setRelease(slot, 0L, RESERVED);
  }

  /** Writes what a reserved call cost; it holds once this returns. */
  static void settle(MemorySegment slot, long costPicos, TokenUsage usage, CostBasis basis) {
    byte[] body =
        ByteBuffer.allocate(SETTLEMENT_BYTES)
            .putLong(costPicos)
            .putLong(usage.inputTokens())
            .putLong(usage.outputTokens())
            .putLong(usage.cachedInputTokens())
            .putLong(usage.reasoningTokens())
            .putInt(code(basis))
            .array();
    MemorySegment.copy(body, 0, slot, ValueLayout.JAVA_BYTE, SETTLEMENT, body.length);
    int reservation = slot.get(ValueLayout.JAVA_INT, RESERVATION_SUM);
    slot.set(ValueLayout.JAVA_INT, SETTLEMENT_SUM, sum(body, reservation));
    STATE.setRelease(slot, 0L, SETTLED);
  }

  /** Forgets what a slot holds. */
  static void free(MemorySegment slot) {
    STATE.setRelease(slot, 0L, FREE);
  }

  /** Reads a slot. */
  static Content read(MemorySegment slot) {
    int state = (int) STATE.getAcquire(slot, 0L);
    if (state == FREE) {
      return new Content.Free();
    }
    Optional<LedgerEntry> reservation = reservation(slot);
    if (reservation.isEmpty() || (state != RESERVED && state != SETTLED)) {
      return new Content.Damaged(reservation);
    }
    LedgerEntry open = reservation.get();
    if (state == RESERVED) {
      return new Content.Open(open);
    }
    return settlement(slot, open)
        .<Content>map(Content.Settled::new)
        .orElseGet(() -> new Content.Damaged(reservation));
  }

  private static Optional<LedgerEntry> reservation(MemorySegment slot) {
    int length = slot.get(ValueLayout.JAVA_INT, LENGTH);
    if (length < 0 || length > BYTES - RESERVATION) {
      return Optional.empty();
    }
    byte[] body = slot.asSlice(RESERVATION, length).toArray(ValueLayout.JAVA_BYTE);
    return sum(body, length) == slot.get(ValueLayout.JAVA_INT, RESERVATION_SUM)
        ? Optional.of(entry(ByteBuffer.wrap(body)))
        : Optional.empty();
  }

  private static Optional<LedgerEntry> settlement(MemorySegment slot, LedgerEntry open) {
    byte[] body = slot.asSlice(SETTLEMENT, SETTLEMENT_BYTES).toArray(ValueLayout.JAVA_BYTE);
    int reservation = slot.get(ValueLayout.JAVA_INT, RESERVATION_SUM);
    if (sum(body, reservation) != slot.get(ValueLayout.JAVA_INT, SETTLEMENT_SUM)) {
      return Optional.empty();
    }
    ByteBuffer from = ByteBuffer.wrap(body);
    long cost = from.getLong();
    TokenUsage usage =
        new TokenUsage(from.getLong(), from.getLong(), from.getLong(), from.getLong());
    return Optional.of(open.settled(cost, usage, basis(from.getInt())));
  }

  private static byte[] body(LedgerEntry entry) {
    ByteBuffer to = ByteBuffer.allocate(BYTES - RESERVATION);
    Charge charge = entry.charge();
    putId(to, charge.id());
    putId(to, entry.tenantId());
    putId(to, entry.apiKeyId());
    to.putLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.time()));
    to.putLong(charge.maxCostPicos());
    putText(to, charge.account());
    putText(to, charge.provider());
    putText(to, charge.model());
    putText(to, charge.task());
    putText(to, charge.runId());
    putText(to, entry.correlationId());
    byte[] body = new byte[to.position()];
    to.flip().get(body);
    return body;
  }

  private static LedgerEntry entry(ByteBuffer from) {
    String id = id(from);
    String tenant = id(from);
    String key = id(from);
    Instant time = Instant.EPOCH.plus(from.getLong(), ChronoUnit.MICROS);
    long max = from.getLong();
    Charge charge = new Charge(id, text(from), text(from), text(from), text(from), text(from), max);
    return new LedgerEntry(
        tenant, key, text(from), charge, max, CostBasis.RESERVED, TokenUsage.NONE, time);
  }

  private static int code(CostBasis basis) {
    return switch (basis) {
      case EXACT -> 1;
      case ESTIMATED -> 2;
      case RESERVED -> 3;
    };
  }

  private static CostBasis basis(int code) {
    return code == code(CostBasis.EXACT) ? CostBasis.EXACT : CostBasis.ESTIMATED;
  }

  private static void putId(ByteBuffer to, String id) {
    UUID uuid = UUID.fromString(id);
    to.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
  }

  private static String id(ByteBuffer from) {
    return new UUID(from.getLong(), from.getLong()).toString();
  }

  private static void putText(ByteBuffer to, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    to.put((byte) bytes.length).put(bytes);
  }

  private static String text(ByteBuffer from) {
    byte[] bytes = new byte[from.get() & 0xFF];
    from.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int sum(byte[] body, int salt) {
    CRC32C sum = new CRC32C();
    sum.update(body);
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      sum.update(salt >>> shift);
    }
    return (int) sum.getValue();
  }
}
