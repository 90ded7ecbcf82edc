package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldChecksTest {
  /** One character for a reader, one code point, two UTF-16 units. */
  private static final String CLEF = "\uD834\uDD1E";

  private final FieldChecks checks = new FieldChecks();

  @Property(tries = 300)
  void aTextIsMeasuredInCodePointsOfWhatIsLeftWhenTrimmed(
      @ForAll @IntRange(min = 0, max = 30) int clefs,
      @ForAll @IntRange(min = 0, max = 30) int letters,
      @ForAll @IntRange(min = 0, max = 5) int blanks,
      @ForAll @IntRange(min = 1, max = 20) int min,
      @ForAll @IntRange(min = 20, max = 40) int max) {
    FieldChecks own = new FieldChecks();
    own.text(
        "text",
        " \t".repeat(blanks) + CLEF.repeat(clefs) + "a".repeat(letters) + "\n\u2003".repeat(blanks),
        min,
        max);

    int length = clefs + letters;
    assertThat(violations(own)).hasSize(length >= min && length <= max ? 0 : 1);
  }

  @Test
  void theLengthTheLimitAndTheFixAreNamed() {
    checks.text("long", CLEF.repeat(11), 1, 10);
    checks.text("short", " ab ", 3, 10);
    checks.text("empty", " \n ", 3, 10);

    assertThat(violations(checks))
        .containsExactly(
            new FieldViolation(
                "long", "has 11 characters; at most 10 are accepted: shorten or split the text."),
            new FieldViolation(
                "short", "has 2 characters; at least 3 are needed: send the whole text."),
            new FieldViolation("empty", "is empty; send a text of 3 to 10 characters."));
  }

  @Test
  void aTextThatMayBeEmptyMayBeBlank() {
    checks.text("text", "", 0, 10);
    checks.text("text", "   ", 0, 2);

    assertThat(violations(checks)).isEmpty();
  }

  @Test
  void aTextWithANulIsNoText() {
    checks.text("text", "abc\0def", 1, 10);
    checks.text("text", "abc\0", 1, 10);

    assertThat(violations(checks))
        .hasSize(2)
        .allSatisfy(violation -> assertThat(violation.description()).contains("NUL"));
  }

  @Test
  void theValueOfATextStandsInNoMessage() {
    checks.text("text", "confidential", 100, 200);
    checks.text("text", "confidential", 1, 2);
    checks.text("text", "confidential\0", 1, 200);
    checks.uuid("id", "confidential");
    checks.optionalUuid("id", "confidential");

    assertThat(violations(checks))
        .hasSize(5)
        .allSatisfy(
            violation -> assertThat(violation.description()).doesNotContain("confidential"));
  }

  @Property(tries = 300)
  void aRangeHoldsItsEndsAndNothingOutside(@ForAll long value, @ForAll long one, @ForAll long two) {
    long min = Math.min(one, two);
    long max = Math.max(one, two);
    FieldChecks own = new FieldChecks();
    own.range("size", min, min, max);
    own.range("size", max, min, max);
    own.range("size", value, min, max);

    assertThat(violations(own)).hasSize(value >= min && value <= max ? 0 : 1);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        -Double.MIN_VALUE,
        1.0000000000000002
      })
  void whatIsNoScoreIsRefused(double value) {
    checks.score("min_score", value);

    assertThat(violations(checks))
        .singleElement()
        .satisfies(violation -> assertThat(violation.description()).endsWith("a number in 0..1."));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 0.5, 1})
  void aScoreIsAccepted(double value) {
    checks.score("min_score", value);

    assertThat(violations(checks)).isEmpty();
  }

  @Property(tries = 200)
  void everyUuidIsAcceptedInEitherCase(@ForAll long high, @ForAll long low) {
    String uuid = new UUID(high, low).toString();

    assertThat(FieldChecks.isUuid(uuid)).isTrue();
    assertThat(FieldChecks.isUuid(uuid.toUpperCase(Locale.ROOT))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "01890a5dac96774bbcceb302099a8057",
        "{01890a5d-ac96-774b-bcce-b302099a8057}",
        " 01890a5d-ac96-774b-bcce-b302099a805",
        "01890a5d-ac96-774b-bcce-b302099a805g",
        "01890a5d-ac96-774b-bcce-b302099a80577",
        "01890a5da-c96-774b-bcce-b302099a8057",
        "0x890a5d-ac96-774b-bcce-b302099a8057",
        "+1890a5d-ac96-774b-bcce-b302099a8057",
        "------------------------------------"
      })
  void anotherFormIsNoUuid(String value) {
    checks.uuid("id", value);

    assertThat(violations(checks))
        .singleElement()
        .extracting(FieldViolation::field)
        .isEqualTo("id");
  }

  @Test
  void onlyAnOptionalUuidMayBeLeftOut() {
    checks.optionalUuid("first", "");
    checks.uuid("second", "");
    checks.optionalUuid("third", "x");

    assertThat(violations(checks))
        .extracting(FieldViolation::field)
        .containsExactly("second", "third");
  }

  @Test
  void nothingIsThrownWhenNothingIsWrong() {
    assertThatCode(checks::throwIfAny).doesNotThrowAnyException();
  }

  @Test
  void aListOfAnotherLengthIsToldByItsOwnPathAndNotLookedInto() {
    checks.texts("job.skills", Collections.nCopies(8_000_000, ""), 0, 200, 10);
    checks.texts("names", List.of(), 1, 3, 10);
    checks.texts("pair", List.of("a"), 2, 3, 10);

    assertThat(violations(checks))
        .containsExactly(
            new FieldViolation(
                "job.skills", "has 8000000 entries; at most 200 are accepted: send fewer."),
            new FieldViolation("names", "is empty; send 1 to 3 entries."),
            new FieldViolation("pair", "has 1 entry; at least 2 are needed: send more."));
  }

  @Test
  void eachEntryOfAListIsChecked() {
    checks.texts("names", List.of("a", " ", "abc", "b"), 1, 4, 2);

    assertThat(violations(checks))
        .extracting(FieldViolation::field)
        .containsExactly("names[1]", "names[2]");
  }

  @Test
  void theFirstTwentyAreKeptAndTheOthersCounted() {
    for (int index = 0; index < 5_000_000; index++) {
      checks.reject("field", "is wrong.");
    }

    RolewrightException thrown =
        catchThrowableOfType(RolewrightException.class, checks::throwIfAny);
    assertThat(thrown.violations()).hasSize(20);
    assertThat(thrown.furtherViolations()).isEqualTo(4_999_980);
    assertThat(thrown)
        .message()
        .hasSizeLessThan(1_000)
        .endsWith("; and 4999980 more fields are not acceptable.");
  }

  @Property(tries = 100)
  void whatAnotherRefusedCountsInFull(
      @ForAll @IntRange(min = 0, max = 50) int own,
      @ForAll @IntRange(min = 1, max = 50) int other) {
    FieldChecks first = new FieldChecks();
    FieldChecks second = new FieldChecks();
    for (int index = 0; index < own; index++) {
      first.reject("own", "is wrong.");
    }
    for (int index = 0; index < other; index++) {
      second.reject("other", "is wrong.");
    }
    first.addAll(catchThrowableOfType(RolewrightException.class, second::throwIfAny));

    RolewrightException thrown = catchThrowableOfType(RolewrightException.class, first::throwIfAny);
    assertThat(thrown.violations()).hasSize(Math.min(20, own + other));
    assertThat(thrown.violations().size() + thrown.furtherViolations()).isEqualTo(own + other);
  }

  private static List<FieldViolation> violations(FieldChecks checks) {
    RolewrightException thrown =
        catchThrowableOfType(RolewrightException.class, checks::throwIfAny);
    if (thrown == null) {
      return List.of();
    }
    assertThat(thrown.code()).isEqualTo(ErrorCode.INVALID_FIELD);
    return thrown.violations();
  }
}
