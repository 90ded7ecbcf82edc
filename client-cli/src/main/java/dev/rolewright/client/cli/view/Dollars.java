package dev.rolewright.client.cli.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Shows amounts of pico-USD (10^-12 USD) as a person reads them. */
final class Dollars {
  private static final int PICO_DIGITS = 12;
  private static final long DOLLAR = 1_000_000_000_000L;

  private Dollars() {}

  /** Returns as many decimals as amounts up to the largest one need to be told apart. */
  static int decimals(long largestPicos) {
    if (largestPicos >= 100 * DOLLAR) {
      return 2;
    }
    return largestPicos >= DOLLAR ? 4 : 6;
  }

  /** Returns an amount without its unit; one that is not 0 never looks like it. */
  static String number(long picos, int decimals) {
    BigDecimal rounded =
        BigDecimal.valueOf(picos, PICO_DIGITS).setScale(decimals, RoundingMode.HALF_UP);
    if (picos > 0 && rounded.signum() == 0) {
      return "<" + BigDecimal.ONE.movePointLeft(decimals).toPlainString();
    }
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  /** Returns an amount with its unit. */
  static String of(long picos) {
    if (picos == 0) {
      return "0 USD";
    }
    return number(picos, decimals(picos)) + " USD";
  }
}
