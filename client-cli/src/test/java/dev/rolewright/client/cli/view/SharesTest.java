package dev.rolewright.client.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharesTest {
  @Test
  void partsOfAWholeAddUpToAHundred() {
    assertThat(Shares.percent(List.of(1L, 1L, 1L), 3)).containsExactly("34", "33", "33");
    assertThat(Shares.percent(List.of(5L, 15L, 980L), 1_000)).containsExactly("1", "1", "98");
    for (int parts = 1; parts <= 200; parts++) {
      assertThat(
              Shares.percent(Collections.nCopies(parts, 7L), 7L * parts).stream()
                  .mapToInt(share -> share.equals("<1") ? 0 : Integer.parseInt(share))
                  .sum())
          .as("%d equal parts", parts)
          .isEqualTo(100);
    }
  }

  @Test
  void whatIsNotZeroDoesNotLookLikeIt() {
    assertThat(Shares.percent(List.of(0L, 1L, 999L), 1_000)).containsExactly("0", "<1", "100");
  }

  @Test
  void aPartOfMoreLeavesTheRestToOthers() {
    assertThat(Shares.percent(List.of(1L, 1L), 4)).containsExactly("25", "25");
  }

  @Test
  void nothingHasNoShares() {
    assertThat(Shares.percent(List.of(0L, 0L), 0)).containsExactly("", "");
  }
}
