package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.GetRunRequest;
import dev.rolewright.proto.v1.ListRunsRequest;
import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.proto.v1.PutTenantPrivacyRequest;
import dev.rolewright.proto.v1.ReplayRunRequest;
import dev.rolewright.proto.v1.ReplayRunResponse;
import dev.rolewright.proto.v1.Run;
import dev.rolewright.proto.v1.RunStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs: what is kept of attempts, who sees it, and asking once more. */
class GatewayRunsTest extends GatewayTestCase {
  @Test
  void aRunIsAskedOnceMore() {
    List<ChatEvent> events = ask(chat("Say hello."));
    String runId = events.getLast().getCompleted().getRunId();
    runsOf(events.getFirst().getStarted().getCorrelationId(), 1);
    ReplayRunResponse again =
        server
            .operator()
            .gateway()
            .replayRun(ReplayRunRequest.newBuilder().setRunId(runId).build());
    assertThat(again.getOriginal().getId()).isEqualTo(runId);
    assertThat(again.getOriginal().getOutputContent()).isEqualTo("Hello");
    assertThat(again.getReplay().getId()).isNotEqualTo(runId);
    assertThat(again.getReplay().getOutputContent()).isEqualTo("Hello");
    assertThat(again.getIsSameOutput()).isTrue();
    assertThat(
            server
                .operator()
                .gateway()
                .replayRun(
                    ReplayRunRequest.newBuilder().setRunId(runId).setModel("second/n").build())
                .getReplay()
                .getProvider())
        .isEqualTo("second");
  }

  @Test
  void underZeroRetentionNothingIsKeptToReplay() {
    List<ChatEvent> events =
        ask(chat("Secret").setPrivacy(PrivacyOptions.newBuilder().setZeroRetention(true)));
    Run run = runsOf(events.getFirst().getStarted().getCorrelationId(), 1).getFirst();
    assertThat(run.getIsReplayable()).isFalse();
    Failure.of(
        ErrorCode.PRECONDITION,
        () ->
            server
                .operator()
                .gateway()
                .replayRun(ReplayRunRequest.newBuilder().setRunId(run.getId()).build()));
  }

  @Test
  void underZeroRetentionOfTheTenantNothingIsKeptAndNothingOfBeforeIsUsed() {
    Api admin = server.newTenantAdmin();
    String before = ask(admin, chat("Before").build()).getLast().getCompleted().getRunId();
    assertThat(ended(admin, before).getIsReplayable()).isTrue();
    admin
        .admin()
        .putTenantPrivacy(
            PutTenantPrivacyRequest.newBuilder()
                .setPrivacy(PrivacyOptions.newBuilder().setZeroRetention(true))
                .build());
    String run = ask(admin, chat("Secret").build()).getLast().getCompleted().getRunId();
    assertThat(ended(admin, run).getIsReplayable()).isFalse();
    assertThat(ended(admin, run).getOutputContent()).isEmpty();
    for (String id : List.of(before, run)) {
      Failure.of(
          ErrorCode.PRECONDITION,
          () -> admin.gateway().replayRun(ReplayRunRequest.newBuilder().setRunId(id).build()));
    }
  }

  private static Run ended(Api api, String runId) {
    Eventually.eventually(
        () -> api.gateway().listRuns(ListRunsRequest.getDefaultInstance()).getRunsList(),
        runs ->
            runs.stream()
                .anyMatch(
                    run ->
                        run.getId().equals(runId)
                            && run.getStatus() != RunStatus.RUN_STATUS_STARTED));
    return api.gateway().getRun(GetRunRequest.newBuilder().setRunId(runId).build()).getRun();
  }

  @Test
  void anotherTenantSeesNoRun() {
    List<ChatEvent> events = ask(chat("Mine"));
    Run run = runsOf(events.getFirst().getStarted().getCorrelationId(), 1).getFirst();
    Api other = server.newTenant();
    Failure.of(
        ErrorCode.NOT_FOUND,
        () -> other.gateway().getRun(GetRunRequest.newBuilder().setRunId(run.getId()).build()));
    Failure.of(
        ErrorCode.NOT_FOUND,
        () ->
            other.gateway().replayRun(ReplayRunRequest.newBuilder().setRunId(run.getId()).build()));
    Failure.of(
        ErrorCode.NOT_FOUND,
        () ->
            other
                .gateway()
                .listRuns(ListRunsRequest.newBuilder().setTenantId(run.getTenantId()).build()));
    assertThat(
            other
                .gateway()
                .listRuns(
                    ListRunsRequest.newBuilder().setCorrelationId(run.getCorrelationId()).build())
                .getRunsList())
        .isEmpty();
  }
}
