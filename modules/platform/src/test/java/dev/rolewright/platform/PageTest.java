package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
  private static final String TOKEN = "01890a5d-ac96-774b-bcce-b302099a8057";

  @ParameterizedTest
  @CsvSource({"0, 50", "1, 1", "50, 50", "1000, 1000"})
  void theSizeIsTheCallersOrTheDefault(int asked, int given) {
    assertThat(PageRequest.of(asked, TOKEN)).isEqualTo(new PageRequest(given, TOKEN));
    assertThat(PageRequest.of(asked, "")).isEqualTo(new PageRequest(given, ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void anotherSizeIsRefused(int size) {
    RolewrightException thrown = refused(size, "");

    assertThat(thrown.violations()).extracting(FieldViolation::field).containsExactly("page_size");
    assertThat(thrown).hasMessageContaining("0..1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "2", " ", "' or 1=1"})
  void aTokenThatNoListGaveIsRefusedAndNotRepeated(String token) {
    assertThat(refused(10, token).violations())
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.field()).isEqualTo("page_token");
              assertThat(violation.description())
                  .isEqualTo(
                      "was not given by this list; send next_page_token of the page before, or"
                          + " nothing.");
            });
  }

  @Test
  void bothMistakesAreNamedAtOnce() {
    assertThat(refused(-1, "x").violations())
        .extracting(FieldViolation::field)
        .containsExactly("page_size", "page_token");
  }

  @Property(tries = 100)
  void aPageOfOtherItemsKeepsOrderAndToken(@ForAll List<Integer> items, @ForAll String token) {
    Page<String> mapped = new Page<>(items, token).map(item -> "item " + item);

    assertThat(mapped.nextToken()).isEqualTo(token);
    assertThat(mapped.items())
        .containsExactlyElementsOf(items.stream().map(item -> "item " + item).toList());
  }

  @Test
  void aPageKeepsItsOwnItems() {
    List<String> items = new ArrayList<>(List.of("one"));
    Page<String> page = new Page<>(items, "");
    items.add("two");

    assertThat(page.items()).containsExactly("one");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> page.items().add("two"));
  }

  private static RolewrightException refused(int size, String token) {
    return catchThrowableOfType(RolewrightException.class, () -> PageRequest.of(size, token));
  }
}
