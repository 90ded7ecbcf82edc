package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.model;
import static dev.rolewright.llm.World.pause;
import static dev.rolewright.llm.World.seconds;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.ChatEvent.Completed;
import dev.rolewright.platform.ErrorCode;
import org.junit.jupiter.api.Test;

/** What is written down of a request and its attempts. */
class GatewayRecordsTest {
  private final World world = new World();

  @Test
  void eachAttemptIsRecordedWithItsEndAndWhatItWrote() {
    world.provider("one", text("half"), fail(Fault.AUTHENTICATION));
    world.provider("two", pause(1), text("whole"));
    Completed completed = world.ask().completed().orElseThrow();
    Recording recording = world.recording;
    assertThat(recording.started).extracting(Run::status).containsOnly(Run.Status.STARTED);
    assertThat(recording.ended)
        .extracting(Run::status)
        .containsExactly(Run.Status.FAILED, Run.Status.SUCCEEDED);
    assertThat(recording.outputs).containsExactly("half", "whole");
    Run failed = recording.ended.getFirst();
    assertThat(failed.error()).contains(ErrorCode.AUTHENTICATION);
    assertThat(failed.attempt()).isOne();
    assertThat(failed.model()).isEqualTo(model("one"));
    Run succeeded = recording.ended.getLast();
    assertThat(succeeded.id()).isEqualTo(completed.runId());
    assertThat(succeeded.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(succeeded.usage()).contains(completed.usage());
    assertThat(succeeded.promptLength()).isEqualTo("client".length());
    assertThat(succeeded.inputHash()).hasSize(64).isEqualTo(failed.inputHash());
    assertThat(succeeded.firstTextTime()).contains(succeeded.startTime().plusSeconds(1));
    RequestRecord request = recording.requests.getFirst();
    assertThat(request.runs()).containsExactly(failed.id(), succeeded.id());
    assertThat(request.model()).contains(model("two"));
    assertThat(request.target()).isEqualTo(World.ROUTE);
    assertThat(request.latency()).isEqualTo(completed.latency());
  }

  @Test
  void aCallerWhoLeavesIsRecordedAsSuchAndNotAsAFailure() {
    world.provider("one", text("half"), pause(100), text("never"));
    Client client = new Client(world.scheduler, World.LONG);
    Gateway gateway = world.gateway();
    world.scheduler.start("client", () -> client.ask(gateway, World.ROUTE));
    world.scheduler.after(seconds(3), client::goAway);
    world.scheduler.run();
    assertThat(world.recording.ended).extracting(Run::status).containsExactly(Run.Status.CANCELLED);
    assertThat(world.recording.ended.getFirst().error()).isEmpty();
    assertThat(world.recording.requests.getFirst().error()).contains(ErrorCode.CANCELLED);
    assertThat(world.recording.requests.getFirst().model()).isEmpty();
  }
}
