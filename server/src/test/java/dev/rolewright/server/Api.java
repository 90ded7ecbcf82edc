package dev.rolewright.server;

import dev.rolewright.proto.v1.AdminServiceGrpc;
import dev.rolewright.proto.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import dev.rolewright.proto.v1.CreateApiKeyRequest;
import dev.rolewright.proto.v1.CreateTenantRequest;
import dev.rolewright.proto.v1.GatewayServiceGrpc;
import dev.rolewright.proto.v1.GatewayServiceGrpc.GatewayServiceBlockingStub;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerationEvent;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.GenerationServiceGrpc.GenerationServiceBlockingStub;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.Job;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.JobParsingServiceGrpc.JobParsingServiceBlockingStub;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.ListDocumentsRequest;
import dev.rolewright.proto.v1.ListJobsRequest;
import dev.rolewright.proto.v1.ListProfilesRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.Profile;
import dev.rolewright.proto.v1.ProfileScoringServiceGrpc;
import dev.rolewright.proto.v1.ProfileScoringServiceGrpc.ProfileScoringServiceBlockingStub;
import dev.rolewright.proto.v1.ProfileSelector;
import dev.rolewright.proto.v1.PromptServiceGrpc;
import dev.rolewright.proto.v1.PromptServiceGrpc.PromptServiceBlockingStub;
import dev.rolewright.proto.v1.Role;
import dev.rolewright.proto.v1.SkillMatchingServiceGrpc;
import dev.rolewright.proto.v1.SkillMatchingServiceGrpc.SkillMatchingServiceBlockingStub;
import dev.rolewright.proto.v1.Tenant;
import io.grpc.CallCredentials;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The services as a caller with a key sees them. Each stub has a deadline, so that no test hangs.
 */
record Api(Channel channel, String key) {
  static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  JobParsingServiceBlockingStub jobs() {
    return with(JobParsingServiceGrpc.newBlockingStub(channel));
  }

  ProfileScoringServiceBlockingStub profiles() {
    return with(ProfileScoringServiceGrpc.newBlockingStub(channel));
  }

  SkillMatchingServiceBlockingStub skills() {
    return with(SkillMatchingServiceGrpc.newBlockingStub(channel));
  }

  GenerationServiceBlockingStub generation() {
    return with(GenerationServiceGrpc.newBlockingStub(channel));
  }

  GatewayServiceBlockingStub gateway() {
    return with(GatewayServiceGrpc.newBlockingStub(channel));
  }

  PromptServiceBlockingStub prompts() {
    return with(PromptServiceGrpc.newBlockingStub(channel));
  }

  AdminServiceBlockingStub admin() {
    return with(AdminServiceGrpc.newBlockingStub(channel));
  }

  /** Gives a stub this caller's key and a deadline. */
  <S extends AbstractStub<S>> S with(S stub) {
    return stub.withDeadlineAfter(50, TimeUnit.SECONDS).withCallCredentials(new Bearer(key));
  }

  /**
   * Gives a stub this caller's key and a deadline that only the server watches, which ends the call
   * by resetting its stream. The caller's own clock would end it too, at times a moment earlier.
   */
  <S extends AbstractStub<S>> S withServersDeadline(S stub, long millis) {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("grpc-timeout", Metadata.ASCII_STRING_MARSHALLER), millis + "m");
    return stub.withCallCredentials(new Bearer(key))
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  Api withKey(String otherKey) {
    return new Api(channel, otherKey);
  }

  Api over(Channel otherChannel) {
    return new Api(otherChannel, key);
  }

  Tenant newTenant(String name) {
    return admin().createTenant(CreateTenantRequest.newBuilder().setName(name).build()).getTenant();
  }

  Api newAdmin(String tenantId) {
    return newKey(
        CreateApiKeyRequest.newBuilder()
            .setTenantId(tenantId)
            .setName("admin")
            .addRoles(Role.ROLE_ADMIN));
  }

  Api newClient() {
    return newKey(CreateApiKeyRequest.newBuilder().setName("client"));
  }

  Api newKey(CreateApiKeyRequest.Builder request) {
    return withKey(admin().createApiKey(request.build()).getSecret());
  }

  Job keepJob(String text) {
    return jobs().parseJob(ParseJobRequest.newBuilder().setText(text).build()).getJob();
  }

  Profile keepProfile(String text) {
    return profiles()
        .importProfile(ImportProfileRequest.newBuilder().setText(text).build())
        .getProfile();
  }

  int jobCount() {
    return jobs().listJobs(ListJobsRequest.getDefaultInstance()).getJobsCount();
  }

  int profileCount() {
    return profiles().listProfiles(ListProfilesRequest.getDefaultInstance()).getProfilesCount();
  }

  int documentCount() {
    return generation()
        .listDocuments(ListDocumentsRequest.getDefaultInstance())
        .getDocumentsCount();
  }

  List<GenerationEvent> generate(GenerateCvRequest request) {
    List<GenerationEvent> events = new ArrayList<>();
    generation().generateCv(request).forEachRemaining(response -> events.add(response.getEvent()));
    return events;
  }

  static GenerateCvRequest.Builder cv(Job job, Profile profile) {
    return GenerateCvRequest.newBuilder()
        .setJob(JobSelector.newBuilder().setJobId(job.getId()))
        .setProfile(ProfileSelector.newBuilder().setProfileId(profile.getId()));
  }

  private static final class Bearer extends CallCredentials {
    private final String key;

    Bearer(String key) {
      this.key = key;
    }

    @Override
    public void applyRequestMetadata(RequestInfo info, Executor executor, MetadataApplier applier) {
      Metadata headers = new Metadata();
      headers.put(AUTHORIZATION, "Bearer " + key);
      applier.apply(headers);
    }
  }
}
