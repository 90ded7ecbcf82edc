package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.ApiKey;
import dev.rolewright.proto.v1.CompareKeywordsRequest;
import dev.rolewright.proto.v1.CreateApiKeyRequest;
import dev.rolewright.proto.v1.DeleteJobRequest;
import dev.rolewright.proto.v1.DeleteProfileRequest;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GetBudgetRequest;
import dev.rolewright.proto.v1.GetDocumentRequest;
import dev.rolewright.proto.v1.GetJobRequest;
import dev.rolewright.proto.v1.GetProfileRequest;
import dev.rolewright.proto.v1.GetTenantPrivacyRequest;
import dev.rolewright.proto.v1.GetUsageRequest;
import dev.rolewright.proto.v1.Job;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.ListApiKeysRequest;
import dev.rolewright.proto.v1.ListDocumentsRequest;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.MatchProfileRequest;
import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.proto.v1.Profile;
import dev.rolewright.proto.v1.ProfileSelector;
import dev.rolewright.proto.v1.PutProviderKeyRequest;
import dev.rolewright.proto.v1.PutTenantPrivacyRequest;
import dev.rolewright.proto.v1.RevokeApiKeyRequest;
import dev.rolewright.proto.v1.RotateApiKeyRequest;
import dev.rolewright.proto.v1.SuspendTenantRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one tenant has is not there for another, whatever method it asks. */
class TenantIsolationTest {
  /** What the other tenant owns. */
  private record Owned(
      Api admin, String tenantId, String keyId, Job job, Profile profile, String documentId) {
    JobSelector jobSelector() {
      return JobSelector.newBuilder().setJobId(job.getId()).build();
    }

    ProfileSelector profileSelector() {
      return ProfileSelector.newBuilder().setProfileId(profile.getId()).build();
    }
  }

  /** Calls of an admin with an id of the other tenant, by method and path of the field. */
  private static final Map<String, BiConsumer<Api, Owned>> CALLS = calls();

  private static Owned owned;
  private static Api stranger;

  @BeforeAll
  static void createBoth() {
    TestServer server = TestServer.shared();
    Api admin = server.newTenantAdmin();
    ApiKey key = admin.admin().listApiKeys(ListApiKeysRequest.getDefaultInstance()).getApiKeys(0);
    Job job = admin.keepJob(Samples.backendAd());
    Profile profile = admin.keepProfile(Samples.jsonResume());
    String documentId =
        admin.generate(Api.cv(job, profile).build()).getFirst().getStarted().getDocumentId();
    owned = new Owned(admin, key.getTenantId(), key.getId(), job, profile, documentId);
    stranger = server.newTenantAdmin();
  }

