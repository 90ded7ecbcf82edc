package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.CreateApiKeyRequest;
import dev.rolewright.proto.v1.CreateApiKeyResponse;
import dev.rolewright.proto.v1.CreateTenantRequest;
import dev.rolewright.proto.v1.CreateTenantResponse;
import dev.rolewright.proto.v1.DeleteJobRequest;
import dev.rolewright.proto.v1.DeleteProfileRequest;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerationEvent;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ImportProfileResponse;
import dev.rolewright.proto.v1.Job;
import dev.rolewright.proto.v1.ListApiKeysRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobResponse;
import dev.rolewright.proto.v1.Profile;
import dev.rolewright.proto.v1.RotateApiKeyRequest;
import dev.rolewright.proto.v1.RotateApiKeyResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call with a request id runs once, however often it is sent. */
class RequestIdTest {
  private final TestServer server = TestServer.shared();
  private final Api api = server.newTenant();

  private static ParseJobRequest parseJob() {
    return ParseJobRequest.newBuilder()
        .setRequestId(Samples.uuid())
        .setText(Samples.SHORT_AD)
        .build();
  }

  @Test
  void aRepeatedParseJobKeepsOneJobAndAnswersTheSame() {
    ParseJobRequest request = parseJob();
    ParseJobResponse first = api.jobs().parseJob(request);
    ParseJobRequest upperCase =
        request.toBuilder().setRequestId(request.getRequestId().toUpperCase(Locale.ROOT)).build();
    assertThat(api.jobs().parseJob(request)).isEqualTo(first);
    assertThat(api.jobs().parseJob(upperCase)).isEqualTo(first);
    assertThat(api.jobCount()).isOne();
  }

  @Test
  void aRepeatedImportKeepsOneProfileAndAnswersTheSame() {
    ImportProfileRequest request = importProfile();
    ImportProfileResponse first = api.profiles().importProfile(request);
    assertThat(api.profiles().importProfile(request)).isEqualTo(first);
    assertThat(api.profileCount()).isOne();
  }

  @Test
  void aRepeatedCreateTenantMakesOneTenant() {
    CreateTenantRequest request =
        CreateTenantRequest.newBuilder()
            .setRequestId(Samples.uuid())
            .setName("once-" + Samples.uuid())
            .build();
    CreateTenantResponse first = server.operator().admin().createTenant(request);
    assertThat(server.operator().admin().createTenant(request)).isEqualTo(first);
  }

  @Test
  void aRepeatedCreateApiKeyMakesOneKeyAndKeepsItsSecret() {
    Api admin = server.newTenantAdmin();
    CreateApiKeyRequest request =
        CreateApiKeyRequest.newBuilder().setRequestId(Samples.uuid()).setName("once").build();
    CreateApiKeyResponse first = admin.admin().createApiKey(request);
    CreateApiKeyResponse second = admin.admin().createApiKey(request);
    assertThat(first.getSecret()).isNotEmpty();
    assertThat(second.getSecret()).isEmpty();
    assertThat(second.getApiKey()).isEqualTo(first.getApiKey());
    assertThat(admin.admin().listApiKeys(ListApiKeysRequest.getDefaultInstance()).getApiKeysCount())
        .isEqualTo(2);
  }

  @Test
  void aRepeatedRotationReplacesOnceAndEndsNoOtherSecret() {
    Api admin = server.newTenantAdmin();
    CreateApiKeyResponse key =
        admin.admin().createApiKey(CreateApiKeyRequest.newBuilder().setName("rotated").build());
    RotateApiKeyRequest request =
        RotateApiKeyRequest.newBuilder()
            .setRequestId(Samples.uuid())
            .setApiKeyId(key.getApiKey().getId())
            .setGracePeriod(Duration.newBuilder().setSeconds(3_600))
            .build();
    RotateApiKeyResponse first = admin.admin().rotateApiKey(request);
    RotateApiKeyResponse second = admin.admin().rotateApiKey(request);
    assertThat(first.getSecret()).isNotEmpty();
    assertThat(second).isEqualTo(first.toBuilder().clearSecret().build());
    assertThat(admin.withKey(key.getSecret()).jobCount()).isZero();
    assertThat(admin.withKey(first.getSecret()).jobCount()).isZero();
    Failure changed =
        Failure.of(
            ErrorCode.REQUEST_ID_REUSED,
            () -> admin.admin().rotateApiKey(request.toBuilder().clearGracePeriod().build()));
    assertThat(changed.message()).contains("grace_period");
  }

