package dev.rolewright.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.RequestRecord;
import dev.rolewright.llm.Run;
import dev.rolewright.llm.spi.Records;
import dev.rolewright.platform.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderHistoryTest {
  private static final Run ANSWERED = Samples.ended(Samples.run("answered", Samples.TASK));
  private static final Run REFUSED =
      Samples.failed(Samples.run("refused", Samples.TASK), ErrorCode.AUTHENTICATION);

  private final List<String> passedOn = new ArrayList<>();
  private final ProviderHistory history = ProviderHistory.before(new Next());

  private final class Next implements Records {
    @Override
    public void started(Run run, ChatRequest request) {
      passedOn.add(run.id());
    }

    @Override
    public void ended(Run run, String account, String output) {
      passedOn.add(run.id() + " " + account + " " + output);
    }

    @Override
    public void ended(RequestRecord request) {
      passedOn.add(request.id());
    }
  }

  private ProviderHistory.Entry known() {
    return history.of(Samples.MODEL.provider());
  }

  @Test
  void theLastAnswerAndTheLastFailureAreKept() {
    assertThat(known().lastAnswer()).isEmpty();
    history.ended(ANSWERED, "", "text");
    history.ended(REFUSED, "", "");
    assertThat(known().lastAnswer()).contains(Samples.NOW);
    assertThat(known().lastError()).contains(ErrorCode.AUTHENTICATION);
    assertThat(known().lastErrorTime()).contains(Samples.NOW);
    assertThat(history.of("two").lastError()).isEmpty();
  }

  @Test
  void aTenantsBadKeySaysNothingAboutTheDeployments() {
    history.ended(REFUSED, "acme", "");
    assertThat(known().lastError()).isEmpty();
    assertThat(known().lastErrorTime()).isEmpty();
  }

  @Test
  void aTenantsAnswerHidesNoFailureOfTheDeployments() {
    history.ended(REFUSED, "", "");
    history.ended(ANSWERED, "acme", "text");
    assertThat(known().lastAnswer()).isEmpty();
    assertThat(known().lastError()).contains(ErrorCode.AUTHENTICATION);
  }

  @Test
  void allRecordsArePassedOn() {
    history.started(ANSWERED, Samples.request("text"));
    history.ended(ANSWERED, "acme", "text");
    history.ended(REFUSED, "", "");
    history.ended(Samples.record(Optional.empty()));
    assertThat(passedOn).containsExactly("answered", "answered acme text", "refused  ", "request");
  }
}
