package dev.rolewright.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.ConfigDocument;
import dev.rolewright.platform.ConfigErrors;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {
  private static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");

  private final ConfigErrors errors = new ConfigErrors();

  @Test
  void isInNamedModule() {
    assertThat(PriceList.class.getModule().isNamed()).isTrue();
  }

  @Test
  void theShippedListIsValid() {
    PriceList list = read(PriceList.shipped());

    assertThat(errors.lines()).isEmpty();
    assertThat(list.price("openai", "openai", "gpt-4o-mini", NOW).isKnown()).isTrue();
  }

  /** 0.15 USD for a million tokens is 150,000 pico-USD for one. */
  @Test
  void aMicroDollarAMillionTokensIsAPicoDollarAToken() {
    Price price = shipped("openai", "gpt-4o-mini");

    assertThat(price.cost(new TokenUsage(1_000, 200, 0, 0))).isEqualTo(270_000_000L);
    assertThat(price.inputPicos()).isEqualTo(150_000);
    assertThat(price.outputPicos()).isEqualTo(600_000);
    assertThat(price.from()).contains(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** OpenAI: cached tokens are among {@code prompt_tokens} and cost half for gpt-4o-mini. */
  @Test
  void openAisCachedTokensArePaidAtTheirOwnPrice() {
    assertThat(shipped("openai", "gpt-4o-mini").cost(new TokenUsage(2_006, 300, 1_920, 0)))
        .isEqualTo(86 * 150_000L + 1_920 * 75_000L + 300 * 600_000L);
  }

  /** OpenAI: {@code completion_tokens} include those of reasoning, which cost as much as text. */
  @Test
  void openAisReasoningTokensCostWhatTextCosts() {
    assertThat(shipped("openai", "o3").cost(new TokenUsage(75, 1_186, 0, 1_024)))
        .isEqualTo(75 * 2_000_000L + 1_186 * 8_000_000L);
  }

  /** OpenAI: above 272,000 tokens of input the whole request has the higher rates. */
  @ParameterizedTest
  @CsvSource({"272000, 2000000, 10000000", "272001, 4000000, 15000000"})
  void openAisLongRequestsArePaidAtTheHigherRatesAsAWhole(long tokens, long input, long output) {
    assertThat(shipped("openai", "gpt-6-sol").cost(new TokenUsage(tokens, 10, 0, 0)))
        .isEqualTo(tokens * input + 10 * output);
  }

  /**
   * Anthropic: a write to the cache costs 1.25 times an input token, a read a tenth of it for
   * Claude Sonnet 4.5; the threshold counts all three.
   */
  @Test
  void anthropicsCacheIsPaidByWritesAndReads() {
    Price price = shipped("anthropic", "claude-sonnet-4-5");

    assertThat(price.cost(new TokenUsage(4_000, 100, 1_500, 0, 2_000)))
        .isEqualTo(500 * 3_000_000L + 1_500 * 300_000L + 2_000 * 3_750_000L + 100 * 15_000_000L);
    assertThat(price.cost(new TokenUsage(200_001, 1, 200_000, 0, 0)))
        .isEqualTo(6_000_000L + 200_000 * 600_000L + 22_500_000L);
  }

  /**
   * Anthropic: above 100,000 tokens of prompt, all tokens of a Haiku 5.5 request cost five times.
   */
  @Test
  void anthropicsSmallModelHasTwoBands() {
    Price price = shipped("anthropic", "claude-haiku-5-5");

    assertThat(price.cost(new TokenUsage(100_000, 1_000, 0, 0)))
        .isEqualTo(100_000 * 100_000L + 1_000 * 500_000L);
    assertThat(price.cost(new TokenUsage(100_001, 1_000, 0, 0)))
        .isEqualTo(100_001 * 500_000L + 1_000 * 2_500_000L);
  }

  /** Anthropic: the Message Batches API costs half. */
  @Test
  void batchesCostWhatTheVendorSays() {
    PriceList list = read(PriceList.shipped());
    TokenUsage usage = new TokenUsage(1_000, 1_000, 0, 0);

    assertThat(list.batchPrice("x", "anthropic", "claude-sonnet-5-5", NOW).cost(usage) * 2)
        .isEqualTo(list.price("x", "anthropic", "claude-sonnet-5-5", NOW).cost(usage));
    assertThat(list.batchPrice("x", "openai", "gpt-4o-mini", NOW).cost(usage))
        .isEqualTo(list.price("x", "openai", "gpt-4o-mini", NOW).cost(usage));
  }

  @Test
  void aVersionIsPricedLikeItsModel() {
    PriceList list = read(PriceList.shipped());

    assertThat(list.price("x", "openai", "gpt-4o-mini-2024-07-18", NOW).inputPicos())
        .isEqualTo(150_000);
    assertThat(list.price("x", "anthropic", "claude-haiku-4-5-20251001", NOW).inputPicos())
        .isEqualTo(1_000_000);
    assertThat(list.price("x", "openai", "gpt-4o-mini-audio", NOW).isKnown()).isFalse();
  }

  @Test
  void ofOnesOwnServerEveryModelIsFree() {
    Price price = read(PriceList.shipped()).price("home", "ollama", "anything", NOW);

    assertThat(price.isKnown()).isTrue();
    assertThat(price.cost(new TokenUsage(1_000_000, 1_000_000, 0, 0))).isZero();
  }

  @Test
  void anUnknownModelCostsTheDearestOfAllThatAreKnown() {
    PriceList list =
        read(
            vendors(
                """
                "cheap": {"a": [{"from": "2026-01-01", "usd_per_million_tokens":
                  {"input": 1, "output": 2, "cache_write": 9}}]},
                "dear": {"b": [{"from": "2026-01-01", "usd_per_million_tokens":
                  {"input": 3, "output": 4}, "above": [{"input_tokens": 1000,
                  "usd_per_million_tokens": {"input": 5, "output": 6, "reasoning": 7}}]}]},
                "past": {"c": [{"from": "2020-01-01", "until": "2026-01-01",
                  "usd_per_million_tokens": {"input": 100, "output": 100}}]}
                """));

    Price price = list.price("cheap", "cheap", "unheard-of", NOW);

    assertThat(price.isKnown()).isFalse();
    assertThat(price.from()).isEmpty();
    assertThat(price.cost(new TokenUsage(10, 20, 4, 5, 3)))
        .isEqualTo(
            3 * 5_000_000L + 4 * 5_000_000L + 3 * 9_000_000L + 15 * 6_000_000L + 35_000_000L);
  }

  @Test
  void anUnknownModelIsNotFreeBecauseAllThatAreKnownAre() {
    PriceList list =
        read(vendors("\"home\": {\"a\": [{\"from\": \"2026-01-01\", \"free\": true}]}"));
    TokenUsage usage = new TokenUsage(1, 1, 0, 0);

    assertThat(list.price("home", "home", "a", NOW).cost(usage)).isZero();
    assertThat(list.price("home", "home", "b", NOW).cost(usage))
        .isEqualTo(read(PriceList.shipped()).price("no", "no", "b", NOW).cost(usage))
        .isGreaterThan(60_000_000);
  }

  @Test
  void aPriceHoldsFromItsDayToTheNextOnes() {
    PriceList list =
        read(
            vendors(
                """
                "v": {"m": [
                  {"from": "2026-01-01", "usd_per_million_tokens": {"input": 1, "output": 1}},
                  {"from": "2026-06-01", "usd_per_million_tokens": {"input": 2, "output": 1}},
                  {"from": "2026-09-01", "until": "2026-10-01",
                   "usd_per_million_tokens": {"input": 3, "output": 1}}]}
                """));

    assertThat(errors.lines()).isEmpty();
    assertThat(at(list, "2025-12-31T23:59:59Z").isKnown()).isFalse();
    assertThat(at(list, "2026-01-01T00:00:00Z").inputPicos()).isEqualTo(1_000_000);
    assertThat(at(list, "2026-05-31T23:59:59Z").inputPicos()).isEqualTo(1_000_000);
    assertThat(at(list, "2026-06-01T00:00:00Z").inputPicos()).isEqualTo(2_000_000);
    assertThat(at(list, "2026-09-30T23:59:59Z").inputPicos()).isEqualTo(3_000_000);
    assertThat(at(list, "2026-10-01T00:00:00Z").isKnown()).isFalse();
  }

  @Test
  void aModelThatIsNamedIsNeverPricedAsAllOthers() {
    PriceList list =
        read(
            vendors(
                """
                "v": {"m": [{"from": "2026-01-01", "until": "2026-10-01",
                             "usd_per_million_tokens": {"input": 3, "output": 1}}],
                      "*": [{"from": "2020-01-01", "free": true}]}
                """));

    assertThat(list.price("own", "v", "m-2026-02-03", NOW).isKnown()).isFalse();
    assertThat(list.price("own", "v", "m", NOW).isKnown()).isFalse();
    assertThat(list.price("own", "v", "other", NOW).isKnown()).isTrue();
  }

  @Test
  void aConfiguredProvidersOwnPriceComesBeforeItsVendors() {
    PriceList list =
        read(
            vendors(
                """
                "openai": {"m": [{"from": "2026-01-01",
                  "usd_per_million_tokens": {"input": 1, "output": 1}}]},
                "discount": {"*": [{"from": "2026-01-01",
                  "usd_per_million_tokens": {"input": 0.5, "output": 1}}]}
                """));

    assertThat(list.price("discount", "openai", "m", NOW).inputPicos()).isEqualTo(500_000);
    assertThat(list.price("other", "openai", "m", NOW).inputPicos()).isEqualTo(1_000_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"from": "2026-01-01", "until": "2026-02-01", R}, {"from": "2026-03-01", R} | 0/until: is before
          {"from": "2026-01-01", "until": "2026-04-01", R}, {"from": "2026-03-01", R} | 0/until: is after
          {"from": "2026-03-01", R}, {"from": "2026-03-01", R} | 0/from: must be before
          {"from": "2026-03-01", R}, {"from": "2026-01-01", R} | 0/from: must be before
          {"from": "2026-03-01", "until": "2026-03-01", R} | 0/until: must be after
          {"from": "2026-02-30", R} | 0/from: must be a date of the calendar
          {"from": "1 May", R} | 0/from: must be a date
          {"from": "2026-03-01"} | 0: needs usd_per_million_tokens
          {"from": "2026-03-01", "free": true, R} | 0/free: stands beside a price
          {"from": "2026-03-01", "usd_per_million_tokens": {"input": -1, "output": 1}} | tokens/input: must be in 0..10000
          {"from": "2026-03-01", "usd_per_million_tokens": {"input": 1, "output": 10001}} | tokens/output: must be in 0..10000
          {"from": "2026-03-01", "usd_per_million_tokens": {"input": 1e400, "output": 1}} | tokens/input
          {"from": "2026-03-01", "usd_per_million_tokens": {"input": 0.0000001, "output": 1}} | tokens/input: has more than 6 decimals
          {"from": "2026-03-01", "usd_per_million_tokens": {"input": 0, "output": 0}} | tokens: costs nothing
          {"from": "2026-03-01", "usd_per_million_tokens": {"input": 1}} | tokens
          {"from": "2026-03-01", "usd_per_million_tokens": {"input": 1, "ouput": 1}} | did you mean "output"
          {"from": "2026-03-01", "usd_per_million_tokens": {"input": "1", "output": 1}} | tokens/input
          {"from": "2026-03-01", R, "above": [{"input_tokens": 5, R}, {"input_tokens": 5, R}]} | above/1/input_tokens: must be above
          """)
  void saysWhatIsWrong(String periods, String says) {
    String rates = "\"usd_per_million_tokens\": {\"input\": 1, \"output\": 1}";

    read(vendors("\"v\": {\"m\": [" + periods.replace("R", rates) + "]}"));

    assertThat(errors.lines()).anyMatch(line -> line.contains(says));
    assertThat(errors.lines()).allMatch(line -> line.startsWith("prices.json"));
  }

  private static String vendors(String vendors) {
    return "{\"vendors\": {" + vendors + "}}";
  }

  private PriceList read(String json) {
    return PriceList.read(ConfigDocument.read("prices.json", json, errors).orElseThrow());
  }

  private Price shipped(String vendor, String model) {
    return Prices.of(read(PriceList.shipped()), Map.of("mine", vendor)).of("mine", model, NOW);
  }

  private static Price at(PriceList list, String time) {
    return list.price("v", "v", "m", Instant.parse(time));
  }

  @Test
  void pricesThatAskNothingKnowEveryModel() {
    Price price = Prices.free().of("any", "model", Instant.EPOCH);

    assertThat(List.of(price.isKnown(), price.cost(new TokenUsage(9, 9, 9, 9)) == 0))
        .containsOnly(true);
  }
}
