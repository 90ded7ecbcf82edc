package dev.rolewright.server;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.CreateApiKeyRequest;
import dev.rolewright.proto.v1.DeleteJobRequest;
import dev.rolewright.proto.v1.DeleteProfileRequest;
import dev.rolewright.proto.v1.ExtractSkillsRequest;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GetDocumentRequest;
import dev.rolewright.proto.v1.GetJobRequest;
import dev.rolewright.proto.v1.GetProfileRequest;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.ListApiKeysRequest;
import dev.rolewright.proto.v1.ListDocumentsRequest;
import dev.rolewright.proto.v1.ListJobsRequest;
import dev.rolewright.proto.v1.ListProfilesRequest;
import dev.rolewright.proto.v1.ListTenantsRequest;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.NormalizeSkillsRequest;
import dev.rolewright.proto.v1.RevokeApiKeyRequest;
import dev.rolewright.proto.v1.RotateApiKeyRequest;
import dev.rolewright.proto.v1.SuspendTenantRequest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

class BadFieldTest extends BadInput {
  static Stream<Arguments> cases() {
    return Stream.of(ids(), pages(), numbers(), times()).flatMap(cases -> cases);
  }

  private static Stream<Arguments> ids() {
    return Stream.of("", "7", "../../etc/passwd", "01890a5d-ac96-774b-bcce-b302099a805", "ü")
        .flatMap(
            id ->
                Stream.of(
                    bad("job " + id, "job_id", api -> getJob(api, id)),
                    bad(
                        "job to delete " + id,
                        "job_id",
                        api ->
                            api.jobs()
                                .deleteJob(DeleteJobRequest.newBuilder().setJobId(id).build())),
                    bad("profile " + id, "profile_id", api -> getProfile(api, id)),
                    bad(
                        "profile to delete " + id,
                        "profile_id",
                        api ->
                            api.profiles()
                                .deleteProfile(
                                    DeleteProfileRequest.newBuilder().setProfileId(id).build())),
                    bad(
                        "document " + id,
                        "document_id",
                        api ->
                            api.generation()
                                .getDocument(
                                    GetDocumentRequest.newBuilder().setDocumentId(id).build())),
                    bad(
                        "job of a CV " + id,
                        "job.job_id",
                        api ->
                            api.generate(
                                GenerateCvRequest.newBuilder()
                                    .setJob(JobSelector.newBuilder().setJobId(id))
                                    .setProfile(Samples.inlineProfile())
                                    .build())),
                    bad(
                        "key to rotate " + id,
                        "api_key_id",
                        api -> rotate(api, id, Duration.getDefaultInstance())),
                    bad(
                        "key to revoke " + id,
                        "api_key_id",
                        api ->
                            api.admin()
                                .revokeApiKey(
                                    RevokeApiKeyRequest.newBuilder().setApiKeyId(id).build())),
                    bad(
                        "tenant to suspend " + id,
                        "tenant_id",
                        api ->
                            TestServer.shared()
                                .operator()
                                .admin()
                                .suspendTenant(
                                    SuspendTenantRequest.newBuilder().setTenantId(id).build()))));
  }

  private static Stream<Arguments> pages() {
    return Stream.of(-1, 1_001, Integer.MIN_VALUE, Integer.MAX_VALUE)
        .flatMap(
            size ->
                Stream.of(
                    bad("jobs " + size, "page_size", api -> listJobs(api, size, "")),
                    bad(
                        "profiles " + size,
                        "page_size",
                        api ->
                            api.profiles()
                                .listProfiles(
                                    ListProfilesRequest.newBuilder().setPageSize(size).build())),
                    bad(
                        "documents " + size,
                        "page_size",
                        api ->
                            api.generation()
                                .listDocuments(
                                    ListDocumentsRequest.newBuilder().setPageSize(size).build())),
                    bad(
                        "keys " + size,
                        "page_size",
                        api ->
                            api.admin()
                                .listApiKeys(
                                    ListApiKeysRequest.newBuilder().setPageSize(size).build())),
                    bad(
                        "tenants " + size,
                        "page_size",
                        api ->
                            TestServer.shared()
                                .operator()
                                .admin()
                                .listTenants(
                                    ListTenantsRequest.newBuilder().setPageSize(size).build())),
                    bad("token", "page_token", api -> listJobs(api, 1, "page-2")),
                    bad(
                        "documents of profile",
                        "profile_id",
                        api ->
                            api.generation()
                                .listDocuments(
                                    ListDocumentsRequest.newBuilder().setProfileId("7").build()))));
  }

