package dev.rolewright.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.Run;
import dev.rolewright.llm.Variant;
import dev.rolewright.llm.spi.Records;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who has to mend a key hears of it once. */
class KeyAlertsTest {
  private static final ModelName OTHER = new ModelName("one", "n");

  private final Clock time = new Clock();
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final KeyAlerts keys =
      KeyAlerts.before(
          Records.none(), new Told(), provider -> "in the variable " + provider + "_KEY", time);

  private static final class Clock implements Time {
    private volatile Instant now = Samples.NOW;

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void sleep(Duration duration) {
      throw new AssertionError("nothing waits");
    }
  }

  private final class Told implements Alerts {
    @Override
    public void raise(AlertKind kind, AlertSeverity severity, String subject, String message) {
      assertThat(kind).isEqualTo(AlertKind.PROVIDER_KEY_REFUSED);
      told.add(subject + ": " + message);
    }

    @Override
    public void resolve(AlertKind kind, String subject) {
      assertThat(kind).isEqualTo(AlertKind.PROVIDER_KEY_REFUSED);
      told.add(subject + " is well");
    }
  }

  private Run run(ModelName model, Instant start) {
    Run sample = Samples.run("run", Samples.TASK);
    return new Run(
        sample.id(),
        sample.correlationId(),
        sample.tenantId(),
        sample.principalId(),
        sample.purpose(),
        sample.inputHash(),
        sample.promptLength(),
        model,
        1,
        sample.status(),
        sample.finishReason(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        start,
        Optional.empty(),
        Optional.empty(),
        Variant.NONE);
  }

  private void fails(ErrorCode code) {
    keys.ended(Samples.failed(run(Samples.MODEL, time.now()), code), "", "");
  }

  private void answers(ModelName model) {
    keys.ended(Samples.ended(run(model, time.now())), "", "text");
  }

  @Test
  void aRefusedKeyIsToldWithItsPlaceAndIsOverWhenItWorks() {
    fails(ErrorCode.AUTHENTICATION);
    fails(ErrorCode.AUTHENTICATION);
    assertThat(told)
        .containsExactly(
            "one: Provider one refuses the key in the variable one_KEY. A variable is read at the"
                + " next start, a file by itself within a second.");
    told.clear();
    answers(Samples.MODEL);
    answers(Samples.MODEL);
    assertThat(told).containsExactly("one is well");
    fails(ErrorCode.AUTHENTICATION);
    assertThat(told).hasSize(2).last().asString().contains("refuses the key");
  }

  @Test
  void itIsToldOnceHoweverManyCallsAreRefusedAtOnce() throws Exception {
    int callers = 16;
    CountDownLatch ready = new CountDownLatch(callers);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < callers; caller++) {
        threads.submit(
            () -> {
              ready.countDown();
              ready.await();
              fails(ErrorCode.AUTHENTICATION);
              return null;
            });
      }
    }
    assertThat(told).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      names = {"AUTHENTICATION", "PERMISSION"},
      mode = EnumSource.Mode.EXCLUDE)
  void otherFailuresSayNothingAboutTheKey(ErrorCode code) {
    fails(code);
    assertThat(told).isEmpty();
  }

  @Test
  void aTenantsOwnKeyIsNothingForOperators() {
    keys.ended(
        Samples.failed(run(Samples.MODEL, time.now()), ErrorCode.AUTHENTICATION), "acme", "");
    assertThat(told).isEmpty();
    fails(ErrorCode.AUTHENTICATION);
    keys.ended(Samples.ended(run(Samples.MODEL, time.now())), "acme", "text");
    assertThat(told).as("and hides nothing of the deployment's").hasSize(1);
  }

  @Test
  void aModelThatIsNotAllowedIsToldUntilThatModelAnswers() {
    fails(ErrorCode.PERMISSION);
    answers(OTHER);
    fails(ErrorCode.PERMISSION);
    assertThat(told).hasSize(1).first().asString().contains("does not allow m with the key in the");
    answers(Samples.MODEL);
    assertThat(told).hasSize(2).last().isEqualTo("one is well");
  }

  @Test
  void aKeyThatIsRefusedAltogetherIsToldBeforeAModel() {
    fails(ErrorCode.PERMISSION);
    fails(ErrorCode.AUTHENTICATION);
    assertThat(told).hasSize(2).last().asString().contains("refuses the key");
    answers(OTHER);
    assertThat(told).hasSize(3).last().asString().contains("does not allow m");
  }

  @Test
  void aListOfModelsThatIsGivenAgainEndsOnlyWhatAListBegan() {
    keys.listed("one", false);
    keys.listed("one", false);
    assertThat(told).hasSize(1);
    keys.listed("one", true);
    assertThat(told).hasSize(2).last().isEqualTo("one is well");
    fails(ErrorCode.AUTHENTICATION);
    keys.listed("one", true);
    assertThat(told).as("the list may be public").hasSize(3);
  }

  @Test
  void aCallThatBeganBeforeChangesNothing() {
    Instant early = time.now();
    time.now = early.plusSeconds(1);
    fails(ErrorCode.AUTHENTICATION);
    keys.ended(Samples.ended(run(Samples.MODEL, early)), "", "text");
    assertThat(told).hasSize(1);
  }

  @Test
  void aChangeOfTheConfigurationEndsItAndCountsAnew() {
    Instant early = time.now();
    fails(ErrorCode.AUTHENTICATION);
    time.now = early.plusSeconds(1);
    keys.configurationChanged();
    assertThat(told).hasSize(2).last().isEqualTo("one is well");
    keys.ended(Samples.failed(run(Samples.MODEL, early), ErrorCode.AUTHENTICATION), "", "");
    assertThat(told).as("it began with the key from before").hasSize(2);
    fails(ErrorCode.AUTHENTICATION);
    assertThat(told).hasSize(3);
  }
}
