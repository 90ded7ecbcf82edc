package dev.rolewright.server.grpc;

import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.domain.Provenance;
import dev.rolewright.parsing.ParsedProfile;
import dev.rolewright.parsing.ProfileIntake;
import dev.rolewright.parsing.SourceText;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.DeleteProfileRequest;
import dev.rolewright.proto.v1.DeleteProfileResponse;
import dev.rolewright.proto.v1.GetProfileRequest;
import dev.rolewright.proto.v1.GetProfileResponse;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ImportProfileResponse;
import dev.rolewright.proto.v1.ListProfilesRequest;
import dev.rolewright.proto.v1.ListProfilesResponse;
import dev.rolewright.proto.v1.ProfileScoringServiceGrpc;
import dev.rolewright.server.mapping.CommonMapping;
import dev.rolewright.server.mapping.ProfileMapping;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Serves {@code ProfileScoringService}. */
public final class ProfileScoringGrpcService
    extends ProfileScoringServiceGrpc.ProfileScoringServiceImplBase {
  private final ProfileIntake intake;
  private final ProfileRepository profiles;
  private final RequestIds requestIds;

  /** Creates the service. */
  public ProfileScoringGrpcService(
      ProfileIntake intake, ProfileRepository profiles, RequestIds requestIds) {
    this.intake = intake;
    this.profiles = profiles;
    this.requestIds = requestIds;
  }

  @Override
  public void importProfile(
      ImportProfileRequest request, StreamObserver<ImportProfileResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () ->
            requestIds.unary(
                context,
                new RequestIds.Sent(
                    "ProfileScoringService/ImportProfile",
                    request.getRequestId(),
                    request,
                    Set.of()),
                ImportProfileResponse.parser(),
                UnaryOperator.identity(),
                id -> importProfile(context, id, request)));
  }

  private ImportProfileResponse importProfile(
      RequestContext context, String id, ImportProfileRequest request) {
    boolean store = !request.hasStore() || request.getStore();
    SourceText source = Sources.of(request);
    ParsedProfile parsed = store ? intake.keep(context, id, source) : intake.parse(source);
    ImportProfileResponse.Builder response =
        ImportProfileResponse.newBuilder()
            .setProfile(ProfileMapping.toProto(parsed.profile()))
            .setProvenance(
                CommonMapping.provenance(
                    Provenance.local(parsed.engine(), context.elapsed(), Optional.empty())));
    parsed.warnings().forEach(warning -> response.addWarnings(ProfileMapping.toProto(warning)));
    return response.build();
  }

  @Override
  public void getProfile(GetProfileRequest request, StreamObserver<GetProfileResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          requireUuid(request.getProfileId());
          return profiles
              .find(context.tenantId(), request.getProfileId())
              .map(
                  profile ->
                      GetProfileResponse.newBuilder()
                          .setProfile(ProfileMapping.toProto(profile))
                          .build())
              .orElseThrow(() -> RolewrightException.notFound("profile", request.getProfileId()));
        });
  }

  @Override
  public void listProfiles(
      ListProfilesRequest request, StreamObserver<ListProfilesResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          var page =
              profiles.list(
                  context.tenantId(),
                  PageRequest.of(request.getPageSize(), request.getPageToken()));
          ListProfilesResponse.Builder response =
              ListProfilesResponse.newBuilder().setNextPageToken(page.nextToken());
          page.items().forEach(profile -> response.addProfiles(ProfileMapping.toProto(profile)));
          return response.build();
        });
  }

  @Override
  public void deleteProfile(
      DeleteProfileRequest request, StreamObserver<DeleteProfileResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          requireUuid(request.getProfileId());
          ProfileRepository.Erased erased =
              profiles
                  .delete(context.tenantId(), request.getProfileId())
                  .orElseThrow(
                      () -> RolewrightException.notFound("profile", request.getProfileId()));
          return DeleteProfileResponse.newBuilder()
              .setDeletedEvidence(erased.evidence())
              .setDeletedDocuments(erased.documents())
              .build();
        });
  }

  private static void requireUuid(String profileId) {
    FieldChecks checks = new FieldChecks();
    checks.uuid("profile_id", profileId);
    checks.throwIfAny();
  }
}
