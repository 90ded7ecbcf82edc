package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolewrightExceptionTest {
  @Test
  void aFailureHasAReasonAndAMessage() {
    RolewrightException failure = RolewrightException.of(ErrorCode.QUOTA, "Used up.");

    assertThat(failure).hasMessage("Used up.").hasNoCause();
    assertThat(failure.code()).isEqualTo(ErrorCode.QUOTA);
    assertThat(failure.violations()).isEmpty();
    assertThat(failure.retryDelay()).isEmpty();
  }

  @Test
  void aCauseIsKeptAndAddsNothingToTheMessage() {
    var cause = new IllegalStateException("password=hunter2");
    RolewrightException failure =
        RolewrightException.causedBy(ErrorCode.STORAGE_UNAVAILABLE, "No database.", cause);

    assertThat(failure).hasMessage("No database.").hasCause(cause);
    assertThat(failure.code()).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
  }

  @Test
  void theTimeToWaitIsKept() {
    RolewrightException failure =
        RolewrightException.retryAfter(
            ErrorCode.RATE_LIMITED, "Too many.", Duration.ofMillis(1_500));

    assertThat(failure.code()).isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(failure.retryDelay()).contains(Duration.ofMillis(1_500));
  }

  @Test
  void theMessageOfInvalidFieldsNamesEachWithWhatIsWrong() {
    List<FieldViolation> violations =
        new ArrayList<>(
            List.of(
                new FieldViolation("text", "is empty."),
                new FieldViolation("page_size", "is too large.")));
    RolewrightException failure = RolewrightException.invalid(violations);
    violations.clear();

    assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_FIELD);
    assertThat(failure).hasMessage("text: is empty; page_size: is too large.");
    assertThat(failure.violations())
        .extracting(FieldViolation::field)
        .containsExactly("text", "page_size");
  }

  @Test
  void ofManyInvalidFieldsTheFirstTwentyAreNamed() {
    RolewrightException failure =
        RolewrightException.invalid(
            Collections.nCopies(25, new FieldViolation("text", "is empty.")), 3);

    assertThat(failure.violations()).hasSize(20);
    assertThat(failure.furtherViolations()).isEqualTo(8);
    assertThat(failure).message().endsWith("; and 8 more fields are not acceptable.");
    assertThat(RolewrightException.withMore("a: is empty.", 1))
        .isEqualTo("a: is empty; and 1 more field is not acceptable.");
  }

  @Test
  void oneInvalidFieldIsAListOfOne() {
    RolewrightException failure = RolewrightException.invalid("text", "is empty.");

    assertThat(failure).hasMessage("text: is empty.");
    assertThat(failure.violations()).containsExactly(new FieldViolation("text", "is empty."));
  }

  @Test
  void whatIsNotThereIsNamed() {
    RolewrightException failure = RolewrightException.notFound("job", "01890a5d");

    assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(failure).hasMessage("There is no job with the id 01890a5d in this tenant.");
  }
}
