package dev.rolewright.server.grpc;

import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.domain.Provenance;
import dev.rolewright.parsing.ParsedProfile;
import dev.rolewright.parsing.ProfileIntake;
import dev.rolewright.parsing.SourceText;
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
import dev.rolewright.safety.spi.SafetyPolicy;
import dev.rolewright.server.mapping.CommonMapping;
import dev.rolewright.server.mapping.ProfileMapping;
import dev.rolewright.server.mapping.SafetyMapping;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Serves {@code ProfileScoringService}. */
public final class ProfileScoringGrpcService
    extends ProfileScoringServiceGrpc.ProfileScoringServiceImplBase {
  private final ProfileIntake intake;
  private final ProfileRepository profiles;
  private final PersonErasure erasure;
  private final Supplier<SafetyPolicy> policy;
  private final Storing storing;
  private final RequestIds requestIds;

  /**
   * Creates the service.
   *
   * @param policy what looks at CVs now
   */
  public ProfileScoringGrpcService(
      ProfileIntake intake,
      ProfileRepository profiles,
      PersonErasure erasure,
      Supplier<SafetyPolicy> policy,
      Storing storing,
      RequestIds requestIds) {
    this.intake = intake;
    this.profiles = profiles;
    this.erasure = erasure;
    this.policy = policy;
    this.storing = storing;
    this.requestIds = requestIds;
  }

  @Override
  public void importProfile(
      ImportProfileRequest request, StreamObserver<ImportProfileResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          RequestReading reading = RequestReading.of(request.getRequestId());
          Optional<SourceText> source = reading.value(() -> Sources.of(request));
          reading.end();
          return importProfile(context, request, source.orElseThrow());
        });
  }

  private ImportProfileResponse importProfile(
      RequestContext context, ImportProfileRequest request, SourceText source) {
    SentCall sent =
        new SentCall("ProfileScoringService/ImportProfile", request.getRequestId(), request);
    if (!storing.isWanted(context, request.hasStore(), request.getStore())) {
      return requestIds.unstored(
          context, sent, () -> response(context, source, intake.parse(context, source)));
    }
    return requestIds.unary(
        context,
        sent,
        ImportProfileResponse.parser(),
        UnaryOperator.identity(),
        id -> response(context, source, intake.keep(context, id, source)));
  }

  private ImportProfileResponse response(
      RequestContext context, SourceText source, ParsedProfile parsed) {
    ImportProfileResponse.Builder response =
        ImportProfileResponse.newBuilder()
            .setProfile(ProfileMapping.toProto(parsed.profile()))
            .setProvenance(
                CommonMapping.provenance(
                    Provenance.local(parsed.engine(), context.elapsed(), Optional.empty())));
    SafetyPolicy now = policy.get();
    if (now.isOn()) {
      response.setSafety(SafetyMapping.toProto(source.issues(now)));
    }
    parsed.warnings().forEach(warning -> response.addWarnings(ProfileMapping.toProto(warning)));
    return response.build();
  }

  @Override
  public void getProfile(GetProfileRequest request, StreamObserver<GetProfileResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          String id = ResourceIds.required("profile_id", request.getProfileId());
          return profiles
              .find(context.tenantId(), id)
              .map(
                  profile ->
                      GetProfileResponse.newBuilder()
                          .setProfile(ProfileMapping.toProto(profile))
                          .build())
              .orElseThrow(() -> RolewrightException.notFound("profile", id));
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
          String id = ResourceIds.required("profile_id", request.getProfileId());
          ProfileRepository.Erased erased =
              erasure
                  .erase(context.tenantId(), id)
                  .orElseThrow(() -> RolewrightException.notFound("profile", id));
          return DeleteProfileResponse.newBuilder()
              .setDeletedEvidence(erased.evidence())
              .setDeletedDocuments(erased.documents())
              .build();
        });
  }
}
