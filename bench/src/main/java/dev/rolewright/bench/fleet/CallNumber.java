package dev.rolewright.bench.fleet;

import java.util.Locale;

/** The number of a call, from 0, which the message, the ledger and the vendor's request carry. */
public final class CallNumber {
  /** One more than the largest number. */
  public static final int END = 200_000;

  private static final String MARK = "call-";
  private static final int DIGITS = 6;

  private CallNumber() {}

  /** Returns a text that holds the number; all are equally long. */
  public static String text(int number) {
    return String.format(Locale.ROOT, MARK + "%0" + DIGITS + "d", number);
  }

  /** Returns the number that a text holds. */
  public static int in(String text) {
    int at = text.indexOf(MARK);
    if (at < 0 || text.length() < at + MARK.length() + DIGITS) {
      throw new IllegalArgumentException("the text holds no number of a call");
    }
    return Integer.parseInt(text, at + MARK.length(), at + MARK.length() + DIGITS, 10);
  }
}
