package dev.rolewright.parsing.job;

import dev.rolewright.domain.SalaryPeriod;

/** Knows which amounts are usual as pay for a period, in any of the larger currencies. */
final class PayScale {
  private PayScale() {}

  /** Returns whether a person can live on an amount paid by a period: allowances are less. */
  static boolean isLiving(MoneyScanner.Money money, SalaryPeriod period) {
    double amount = money.max();
    return switch (period) {
      case HOUR -> amount >= 8 && amount <= 200;
      case DAY -> amount >= 80;
      case WEEK -> amount >= 200;
      case MONTH -> amount >= 1_000;
      case YEAR -> amount >= 12_000;
      case UNSPECIFIED -> false;
    };
  }

  /** Tells the period from the size of the amount where it can only be one. */
  static SalaryPeriod guess(MoneyScanner.Money money) {
    if (money.max() >= 14_000) {
      return SalaryPeriod.YEAR;
    }
    return money.max() >= 7 && money.max() <= 95 ? SalaryPeriod.HOUR : SalaryPeriod.UNSPECIFIED;
  }

  static boolean fits(MoneyScanner.Money money, SalaryPeriod period) {
    double amount = money.max();
    return switch (period) {
      case HOUR -> amount >= 3 && amount <= 600;
      case DAY -> amount >= 40 && amount <= 5_000;
      case WEEK -> amount >= 100 && amount <= 20_000;
      case MONTH -> amount >= 150 && amount <= 80_000;
      case YEAR -> amount >= 5_000;
      case UNSPECIFIED -> amount >= 600 && amount <= 14_000;
    };
  }
}
