package dev.rolewright.pricing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The prices of the providers that are configured. */
public final class Prices {
  private final PriceList list;
  private final Map<String, String> vendors;

  private Prices(PriceList list, Map<String, String> vendors) {
    this.list = list;
    this.vendors = Map.copyOf(vendors);
  }

  /**
   * Creates them.
   *
   * @param vendors whose interface each provider has, by its configured name
   */
  public static Prices of(PriceList list, Map<String, String> vendors) {
    return new Prices(list, vendors);
  }

  /** Returns prices that ask nothing for anything, as where every model is one's own. */
  public static Prices free() {
    Price price = new Price(Rates.FREE, List.of(), true, Optional.empty());
    return new Prices(
        new PriceList(
            Map.of(
                "",
                Map.of(
                    PriceList.ANY_MODEL,
                    List.of(new PriceList.Period(Instant.MIN, Instant.MAX, price, price))))),
        Map.of());
  }

  /**
   * Returns what a model costs at a time.
   *
   * @param provider configured name
   * @param model the provider's own name
   */
  public Price of(String provider, String model, Instant time) {
    return list.price(provider, vendors.getOrDefault(provider, ""), model, time);
  }
}