  private static Map<String, BiConsumer<Api, Owned>> calls() {
    Map<String, BiConsumer<Api, Owned>> calls = new HashMap<>();
    calls.put(
        "JobParsingService/GetJob job_id",
        (api, other) ->
            api.jobs().getJob(GetJobRequest.newBuilder().setJobId(other.job().getId()).build()));
    calls.put(
        "JobParsingService/DeleteJob job_id",
        (api, other) ->
            api.jobs()
                .deleteJob(DeleteJobRequest.newBuilder().setJobId(other.job().getId()).build()));
    calls.put(
        "ProfileScoringService/GetProfile profile_id",
        (api, other) ->
            api.profiles()
                .getProfile(
                    GetProfileRequest.newBuilder().setProfileId(other.profile().getId()).build()));
    calls.put(
        "ProfileScoringService/DeleteProfile profile_id",
        (api, other) ->
            api.profiles()
                .deleteProfile(
                    DeleteProfileRequest.newBuilder()
                        .setProfileId(other.profile().getId())
                        .build()));
    calls.put(
        "GenerationService/GetDocument document_id",
        (api, other) ->
            api.generation()
                .getDocument(
                    GetDocumentRequest.newBuilder().setDocumentId(other.documentId()).build()));
    calls.put(
        "GenerationService/GenerateCv job.job_id",
        (api, other) ->
            api.generate(
                GenerateCvRequest.newBuilder()
                    .setJob(other.jobSelector())
                    .setProfile(Samples.inlineProfile())
                    .build()));
    calls.put(
        "GenerationService/GenerateCv profile.profile_id",
        (api, other) ->
            api.generate(
                GenerateCvRequest.newBuilder()
                    .setJob(Samples.requirements())
                    .setProfile(other.profileSelector())
                    .build()));
    calls.put(
        "SkillMatchingService/MatchArtifacts job.job_id",
        (api, other) ->
            api.skills()
                .matchArtifacts(
                    MatchArtifactsRequest.newBuilder()
                        .setJob(other.jobSelector())
                        .setProfile(Samples.inlineProfile())
                        .build()));
    calls.put(
        "SkillMatchingService/MatchArtifacts profile.profile_id",
        (api, other) ->
            api.skills()
                .matchArtifacts(
                    MatchArtifactsRequest.newBuilder()
                        .setJob(Samples.requirements())
                        .setProfile(other.profileSelector())
                        .build()));
    calls.put(
        "SkillMatchingService/MatchProfile job.job_id",
        (api, other) ->
            api.skills()
                .matchProfile(
                    MatchProfileRequest.newBuilder()
                        .setJob(other.jobSelector())
                        .setProfile(Samples.inlineProfile())
                        .build()));
    calls.put(
        "SkillMatchingService/MatchProfile profile.profile_id",
        (api, other) ->
            api.skills()
                .matchProfile(
                    MatchProfileRequest.newBuilder()
                        .setJob(Samples.requirements())
                        .setProfile(other.profileSelector())
                        .build()));
    calls.put(
        "SkillMatchingService/CompareKeywords job.job_id",
        (api, other) ->
            api.skills()
                .compareKeywords(
                    CompareKeywordsRequest.newBuilder()
                        .setJob(other.jobSelector())
                        .setText("Java")
                        .build()));
    calls.put(
        "AdminService/CreateApiKey tenant_id",
        (api, other) ->
            api.admin()
                .createApiKey(
                    CreateApiKeyRequest.newBuilder()
                        .setName("spy")
                        .setTenantId(other.tenantId())
                        .build()));
    calls.put(
        "AdminService/ListApiKeys tenant_id",
        (api, other) ->
            api.admin()
                .listApiKeys(
                    ListApiKeysRequest.newBuilder().setTenantId(other.tenantId()).build()));
    calls.put(
        "AdminService/RotateApiKey api_key_id",
        (api, other) ->
            api.admin()
                .rotateApiKey(RotateApiKeyRequest.newBuilder().setApiKeyId(other.keyId()).build()));
    calls.put(
        "AdminService/RevokeApiKey api_key_id",
        (api, other) ->
            api.admin()
                .revokeApiKey(RevokeApiKeyRequest.newBuilder().setApiKeyId(other.keyId()).build()));
    calls.put(
        "AdminService/PutProviderKey tenant_id",
        (api, other) ->
            api.admin()
                .putProviderKey(
                    PutProviderKeyRequest.newBuilder()
                        .setTenantId(other.tenantId())
                        .setProvider("openai")
                        .setSecret("sk-0123456789")
                        .build()));
    calls.put(
        "AdminService/PutTenantPrivacy tenant_id",
        (api, other) ->
            api.admin()
                .putTenantPrivacy(
                    PutTenantPrivacyRequest.newBuilder()
                        .setTenantId(other.tenantId())
                        .setPrivacy(PrivacyOptions.getDefaultInstance())
                        .build()));
    calls.put(
        "AdminService/GetTenantPrivacy tenant_id",
        (api, other) ->
            api.admin()
                .getTenantPrivacy(
                    GetTenantPrivacyRequest.newBuilder().setTenantId(other.tenantId()).build()));
    calls.put(
        "GatewayService/GetUsage tenant_id",
        (api, other) ->
            api.gateway()
                .getUsage(GetUsageRequest.newBuilder().setTenantId(other.tenantId()).build()));
    calls.put(
        "GatewayService/GetUsage api_key_id",
        (api, other) ->
            api.gateway()
                .getUsage(GetUsageRequest.newBuilder().setApiKeyId(other.keyId()).build()));
    calls.put(
        "GatewayService/GetBudget tenant_id",
        (api, other) ->
            api.gateway()
                .getBudget(GetBudgetRequest.newBuilder().setTenantId(other.tenantId()).build()));
    calls.put(
        "GatewayService/GetBudget api_key_id",
        (api, other) ->
            api.gateway()
                .getBudget(GetBudgetRequest.newBuilder().setApiKeyId(other.keyId()).build()));
    return Map.copyOf(calls);
  }

  static Set<String> anotherTenantsIdIsNotFound() {
    return CALLS.keySet();
  }

