package dev.rolewright.access;

import static dev.rolewright.access.Fixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.access.testing.InMemoryRequestLog;
import dev.rolewright.access.testing.ManualTime;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RepeatableCallsTest {
  private static final RequestKey KEY =
      new RequestKey("tenant", "method", "01890a5d-ac96-774b-bcce-b302099a8057");
  private static final Map<String, byte[]> FIELDS = Map.of("text", new byte[] {1, 2});
  private static final Map<String, byte[]> MENDED = Map.of("text", new byte[] {3});
  private static final Set<ErrorCode> REFUSALS =
      EnumSet.of(
          ErrorCode.AUTHENTICATION,
          ErrorCode.PERMISSION,
          ErrorCode.BAD_REQUEST,
          ErrorCode.INVALID_FIELD,
          ErrorCode.NOT_FOUND,
          ErrorCode.ALREADY_EXISTS,
          ErrorCode.PRECONDITION,
          ErrorCode.NOT_SET_UP,
          ErrorCode.CONTEXT_LENGTH,
          ErrorCode.NOT_IMPLEMENTED);
  private static final Duration BEAT = RequestLog.DEFAULT_LEASE.dividedBy(3);

  private final ManualTime time = new ManualTime();
  private final InMemoryRequestLog log = new InMemoryRequestLog(time::now);
  private final RepeatableCalls calls = RepeatableCalls.create(log, Ids.create(time), time);

  @Test
  void anAnswerIsReplayed() {
    String resourceId;
    try (HeldRequest held = run()) {
      resourceId = held.resourceId();
      assertThat(begin()).isEqualTo(new RequestStart.Running(resourceId));
      held.complete(List.of(new byte[] {7}));
    }
    RequestStart.Replay replay = (RequestStart.Replay) begin();
    assertThat(replay.resourceId()).isEqualTo(resourceId);
    assertThat(replay.responses()).containsExactly(new byte[] {7});
  }

  @Test
  void aCallThatBrokeOffRunsAnewWithItsResource() {
    String first;
    try (HeldRequest held = run()) {
      first = held.resourceId();
    }
    try (HeldRequest held = run()) {
      assertThat(held.resourceId()).isEqualTo(first);
    }
  }

  /** The mistake is mended in the body, so the request id must be free for another one. */
  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void onlyARefusalThatWroteNothingFreesTheRequestIdForAnotherBody(ErrorCode code) {
    String first = failAttempt(code);
    if (REFUSALS.contains(code)) {
      try (HeldRequest held = run(MENDED)) {
        assertThat(held.resourceId()).isNotEqualTo(first);
      }
    } else {
      assertRefused(ErrorCode.REQUEST_ID_REUSED, () -> run(MENDED));
      try (HeldRequest held = run()) {
        assertThat(held.resourceId()).isEqualTo(first);
      }
    }
  }

  @Test
  void anUnknownFailureKeepsTheResource() {
    String first;
    try (HeldRequest held = run()) {
      first = held.resourceId();
      assertThatThrownBy(
              () ->
                  held.attempt(
                      () -> {
                        throw new IllegalStateException();
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
    try (HeldRequest held = run()) {
      assertThat(held.resourceId()).isEqualTo(first);
    }
  }

  /** The first run may have stored something whose acknowledgement was lost. */
  @Test
  void aRefusalAfterARunThatMayHaveWrittenKeepsTheResource() {
    String first = failAttempt(ErrorCode.STORAGE_UNAVAILABLE);
    failAttempt(ErrorCode.NOT_FOUND);
    try (HeldRequest held = run()) {
      assertThat(held.resourceId()).isEqualTo(first);
    }
  }

  @Test
  void aRefusalAfterTheWorkWasDoneKeepsTheResource() {
    String first;
    try (HeldRequest held = run()) {
      first = held.attempt(held::resourceId);
      assertRefused(ErrorCode.NOT_FOUND, () -> fail(ErrorCode.NOT_FOUND));
    }
    try (HeldRequest held = run()) {
      assertThat(held.resourceId()).isEqualTo(first);
    }
  }

  private String failAttempt(ErrorCode code) {
    try (HeldRequest held = run()) {
      assertRefused(code, () -> held.attempt(() -> fail(code)));
      return held.resourceId();
    }
  }

  private static String fail(ErrorCode code) {
    throw RolewrightException.of(code, "as the test says");
  }

  @Test
  void anotherBodyIsRefusedByTheNameOfWhatDiffers() {
    try (HeldRequest held = run()) {
      RolewrightException refused =
          assertRefused(
              ErrorCode.REQUEST_ID_REUSED,
              () -> calls.begin(KEY, Map.of("text", new byte[] {3}), Set.of()));
      assertThat(refused).hasMessageContaining("text");
      assertThat(held.lost().isCancelled()).isFalse();
    }
  }

  @Test
  void aRequestIdIsAUuidInAnyLetters() {
    assertRefused(
        ErrorCode.INVALID_FIELD,
        () -> calls.begin(new RequestKey("tenant", "method", "1"), FIELDS, Set.of()));
    RequestKey upper = new RequestKey("tenant", "method", KEY.requestId().toUpperCase(Locale.ROOT));
    try (HeldRequest held = run()) {
      assertThat(calls.begin(upper, FIELDS, Set.of()))
          .isEqualTo(new RequestStart.Running(held.resourceId()));
    }
  }

  @Test
  void aRunningCallKeepsItsClaim() throws InterruptedException {
    try (HeldRequest held = run()) {
      for (int beat = 0; beat < 10; beat++) {
        time.advanceSleeper(BEAT);
      }
      // A sleeper again means that the last heartbeat is done.
      time.advanceSleeper(Duration.ZERO);
      assertThat(begin()).isInstanceOf(RequestStart.Running.class);
      assertThat(held.lost().isCancelled()).isFalse();
      held.complete(List.of());
    }
  }

  @Test
  void aCallWhoseClaimIsGoneIsToldToStop() throws InterruptedException {
    try (HeldRequest held = run()) {
      CountDownLatch lost = new CountDownLatch(1);
      held.lost().onCancel(lost::countDown);
      log.erase(KEY);
      time.advanceSleeper(BEAT);
      lost.await();
      assertRefused(ErrorCode.CONFLICT, () -> held.complete(List.of()));
    }
  }

  @Test
  void aCallThatBrokeOffIsTakenOverWithItsResource() {
    RequestClaim.Claimed broken =
        (RequestClaim.Claimed)
            log.claim(
                KEY,
                RequestFields.hash(KEY, FIELDS),
                "resource",
                Set.of(),
                RequestLog.DEFAULT_LEASE);
    time.advance(RequestLog.DEFAULT_LEASE);
    try (HeldRequest held = run()) {
      assertThat(held.resourceId()).isEqualTo(broken.resourceId());
    }
  }

  private HeldRequest run() {
    return run(FIELDS);
  }

  private HeldRequest run(Map<String, byte[]> fields) {
    return ((RequestStart.Run) calls.begin(KEY, fields, Set.of())).held();
  }

  private RequestStart begin() {
    return calls.begin(KEY, FIELDS, Set.of());
  }
}
