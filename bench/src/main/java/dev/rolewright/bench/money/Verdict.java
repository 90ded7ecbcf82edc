package dev.rolewright.bench.money;

import dev.rolewright.bench.fleet.CallNumber;
import dev.rolewright.bench.money.LedgerEnd.Row;
import java.util.ArrayList;
import java.util.List;

/** Compares the books with what the vendor and the clients know, and collects what is wrong. */
final class Verdict {
  private final List<String> faults = new ArrayList<>();

  /** Notes what does not hold. */
  void check(boolean holds, String otherwise) {
    if (!holds) {
      faults.add(otherwise);
    }
  }

  /** Compares call by call. */
  void compare(LedgerEnd books, ExamVendor vendor, ExamLoad load, long reservedPicos) {
    long[] booked = new long[CallNumber.END];
    boolean[] isReserved = new boolean[CallNumber.END];
    for (Row row : books.rows()) {
      booked[row.number()] += row.costPicos();
      isReserved[row.number()] |= row.isReserved();
      check(row.reservedPicos() == reservedPicos, "a reservation of another size: " + row);
      if (row.isReserved()) {
        check(row.costPicos() == row.reservedPicos(), "not settled at its reservation: " + row);
        check(load.lost().contains(row.number()), "RESERVED without a kill: " + row);
      }
    }
    for (int number = 0; number < CallNumber.END; number++) {
      String call = "call " + number + " is booked at " + booked[number] + " pico-USD";
      if (isReserved[number]) {
        check(booked[number] >= vendor.picos(number), call + ", less than the vendor counted");
      } else {
        check(
            booked[number] == vendor.picos(number),
            call + " and the vendor counted " + vendor.picos(number));
      }
      check(
          load.picos(number) == 0 || booked[number] >= load.picos(number),
          call + " and its answer said " + load.picos(number));
    }
  }

  /** Returns what is wrong; empty when all holds. */
  List<String> faults() {
    return List.copyOf(faults);
  }
}