  @Test
  void anotherBodyIsRefusedAndWhatDiffersIsNamed() {
    ParseJobRequest request = parseJob();
    api.jobs().parseJob(request);
    Failure text =
        Failure.of(
            ErrorCode.REQUEST_ID_REUSED,
            () -> api.jobs().parseJob(request.toBuilder().setText(Samples.backendAd()).build()));
    assertThat(text.message()).contains("request_id").contains("differs: text.");
    Failure several =
        Failure.of(
            ErrorCode.REQUEST_ID_REUSED,
            () ->
                api.jobs()
                    .parseJob(request.toBuilder().setStore(false).setCompanyNameHint("X").build()));
    assertThat(several.message()).contains("store").contains("company_name_hint");
    assertThat(api.jobCount()).isOne();
  }

  @Test
  void anotherMethodIsAnotherRequest() {
    String requestId = Samples.uuid();
    api.jobs().parseJob(parseJob().toBuilder().setRequestId(requestId).build());
    api.profiles().importProfile(importProfile().toBuilder().setRequestId(requestId).build());
    assertThat(api.profileCount()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "not-a-uuid", "01890a5dac96774bbcceb302099a8057", "ü"})
  void aRequestIdThatIsNoUuidIsRefused(String requestId) {
    Api admin = server.newTenantAdmin();
    Failure.ofField(
        "request_id",
        () -> api.jobs().parseJob(parseJob().toBuilder().setRequestId(requestId).build()));
    Failure.ofField(
        "request_id",
        () ->
            api.profiles()
                .importProfile(importProfile().toBuilder().setRequestId(requestId).build()));
    Failure.ofField(
        "request_id",
        () -> admin.newKey(CreateApiKeyRequest.newBuilder().setRequestId(requestId).setName("x")));
    Failure.ofField(
        "request_id",
        () ->
            admin
                .admin()
                .rotateApiKey(
                    RotateApiKeyRequest.newBuilder()
                        .setRequestId(requestId)
                        .setApiKeyId(Samples.uuid())
                        .build()));
    Failure.ofField(
        "request_id",
        () ->
            server
                .operator()
                .admin()
                .createTenant(
                    CreateTenantRequest.newBuilder().setRequestId(requestId).setName("x").build()));
    Failure.ofField(
        "request_id", () -> api.generate(inlineCv().toBuilder().setRequestId(requestId).build()));
  }

  @Test
  void aFailedCallLeavesItsRequestIdFree() {
    String requestId = Samples.uuid();
    ParseJobRequest tooShort =
        ParseJobRequest.newBuilder().setRequestId(requestId).setText("x").build();
    Failure.ofField("text", () -> api.jobs().parseJob(tooShort));
    api.jobs().parseJob(parseJob().toBuilder().setRequestId(requestId).build());
    assertThat(api.jobCount()).isOne();
  }

  @Test
  void identicalCallsAtTheSameTimeKeepOneJob() throws Exception {
    ParseJobRequest request = parseJob();
    List<ParseJobResponse> answers = inParallel(20, () -> api.jobs().parseJob(request));
    assertThat(answers).hasSize(20).containsOnly(answers.getFirst());
    assertThat(api.jobCount()).isOne();
  }

  @Test
  void aFinishedCvIsReplayedFromItsFirstEvent() {
    GenerateCvRequest request = inlineCv();
    List<GenerationEvent> first = api.generate(request);
    assertThat(first.getFirst().getSequence()).isZero();
    assertThat(api.generate(request)).isEqualTo(first);
    assertThat(api.documentCount()).isOne();
    Failure changed =
        Failure.of(
            ErrorCode.REQUEST_ID_REUSED,
            () -> api.generate(request.toBuilder().setMaxBullets(3).build()));
    assertThat(changed.message()).contains("max_bullets");
  }

  @Test
  void identicalCvsAtTheSameTimeAreOneRun() throws Exception {
    GenerateCvRequest request = inlineCv();
    List<List<GenerationEvent>> streams = inParallel(8, () -> api.generate(request));
    assertThat(streams).hasSize(8).containsOnly(streams.getFirst());
    assertThat(api.documentCount()).isOne();
  }

