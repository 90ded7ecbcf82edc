package dev.rolewright.budget;

import java.nio.charset.StandardCharsets;

/**
 * A call to a vendor that is about to be made.
 *
 * @param id UUID of the reservation, new for each call
 * @param account whose account at the vendor pays: empty for the deployment's own. A call with a
 *     tenant's account counts for the tenant and the key and not for the deployment
 * @param provider configured name of the provider
 * @param model name of the model
 * @param task what the answer is for
 * @param runId id of the record that explains the call; may be empty
 * @param maxCostPicos the most that the call can cost, in pico-USD; 0 to {@value #MOST_PICOS}
 */
public record Charge(
    String id,
    String account,
    String provider,
    String model,
    String task,
    String runId,
    long maxCostPicos) {
  /** A million USD: more is a mistake in a price. */
  public static final long MOST_PICOS = 1_000_000_000_000_000_000L;

  /** Most bytes (UTF-8) of a text that are kept. */
  static final int MOST_BYTES = 128;

  /**
   * Checks the cost; texts of more than {@value #MOST_BYTES} bytes are cut.
   *
   * @throws IllegalArgumentException when the cost is out of range
   */
  public Charge {
    if (maxCostPicos < 0 || maxCostPicos > MOST_PICOS) {
      throw new IllegalArgumentException("maxCostPicos is 0 to " + MOST_PICOS);
    }
    account = cut(account);
    provider = cut(provider);
    model = cut(model);
    task = cut(task);
    runId = cut(runId);
  }

  /** Returns as much of the begin of a text as is kept; never half a character. */
  static String cut(String text) {
    if (text.length() * 3L <= MOST_BYTES) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) {
      return text;
    }
    int end = MOST_BYTES;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
