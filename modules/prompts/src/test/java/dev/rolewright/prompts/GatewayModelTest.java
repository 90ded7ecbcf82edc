package dev.rolewright.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.llm.BreakerPolicy;
import dev.rolewright.llm.Gateway;
import dev.rolewright.llm.GatewayPorts;
import dev.rolewright.llm.ModelFailure;
import dev.rolewright.llm.ResponseCache;
import dev.rolewright.llm.RetryPolicy;
import dev.rolewright.llm.StructuredAnswers;
import dev.rolewright.llm.spi.FeatureFlags;
import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.llm.spi.RateLimits;
import dev.rolewright.llm.spi.Records;
import dev.rolewright.llm.spi.Spending;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import dev.rolewright.prompts.testing.InMemoryPrompts;
import dev.rolewright.safety.SafetyPolicies;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a feature learns where what holds for its caller can't be read. */
class GatewayModelTest {
  private static PromptedModel.Outcome ask(ErrorCode failure) {
    Gateway gateway =
        Gateway.create(
            context -> {
              throw RolewrightException.of(failure, "not to be had");
            },
            RetryPolicy.DEFAULT,
            BreakerPolicy.DEFAULT,
            new GatewayPorts(
                ProbeLeases.alone(),
                RateLimits.none(),
                Spending.unlimited(),
                ResponseCache.none(),
                Records.none(),
                FeatureFlags.none(),
                Alerts.none(),
                Time.system(),
                Timers.system()),
            () -> 0);
    long now = Time.system().nanoTime();
    RequestContext context =
        new RequestContext(
            "tenant",
            "key",
            "free",
            "id",
            now,
            now + Duration.ofMinutes(1).toNanos(),
            Time.system(),
            new Cancellation());
    return PromptedModel.create(
            Prompts.create(new InMemoryPrompts(), PromptTasks.KNOWN, Time.system()),
            StructuredAnswers.create(gateway),
            () -> SafetyPolicies.STANDARD)
        .ask(context, "parse_jd", Map.of());
  }

  @Test
  void whatCannotBeReadForbidsAndTheFeatureAnswersWithoutAModel() {
    assertThat(ask(ErrorCode.STORAGE_UNAVAILABLE))
        .isEqualTo(
            new PromptedModel.Outcome.Failed(
                ModelFailure.unasked(ErrorCode.STORAGE_UNAVAILABLE), Findings.NONE));
  }

  @Test
  void anotherFailureIsTheCallers() {
    assertThatThrownBy(() -> ask(ErrorCode.UNKNOWN)).isInstanceOf(RolewrightException.class);
  }
}
