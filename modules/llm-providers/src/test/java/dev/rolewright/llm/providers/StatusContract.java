package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.testkit.vendor.Gate;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorWire;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider makes of a status that is no success, and of bodies that are no answer. */
abstract class StatusContract extends VendorFixture {
  private static final int FIFTY_MEGABYTES = 50 << 20;

  abstract VendorWire wire();

  final VendorScript begun() {
    return VendorScript.stream(wire().contentType()).send(wire().opening());
  }

  final String ending(String reason) {
    return wire().finish(reason) + wire().terminator(reason);
  }

  private void answerError(int status, String type, String message, String... headers) {
    server.answer(
        VendorScript.whole(status, "application/json", wire().error(type, message), headers));
  }

  @ParameterizedTest
  @CsvSource({
    "400,BAD_REQUEST",
    "401,AUTHENTICATION",
    "402,RATE_LIMIT",
    "403,PERMISSION",
    "404,PERMISSION",
    "405,PERMISSION",
    "408,TIMEOUT",
    "409,SERVER",
    "413,CONTEXT_LENGTH",
    "418,BAD_REQUEST",
    "422,BAD_REQUEST",
    "429,RATE_LIMIT",
    "500,SERVER",
    "501,SERVER",
    "502,SERVER",
    "503,OVERLOADED",
    "504,TIMEOUT",
    "529,OVERLOADED",
    "302,MALFORMED",
  })
  void classifiesAStatus(int status, Fault fault) {
    answerError(status, "something", "Something about " + KEY + " and " + QUESTION);

    LlmException failure = failure();

    assertThat(failure.fault()).isEqualTo(fault);
    assertThat(failure)
        .message()
        .contains("" + status)
        .doesNotContain(KEY, QUESTION, "Something about");
    assertThat(server.requests()).as("repeats nothing by itself").hasSize(1);
    assertThat(heard.text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 429, 500, 503})
  void classifiesAStatusWhoseBodyIsNoJson(int status) {
    answerError(status, "something", "a");
    Fault expected = failure().fault();
    server.answer(
        VendorScript.whole(status, "text/html", "<html>bad gateway</html>"),
        VendorScript.whole(status, "application/json", ""),
        VendorScript.whole(status, "application/json", "[[["),
        VendorScript.whole(status, "application/json", "\"text\""),
        VendorScript.begin().head(status, 1000).send("half").cut());

    for (int i = 0; i < 5; i++) {
      assertThat(failure().fault()).as("answer %d", i).isEqualTo(expected);
    }
  }

  @Test
  void knowsAStatusWhoseBodyBreaksOff() {
    Gate gate = new Gate();
    server.answer(VendorScript.begin().head(429, -1).send("half").hold(gate).reset());
    heard.onAlive(gate::open);

    assertThat(failure().fault()).isEqualTo(Fault.RATE_LIMIT);
  }

