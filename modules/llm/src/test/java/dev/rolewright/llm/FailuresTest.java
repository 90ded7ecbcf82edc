package dev.rolewright.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private final Failures failures = new Failures();

  private void refused(String provider, String message) {
    failures.refused(
        new ModelName(provider, "m"), RolewrightException.of(ErrorCode.BUDGET_EXHAUSTED, message));
  }

  @Test
  void modelsWithOneReasonAreNamedTogether() {
    refused("one", "The budget is closed.");
    failures.add(new ModelName("two", "m"), new LlmException(Fault.SERVER, "It failed."));
    refused("three", "The budget is closed.");
    assertThat(failures.toException())
        .hasMessage(
            "No model gave an answer. one/m, three/m: BUDGET_EXHAUSTED, The budget is closed."
                + " two/m: SERVER, It failed.");
  }

  @Test
  void aSentenceIsSaidOnce() {
    refused("one", "The call can cost up to 0.5 USD. The budget of 1 USD has 0.1 USD left.");
    refused("two", "The call can cost up to 0.7 USD. The budget of 1 USD has 0.1 USD left.");
    assertThat(failures.toException())
        .hasMessage(
            "No model gave an answer. one/m: BUDGET_EXHAUSTED, The call can cost up to 0.5 USD. The"
                + " budget of 1 USD has 0.1 USD left. two/m: BUDGET_EXHAUSTED, The call can cost up"
                + " to 0.7 USD.");
  }
}
