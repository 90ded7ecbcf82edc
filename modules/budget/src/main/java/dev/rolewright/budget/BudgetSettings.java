package dev.rolewright.budget;

import java.time.Duration;

/**
 * How a replica keeps its books.
 *
 * @param journalSlots how many reservations can be under way or not yet in the ledger, 1 to {@value
 *     #MOST_SLOTS}, of a kilobyte each; beyond them calls are refused
 * @param patience how long a call waits for money to come free before it is refused
 * @param storeWait how long a call waits for an answer of the store
 * @param flushDelay how long a settled cost may wait for others before it goes to the ledger
 * @param batch most settled costs of one transaction
 * @param review how often money beyond what is used is given back
 */
public record BudgetSettings(
    int journalSlots,
    Duration patience,
    Duration storeWait,
    Duration flushDelay,
    int batch,
    Duration review) {
  /** A gigabyte of journal. */
  public static final int MOST_SLOTS = 1 << 20;

  /** What holds unless a test or a benchmark wants something else. */
  public static final BudgetSettings DEFAULT =
      new BudgetSettings(
          1 << 14,
          Duration.ofMillis(200),
          Duration.ofSeconds(5),
          Duration.ofMillis(100),
          500,
          Duration.ofSeconds(1));

  /** Checks the numbers. */
  public BudgetSettings {
    if (journalSlots < 1 || journalSlots > MOST_SLOTS || batch < 1) {
      throw new IllegalArgumentException("journalSlots is 1 to " + MOST_SLOTS + ", batch from 1");
    }
  }
}