  @Test
  void aSecondReplicaAttachesToTheSameRun() throws Exception {
    try (TestServer replica = TestServer.startReplica(server.databasePort())) {
      Api there = api.over(replica.channel());
      GenerateCvRequest request = inlineCv();
      List<Future<List<GenerationEvent>>> calls = new ArrayList<>();
      try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int call = 0; call < 4; call++) {
          calls.add(callers.submit(() -> api.generate(request)));
          calls.add(callers.submit(() -> there.generate(request)));
        }
      }
      for (Future<List<GenerationEvent>> call : calls) {
        assertThat(call.get()).isEqualTo(calls.getFirst().get());
      }
      assertThat(there.documentCount()).isOne();
    }
  }

  @Test
  void deletingAProfileErasesTheAnswersThatTellAboutIt() {
    ImportProfileRequest importOnce = importProfile();
    Profile profile = api.profiles().importProfile(importOnce).getProfile();
    Job job = api.keepJob(Samples.SHORT_AD);
    GenerateCvRequest cv = Api.cv(job, profile).setRequestId(Samples.uuid()).build();
    api.generate(cv);
    assertThat(
            api.profiles()
                .deleteProfile(
                    DeleteProfileRequest.newBuilder().setProfileId(profile.getId()).build())
                .getDeletedDocuments())
        .isOne();
    Failure.of(ErrorCode.NOT_FOUND, () -> api.generate(cv));
    assertThat(api.documentCount()).isZero();
    // The import is not remembered either: it makes a new profile and answers with that one.
    assertThat(api.profiles().importProfile(importOnce).getProfile().getId())
        .isNotEqualTo(profile.getId());
  }

  @Test
  void deletingAJobErasesTheAnswersThatTellAboutIt() {
    ParseJobRequest parseOnce = parseJob();
    Job job = api.jobs().parseJob(parseOnce).getJob();
    Profile profile = api.profiles().importProfile(importProfile()).getProfile();
    GenerateCvRequest cv = Api.cv(job, profile).setRequestId(Samples.uuid()).build();
    api.generate(cv);
    api.jobs().deleteJob(DeleteJobRequest.newBuilder().setJobId(job.getId()).build());
    Failure.of(ErrorCode.NOT_FOUND, () -> api.generate(cv));
    assertThat(api.jobs().parseJob(parseOnce).getJob().getId()).isNotEqualTo(job.getId());
  }

  @Test
  void ofWhatIsNotStoredNoAnswerIsKept() throws Exception {
    ImportProfileRequest profile = importProfile().toBuilder().setStore(false).build();
    ParseJobRequest job = parseJob().toBuilder().setStore(false).build();
    ImportProfileRequest stored = importProfile();
    api.profiles().importProfile(stored);
    for (int call = 0; call < 2; call++) {
      assertThat(api.profiles().importProfile(profile).getProfile().getId()).isEmpty();
      assertThat(api.jobs().parseJob(job).getJob().getId()).isEmpty();
    }
    assertThat(server.keptAnswers(stored.getRequestId())).isOne();
    assertThat(server.keptAnswers(profile.getRequestId())).isZero();
    assertThat(server.keptAnswers(job.getRequestId())).isZero();

    GenerateCvRequest cv = inlineCv().toBuilder().setStore(false).build();
    for (int call = 0; call < 2; call++) {
      List<GenerationEvent> events = api.generate(cv);
      assertThat(events.getFirst().getStarted().getDocumentId()).isEmpty();
      assertThat(events.getLast().getCompleted().getDocument().getId()).isEmpty();
      assertThat(events.getLast().getCompleted().getDocument().getClaimsList()).isNotEmpty();
    }
    assertThat(api.documentCount()).isZero();
    assertThat(server.keptAnswers(cv.getRequestId())).isZero();
    Failure.of(
        ErrorCode.REQUEST_ID_REUSED,
        () -> api.profiles().importProfile(profile.toBuilder().clearStore().build()));
    Failure.of(
        ErrorCode.REQUEST_ID_REUSED,
        () -> api.jobs().parseJob(job.toBuilder().setCompanyNameHint("X").build()));
    Failure.of(
        ErrorCode.REQUEST_ID_REUSED, () -> api.generate(cv.toBuilder().clearStore().build()));
  }

  private static ImportProfileRequest importProfile() {
    return ImportProfileRequest.newBuilder()
        .setRequestId(Samples.uuid())
        .setText(Samples.jsonResume())
        .build();
  }

  private static GenerateCvRequest inlineCv() {
    return GenerateCvRequest.newBuilder()
        .setRequestId(Samples.uuid())
        .setJob(Samples.requirements())
        .setProfile(Samples.inlineProfile())
        .build();
  }

  private static <T> List<T> inParallel(int times, Callable<T> call) throws Exception {
    List<Future<T>> calls = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int index = 0; index < times; index++) {
        calls.add(callers.submit(call));
      }
    }
    List<T> answers = new ArrayList<>();
    for (Future<T> answer : calls) {
      answers.add(answer.get());
    }
    return answers;
  }
}
