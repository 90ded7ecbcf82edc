package dev.rolewright.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
  @Property
  void aSpanStartsInTheTextAndEndsNotBeforeItsStart(@ForAll int start, @ForAll int end) {
    if (start >= 0 && end >= start) {
      Span span = new Span(start, end);
      assertThat(span.start()).isEqualTo(start);
      assertThat(span.end()).isEqualTo(end);
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> new Span(start, end));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "0, 2147483647"})
  void aSpanMayBeEmpty(int start, int end) {
    assertThat(new Span(start, end).end()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "-2, -1", "1, 0"})
  void endsInTheWrongOrderAreNamed(int start, int end) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Span(start, end))
        .withMessage("span [" + start + ", " + end + ")");
  }
}
