package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rolewright.domain.CacheState;
import dev.rolewright.llm.HitRates.Category;
import dev.rolewright.llm.HitRates.Counts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HitRatesTest {
  private static ChatRequest of(String sector) {
    return new ChatRequest(
            "route",
            List.of(new ChatMessage(ChatRole.USER, "Hi")),
            ChatParameters.CONFIGURED,
            new AnswerFormat.Text(),
            "",
            Purpose.CHAT)
        .about(new RequestCategory(sector, "", ""));
  }

  private static Category category(String sector) {
    return new Category("chat", new RequestCategory(sector, "", ""));
  }

  @Test
  void countsEachStateByCategory() {
    HitRates rates = HitRates.create();
    rates.count(of("it"), CacheState.MISS);
    rates.count(of("it"), CacheState.HIT);
    rates.count(of("it"), CacheState.COALESCED);
    rates.count(of("it"), CacheState.STALE);
    rates.count(of("health"), CacheState.MISS);
    rates.count(of("law"), CacheState.NONE);
    assertThat(rates.snapshot())
        .isEqualTo(
            Map.of(
                category("it"),
                new Counts(1, 1, 1, 1, 0, 0),
                category("health"),
                new Counts(0, 1, 0, 0, 0, 0)));
    assertThat(rates.snapshot().get(category("it")).hitRate()).isEqualTo(0.75, within(1e-9));
    assertThat(new Counts(0, 0, 0, 0, 0, 0).hitRate()).isZero();
  }

  @Test
  void whatDoesNotFitIsCountedTogether() {
    HitRates rates = HitRates.ofAtMost(2);
    for (int sector = 0; sector < 10; sector++) {
      rates.count(of("sector-" + sector), CacheState.HIT);
    }
    rates.count(of("sector-1"), CacheState.HIT);
    assertThat(rates.snapshot())
        .isEqualTo(
            Map.of(
                category("sector-0"),
                new Counts(1, 0, 0, 0, 0, 0),
                category("sector-1"),
                new Counts(2, 0, 0, 0, 0, 0),
                new Category(HitRates.OTHER, RequestCategory.NONE),
                new Counts(8, 0, 0, 0, 0, 0)));
  }
}
