package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ConfigDocument;
import dev.rolewright.platform.ConfigErrors;
import dev.rolewright.pricing.PriceList;
import dev.rolewright.pricing.Prices;
import java.util.Map;

/** Prices for tests. */
final class TestPrices {
  private TestPrices() {}

  /** Reads a list, whose vendors are the names of providers. */
  static Prices of(String json) {
    return Prices.of(read(json), Map.of());
  }

  /** Returns the same prices in USD for a million tokens for every model of every provider. */
  static Prices same(int input, int output) {
    PriceList list =
        read(
            """
            {"vendors": {"all": {"*": [{"from": "1970-01-01",
              "usd_per_million_tokens": {"input": INPUT, "output": OUTPUT}}]}}}
            """
                .replace("INPUT", Integer.toString(input))
                .replace("OUTPUT", Integer.toString(output)));
    return Prices.of(
        list,
        Map.of("provider-0", "all", "provider-1", "all", "provider-2", "all", "provider-3", "all"));
  }

  private static PriceList read(String json) {
    ConfigErrors errors = new ConfigErrors();
    PriceList list =
        PriceList.read(ConfigDocument.read(PriceList.FILE, json, errors).orElseThrow());
    assertThat(errors.lines()).isEmpty();
    return list;
  }
}