  /** A status that is followed by nothing must not be waited for longer than the caller wants. */
  @Test
  void givesUpOnAnErrorWhoseBodyNeverComes() {
    server.answer(VendorScript.begin().head(500, 1000).stall());
    heard.onAlive(() -> Thread.ofVirtual().start(cancellation::cancel));

    assertThat(failure().fault()).isEqualTo(Fault.CANCELLED);
    server.takeRequest().awaitClientLeft();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This model's maximum context length is 8192 tokens. However, your messages have 9000.",
        "prompt is too long: 210000 tokens > 200000 maximum",
        "input length and `max_tokens` exceed context limit: 199000 + 4000 > 200000",
        "The decoder prompt (length 5000) is longer than the maximum model length of 4096.",
        "the request exceeds the available context size. try increasing the context size",
        "prompt too long; exceeded max context length by 4 tokens",
        "Input validation error: `inputs` must have less than 1024 tokens. Given: 2000",
      })
  void knowsAnInputThatIsTooLong(String message) {
    answerError(400, "invalid_request_error", message);

    assertThat(failure().fault()).isEqualTo(Fault.CONTEXT_LENGTH);
  }

  @Test
  void doesNotTakeAnOverloadedServerForALongInput() {
    answerError(503, "overloaded_error", "No room for the context length of this request.");

    assertThat(failure().fault()).isEqualTo(Fault.OVERLOADED);
  }

  @Test
  void knowsAContentFilter() {
    answerError(400, "invalid_request_error", "Output blocked by content filtering policy");

    assertThat(failure().fault()).isEqualTo(Fault.CONTENT_FILTER);
  }

  @Test
  void readsRetryAfterInSeconds() {
    answerError(429, "rate_limit_error", "slow", "Retry-After: 7");

    assertThat(failure().retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void readsRetryAfterInMilliseconds() {
    answerError(429, "rate_limit_error", "slow", "retry-after-ms: 1250", "Retry-After: 7");

    assertThat(failure().retryAfter()).contains(Duration.ofMillis(1250));
  }

  @Test
  void readsRetryAfterAsADate() {
    // Both times are the vendor's, so that the clock of the machine does not matter.
    answerError(
        503,
        "overloaded",
        "slow",
        "Date: Wed, 21 Oct 2026 07:28:00 GMT",
        "Retry-After: Wed, 21 Oct 2026 07:28:30 GMT");

    assertThat(failure().retryAfter()).contains(Duration.ofSeconds(30));
  }

  @Test
  void readsRetryAfterAsADateByTheOwnClock() {
    ZonedDateTime inAnHour = ZonedDateTime.now(ZoneOffset.UTC).plusHours(1);
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.US).format(inAnHour);
    answerError(529, "overloaded_error", "slow", "Retry-After: " + date);

    assertThat(failure().retryAfter().orElseThrow())
        .isBetween(Duration.ofMinutes(50), Duration.ofMinutes(61));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "NaN", "99999999999999999999999999"})
  void passesOverARetryAfterThatIsNone(String text) {
    answerError(429, "rate_limit_error", "slow", "Retry-After: " + text);

    assertThat(failure().retryAfter()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-5,PT0S", "0,PT0S", "0.5,PT0.5S", "1e9999,PT24H", "999999999,PT24H"})
  void boundsARetryAfter(String text, Duration expected) {
    answerError(429, "rate_limit_error", "slow", "Retry-After: " + text);

    assertThat(failure().retryAfter()).contains(expected);
  }

  /** Waiting does not fill an account, so that a retry soon would be in vain. */
  @ParameterizedTest
  @CsvSource({
    "429,insufficient_quota,'You exceeded your current quota, please check your plan.'",
    "400,invalid_request_error,Your credit balance is too low to access the API.",
    "402,billing_error,Payment required",
  })
  void asksToWaitLongForAQuota(int status, String type, String message) {
    answerError(status, type, message);

    LlmException failure = failure();

    assertThat(failure.fault()).isEqualTo(Fault.RATE_LIMIT);
    assertThat(failure.retryAfter()).contains(Faults.QUOTA_WAIT);
  }

  // ---- success that is none

  @Test
  void failsOnAWebPage() {
    server.answer(VendorScript.whole(200, "text/html; charset=utf-8", "<html>login</html>"));

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void failsOnAWebPageThatSaysItIsAStream() {
    server.answer(
        VendorScript.stream(wire().contentType()).send("<html>\n<p>login</p>\n</html>").end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"choices\":[]}", "{\"choices\":7}", "null", "7"})
  void failsOnJsonOfAnotherShape(String body) {
    server.answer(VendorScript.whole(200, "application/json", body));

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void findsAnErrorThatComesWithASuccess() {
    server.answer(
        VendorScript.whole(200, "application/json", wire().error("overloaded_error", "no")));

    assertThat(failure().fault())
        .isEqualTo(wire() == VendorWire.OLLAMA ? Fault.SERVER : Fault.OVERLOADED);
  }

  @Test
  void failsOnSomethingThatIsNoHttp() {
    server.answer(VendorScript.begin().raw("SSH-2.0-OpenSSH_9.9\r\n\r\n").cut());

    assertThat(failure().fault()).isIn(Fault.MALFORMED, Fault.CONNECTION);
  }

  @Test
  void failsOnALineOfFiftyMegabytes() {
    server.answer(
        VendorScript.stream(wire().contentType())
            .send("data: ")
            .sendTimes("x".repeat(1 << 16), FIFTY_MEGABYTES >> 16)
            .end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void failsOnAStreamWithoutEnd() {
    server.answer(
        VendorScript.stream(wire().contentType())
            .sendTimes("\n".repeat(1 << 16), 2 * FIFTY_MEGABYTES >> 16)
            .end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void failsOnAWholeAnswerOfFiftyMegabytes() {
    server.answer(
        VendorScript.begin()
            .head(200, FIFTY_MEGABYTES, "Content-Type: application/json")
            .sendTimes(" ".repeat(1 << 16), FIFTY_MEGABYTES >> 16)
            .end());

    assertThat(failure().fault()).isEqualTo(Fault.MALFORMED);
  }

  @Test
  void readsLittleOfAnErrorOfFiftyMegabytes() {
    server.answer(
        VendorScript.begin()
            .head(500, FIFTY_MEGABYTES, "Content-Type: application/json")
            .sendTimes("x".repeat(1 << 16), FIFTY_MEGABYTES >> 16)
            .end());

    assertThat(failure().fault()).isEqualTo(Fault.SERVER);
  }
}