  @ParameterizedTest
  @MethodSource
  void anotherTenantsIdIsNotFound(String call) {
    Failure foreign =
        Failure.of(ErrorCode.NOT_FOUND, () -> CALLS.get(call).accept(stranger, owned));
    Owned nobodys =
        new Owned(
            owned.admin(),
            Samples.uuid(),
            Samples.uuid(),
            Job.newBuilder().setId(Samples.uuid()).build(),
            Profile.newBuilder().setId(Samples.uuid()).build(),
            Samples.uuid());
    Failure unknown =
        Failure.of(ErrorCode.NOT_FOUND, () -> CALLS.get(call).accept(stranger, nobodys));
    // Nothing tells an id of somebody else from one of nobody.
    assertThat(withoutIds(foreign.message())).isEqualTo(withoutIds(unknown.message()));
  }

  private static String withoutIds(String message) {
    return message.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID");
  }

  @Test
  void suspendingAnotherTenantIsForOperators() {
    SuspendTenantRequest request =
        SuspendTenantRequest.newBuilder().setTenantId(owned.tenantId()).build();
    Failure.of(ErrorCode.PERMISSION, () -> stranger.admin().suspendTenant(request));
  }

  @Test
  void listsHoldTheCallersOwnOnly() {
    Api newcomer = TestServer.shared().newTenant();
    assertThat(newcomer.jobCount()).isZero();
    assertThat(newcomer.profileCount()).isZero();
    assertThat(newcomer.documentCount()).isZero();
    assertThat(
            newcomer
                .generation()
                .listDocuments(
                    ListDocumentsRequest.newBuilder().setProfileId(owned.profile().getId()).build())
                .getDocumentsList())
        .isEmpty();
  }

  @Test
  void theOwnerStillHasEverything() {
    Api owner = owned.admin();
    assertThat(owner.jobCount()).isOne();
    assertThat(owner.profileCount()).isOne();
    assertThat(owner.documentCount()).isOne();
    GetJobRequest job = GetJobRequest.newBuilder().setJobId(owned.job().getId()).build();
    assertThat(owner.jobs().getJob(job).getJob()).isEqualTo(owned.job());
  }

  /** A request id of another tenant is another request. */
  @Test
  void requestIdsOfTenantsAreApart() {
    CreateApiKeyRequest request =
        CreateApiKeyRequest.newBuilder().setRequestId(Samples.uuid()).setName("one").build();
    String first = owned.admin().admin().createApiKey(request).getApiKey().getId();
    CreateApiKeyRequest different = request.toBuilder().setName("two").build();
    String second = stranger.admin().createApiKey(different).getApiKey().getId();
    assertThat(second).isNotEqualTo(first);
  }

  /** Fails for a method that takes an id and is in no test above. */
  @Test
  void everyIdOfEveryLiveMethodIsTried() {
    Set<String> elsewhere =
        Set.of(
            "AdminService/SuspendTenant tenant_id",
            "AdminService/ResumeTenant tenant_id",
            // In PromptServiceTest.
            "PromptService/GetPromptVersion prompt_version_id",
            "PromptService/ActivatePromptVersion prompt_version_id",
            "PromptService/RollbackPrompt prompt_version_id",
            "PromptService/RenderPrompt prompt_version_id",
            // In GatewayServiceTest.
            "GatewayService/ListRuns tenant_id",
            "GatewayService/ListRuns correlation_id",
            "GatewayService/GetRun run_id",
            "GatewayService/ReplayRun run_id",
            // The name of a file of the configuration.
            "GatewayService/RunAssistant assistant_id",
            "GenerationService/ListDocuments profile_id");
    Set<String> paths =
        Contract.liveMethods()
            .flatMap(
                method ->
                    idPaths("", method.getInputType(), Set.of()).stream()
                        .map(path -> Contract.name(method) + " " + path))
            .collect(Collectors.toSet());
    Set<String> tried = new HashSet<>(CALLS.keySet());
    tried.addAll(elsewhere);
    assertThat(paths).isEqualTo(tried);
  }

  private static List<String> idPaths(String prefix, Descriptor message, Set<String> above) {
    if (above.contains(message.getFullName())) {
      return List.of();
    }
    Set<String> path = new HashSet<>(above);
    path.add(message.getFullName());
    return message.getFields().stream()
        .flatMap(
            field ->
                field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    ? idPaths(prefix + field.getName() + ".", field.getMessageType(), path).stream()
                    : List.of(prefix + field.getName()).stream()
                        .filter(
                            name -> name.matches(".*_ids?") && !name.matches("(.*\\.)?request_id")))
        .toList();
  }
}
