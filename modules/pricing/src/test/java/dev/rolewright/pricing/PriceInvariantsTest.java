package dev.rolewright.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.pricing.Price.Tier;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class PriceInvariantsTest {
  @Property
  void noUseOfTheTokensCostsMoreThanTheMost(
      @ForAll @LongRange(max = 1_000_000) long input,
      @ForAll @LongRange(max = 200_000) long output,
      @ForAll @LongRange(max = 1_000_000) long cached,
      @ForAll @LongRange(max = 1_000_000) long written,
      @ForAll @LongRange(max = 200_000) long reasoning,
      @ForAll @LongRange(max = 100) long spare,
      @ForAll @LongRange(min = 1, max = 1_000_000) long threshold,
      @ForAll @LongRange(max = 10_000_000_000L) long dear,
      @ForAll @LongRange(max = 10_000_000_000L) long cheap) {
    long reads = Math.min(cached, input);
    TokenUsage usage =
        new TokenUsage(
            input, output, reads, Math.min(reasoning, output), Math.min(written, input - reads));
    // A tier may also be cheaper than what is below it.
    Price price =
        new Price(
            new Rates(cheap, dear, cheap / 2, dear, cheap),
            List.of(new Tier(threshold, new Rates(dear, cheap, dear / 3, cheap, dear))),
            true,
            Optional.empty());

    assertThat(price.most(input + spare, output + spare)).isGreaterThanOrEqualTo(price.cost(usage));
  }

  @Property
  void noCountOfTokensMakesACostSmallOrNegative(
      @ForAll @LongRange(min = 0) long input,
      @ForAll @LongRange(min = 0) long output,
      @ForAll @LongRange(max = 10_000_000_000L) long rate) {
    BigInteger exact =
        BigInteger.valueOf(rate)
            .multiply(BigInteger.valueOf(input).add(BigInteger.valueOf(output)));

    assertThat(new Rates(rate, 0, 0, rate, 0).cost(new TokenUsage(input, output, 0, 0)))
        .isEqualTo(exact.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
  }

  @Property
  void noTextIsMoreTokensThanItHasBytes(@ForAll String text) {
    assertThat(TokenEstimate.atMost(text))
        .isGreaterThanOrEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    assertThat(TokenEstimate.ofMessage(text)).isGreaterThan(TokenEstimate.of(text));
  }
}
