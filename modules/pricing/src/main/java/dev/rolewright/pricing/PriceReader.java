package dev.rolewright.pricing;

import dev.rolewright.platform.ConfigNode;
import dev.rolewright.pricing.Price.Tier;
import dev.rolewright.pricing.PriceList.Period;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the prices of a vendor's models, and checks what no schema can. */
final class PriceReader {
  /** A micro-dollar a million tokens is a pico-dollar a token. */
  private static final int DECIMALS = 6;

  /** No vendor is near it; a price above is a slip of the pen. */
  private static final BigDecimal MOST = BigDecimal.valueOf(10_000);

  private static final String FREE = "free";
  private static final String FROM = "from";
  private static final String UNTIL = "until";
  private static final String RATES = "usd_per_million_tokens";

  private PriceReader() {}

  static Map<String, List<Period>> models(ConfigNode models) {
    Map<String, List<Period>> read = new HashMap<>();
    for (String model : models.lists()) {
      read.put(model, periods(models.list(model)));
    }
    return read;
  }

  /** Reads periods, which follow one another without a gap. */
  private static List<Period> periods(List<ConfigNode> nodes) {
    List<Period> periods = new ArrayList<>();
    for (int index = 0; index < nodes.size(); index++) {
      ConfigNode node = nodes.get(index);
      Optional<Instant> from = date(node, FROM);
      Optional<Instant> until = date(node, UNTIL);
      Optional<Instant> next =
          index + 1 < nodes.size() ? date(nodes.get(index + 1), FROM) : Optional.empty();
      if (from.isPresent()) {
        checkOrder(node, from.get(), until, next);
        periods.add(
            new Period(
                from.get(),
                until.or(() -> next).orElse(Instant.MAX),
                price(node, from.get()),
                node.has("batch")
                    ? price(node.object("batch"), from.get())
                    : price(node, from.get())));
      }
    }
    return List.copyOf(periods);
  }

  private static void checkOrder(
      ConfigNode node, Instant from, Optional<Instant> until, Optional<Instant> next) {
    if (until.filter(end -> !end.isAfter(from)).isPresent()) {
      node.error(UNTIL, "must be after from");
    } else if (next.filter(begin -> !begin.isAfter(from)).isPresent()) {
      node.error(FROM, "must be before the next price's from; write the oldest price first");
    } else if (until.isPresent() && next.filter(begin -> until.get().isAfter(begin)).isPresent()) {
      node.error(UNTIL, "is after the next price's from, so that both hold; leave it out");
    } else if (until.isPresent() && next.filter(begin -> until.get().isBefore(begin)).isPresent()) {
      node.error(
          UNTIL, "is before the next price's from, so that none holds between; leave it out");
    }
  }

  private static Optional<Instant> date(ConfigNode node, String member) {
    try {
      return node.text(member)
          .map(text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException noDate) {
      node.error(member, "must be a date of the calendar, as YYYY-MM-DD");
      return Optional.empty();
    }
  }

  private static Price price(ConfigNode node, Instant from) {
    if (node.flag(FREE).orElse(false)) {
      if (node.has(RATES)) {
        node.error(FREE, "stands beside a price; leave one of them out");
      }
      return new Price(Rates.FREE, List.of(), true, Optional.of(from));
    }
    if (!node.has(RATES)) {
      node.error("needs " + RATES + ", or \"free\": true");
    }
    List<Tier> tiers = new ArrayList<>();
    int highest = 0;
    for (ConfigNode tier : node.list("above")) {
      int threshold = tier.integer("input_tokens").orElse(0);
      if (threshold <= highest) {
        tier.error("input_tokens", "must be above that of the tier before it");
      }
      highest = threshold;
      tiers.add(new Tier(threshold, rates(tier.object(RATES))));
    }
    return new Price(rates(node.object(RATES)), tiers, true, Optional.of(from));
  }

  /** What is left out costs what it is a part of. */
  private static Rates rates(ConfigNode node) {
    long input = picos(node, "input").orElse(0L);
    long output = picos(node, "output").orElse(0L);
    if (node.has("input") && node.has("output") && input == 0 && output == 0) {
      node.error("costs nothing; say \"free\": true if that is meant");
    }
    return new Rates(
        input,
        picos(node, "cached_input").orElse(input),
        picos(node, "cache_write").orElse(input),
        output,
        picos(node, "reasoning").orElse(output));
  }

  private static Optional<Long> picos(ConfigNode node, String member) {
    Optional<BigDecimal> price = node.decimal(member);
    if (price.isEmpty()) {
      return Optional.empty();
    }
    if (price.get().signum() < 0 || price.get().compareTo(MOST) > 0) {
      node.error(member, "must be in 0..10000, in USD for a million tokens");
      return Optional.empty();
    }
    BigDecimal picos = price.get().movePointRight(DECIMALS).stripTrailingZeros();
    if (picos.scale() > 0) {
      node.error(member, "has more than 6 decimals; a million tokens are priced to the micro-USD");
      return Optional.empty();
    }
    return Optional.of(picos.longValueExact());
  }
}