  private static Stream<Arguments> numbers() {
    return Stream.of(
        bad("top_k -1", "top_k", api -> extract(api, -1, 0)),
        bad("top_k 1,001", "top_k", api -> extract(api, 1_001, 0)),
        bad("min_score -0.1", "min_score", api -> extract(api, 0, -0.1)),
        bad("min_score 1.1", "min_score", api -> extract(api, 0, 1.1)),
        bad("min_score NaN", "min_score", api -> extract(api, 0, Double.NaN)),
        bad("min_score infinite", "min_score", api -> extract(api, 0, Double.POSITIVE_INFINITY)),
        bad("match top_k", "top_k", api -> match(api, -1, 0)),
        bad("match min_score", "min_score", api -> match(api, 0, Double.NaN)),
        bad(
            "normalize top_k",
            "top_k",
            api ->
                api.skills()
                    .normalizeSkills(
                        NormalizeSkillsRequest.newBuilder().addTexts("Java").setTopK(101).build())),
        bad(
            "max_bullets",
            "max_bullets",
            api ->
                api.generate(
                    GenerateCvRequest.newBuilder()
                        .setJob(Samples.requirements())
                        .setProfile(Samples.inlineProfile())
                        .setMaxBullets(21)
                        .build())));
  }

  private static Stream<Arguments> times() {
    String key = Samples.uuid();
    return Stream.concat(
        Stream.of(
                Duration.newBuilder().setSeconds(Long.MAX_VALUE).setNanos(Integer.MAX_VALUE),
                Duration.newBuilder().setSeconds(Long.MIN_VALUE).setNanos(Integer.MIN_VALUE),
                Duration.newBuilder().setSeconds(-1),
                Duration.newBuilder().setNanos(-1),
                Duration.newBuilder().setSeconds(7 * 24 * 3_600 + 1))
            .map(
                grace ->
                    bad("grace " + grace, "grace_period", api -> rotate(api, key, grace.build()))),
        Stream.of(
                Timestamp.newBuilder().setSeconds(Long.MAX_VALUE),
                Timestamp.newBuilder().setSeconds(Long.MIN_VALUE),
                Timestamp.newBuilder().setSeconds(4_000_000_000L).setNanos(-1),
                Timestamp.newBuilder().setSeconds(4_000_000_000L).setNanos(1_000_000_000),
                Timestamp.newBuilder().setSeconds(253_402_300_800L),
                Timestamp.newBuilder().setSeconds(1))
            .map(
                time ->
                    bad(
                        "expiry " + time,
                        "expire_time",
                        api ->
                            api.newKey(
                                CreateApiKeyRequest.newBuilder()
                                    .setName("x")
                                    .setExpireTime(time)))));
  }

  @Test
  void anUnknownTaxonomyIsNotFound() {
    Failure.of(
        ErrorCode.NOT_FOUND,
        () ->
            TestServer.shared()
                .newTenant()
                .skills()
                .extractSkills(
                    ExtractSkillsRequest.newBuilder().setText("Java").setTaxonomy("mine").build()));
  }

  private static void getJob(Api api, String id) {
    api.jobs().getJob(GetJobRequest.newBuilder().setJobId(id).build());
  }

  private static void getProfile(Api api, String id) {
    api.profiles().getProfile(GetProfileRequest.newBuilder().setProfileId(id).build());
  }

  private static void listJobs(Api api, int size, String token) {
    api.jobs().listJobs(ListJobsRequest.newBuilder().setPageSize(size).setPageToken(token).build());
  }

  private static void rotate(Api api, String keyId, Duration grace) {
    api.admin()
        .rotateApiKey(
            RotateApiKeyRequest.newBuilder().setApiKeyId(keyId).setGracePeriod(grace).build());
  }

  private static void extract(Api api, int topK, double minScore) {
    api.skills()
        .extractSkills(
            ExtractSkillsRequest.newBuilder()
                .setText("Java")
                .setTopK(topK)
                .setMinScore(minScore)
                .build());
  }

  private static void match(Api api, int topK, double minScore) {
    api.skills()
        .matchArtifacts(
            MatchArtifactsRequest.newBuilder()
                .setJob(Samples.requirements())
                .setProfile(Samples.inlineProfile())
                .setTopK(topK)
                .setMinScore(minScore)
                .build());
  }
}
