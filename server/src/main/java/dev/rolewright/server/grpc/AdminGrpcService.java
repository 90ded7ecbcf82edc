package dev.rolewright.server.grpc;

import static dev.rolewright.server.mapping.AccessMapping.toProto;

import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import dev.rolewright.access.IssuedKey;
import dev.rolewright.access.KeyAdministration;
import dev.rolewright.access.Principal;
import dev.rolewright.access.ProviderKeyAdministration;
import dev.rolewright.access.Role;
import dev.rolewright.access.TenantAdministration;
import dev.rolewright.access.TenantPrivacyAdministration;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.AdminServiceGrpc;
import dev.rolewright.proto.v1.CreateApiKeyRequest;
import dev.rolewright.proto.v1.CreateApiKeyResponse;
import dev.rolewright.proto.v1.CreateTenantRequest;
import dev.rolewright.proto.v1.CreateTenantResponse;
import dev.rolewright.proto.v1.GetTenantPrivacyRequest;
import dev.rolewright.proto.v1.GetTenantPrivacyResponse;
import dev.rolewright.proto.v1.ListApiKeysRequest;
import dev.rolewright.proto.v1.ListApiKeysResponse;
import dev.rolewright.proto.v1.ListTenantsRequest;
import dev.rolewright.proto.v1.ListTenantsResponse;
import dev.rolewright.proto.v1.PutProviderKeyRequest;
import dev.rolewright.proto.v1.PutProviderKeyResponse;
import dev.rolewright.proto.v1.PutTenantPrivacyRequest;
import dev.rolewright.proto.v1.PutTenantPrivacyResponse;
import dev.rolewright.proto.v1.ResumeTenantRequest;
import dev.rolewright.proto.v1.ResumeTenantResponse;
import dev.rolewright.proto.v1.RevokeApiKeyRequest;
import dev.rolewright.proto.v1.RevokeApiKeyResponse;
import dev.rolewright.proto.v1.RotateApiKeyRequest;
import dev.rolewright.proto.v1.RotateApiKeyResponse;
import dev.rolewright.proto.v1.SuspendTenantRequest;
import dev.rolewright.proto.v1.SuspendTenantResponse;
import dev.rolewright.server.mapping.AccessMapping;
import dev.rolewright.server.mapping.CommonMapping;
import dev.rolewright.server.mapping.PrivacyMapping;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Serves {@code AdminService}. */
public final class AdminGrpcService extends AdminServiceGrpc.AdminServiceImplBase {
  private final TenantAdministration tenants;
  private final KeyAdministration keys;
  private final ProviderKeyAdministration providerKeys;
  private final TenantPrivacyAdministration privacy;
  private final RequestIds requestIds;

  /** Creates the service over its administrations. */
  public AdminGrpcService(
      TenantAdministration tenants,
      KeyAdministration keys,
      ProviderKeyAdministration providerKeys,
      TenantPrivacyAdministration privacy,
      RequestIds requestIds) {
    this.tenants = tenants;
    this.keys = keys;
    this.providerKeys = providerKeys;
    this.privacy = privacy;
    this.requestIds = requestIds;
  }

  @Override
  public void createTenant(
      CreateTenantRequest request, StreamObserver<CreateTenantResponse> observer) {
    answerOnce(
        observer,
        Role.OPERATOR,
        new SentCall("AdminService/CreateTenant", request.getRequestId(), request),
        CreateTenantResponse.parser(),
        UnaryOperator.identity(),
        (caller, tenantId) ->
            CreateTenantResponse.newBuilder()
                .setTenant(
                    toProto(
                        tenants.create(
                            caller,
                            tenantId,
                            request.getName(),
                            request.getDisplayName(),
                            AccessMapping.plan(request.getPlan()))))
                .build());
  }

  @Override
  public void suspendTenant(
      SuspendTenantRequest request, StreamObserver<SuspendTenantResponse> observer) {
    answer(
        observer,
        caller ->
            SuspendTenantResponse.newBuilder()
                .setTenant(toProto(tenants.suspend(caller, request.getTenantId())))
                .build());
  }

  @Override
  public void resumeTenant(
      ResumeTenantRequest request, StreamObserver<ResumeTenantResponse> observer) {
    answer(
        observer,
        caller ->
            ResumeTenantResponse.newBuilder()
                .setTenant(toProto(tenants.resume(caller, request.getTenantId())))
                .build());
  }

  @Override
  public void listTenants(
      ListTenantsRequest request, StreamObserver<ListTenantsResponse> observer) {
    answer(
        observer,
        caller -> {
          var page =
              tenants.list(caller, PageRequest.of(request.getPageSize(), request.getPageToken()));
          return ListTenantsResponse.newBuilder()
              .addAllTenants(page.items().stream().map(AccessMapping::toProto).toList())
              .setNextPageToken(page.nextToken())
              .build();
        });
  }

  @Override
  public void createApiKey(
      CreateApiKeyRequest request, StreamObserver<CreateApiKeyResponse> observer) {
    answerOnce(
        observer,
        Role.ADMIN,
        new SentCall("AdminService/CreateApiKey", request.getRequestId(), request),
        CreateApiKeyResponse.parser(),
        response -> response.toBuilder().clearSecret().build(),
        (caller, keyId) -> {
          IssuedKey issued =
              keys.create(
                  caller,
                  keyId,
                  request.getTenantId(),
                  request.getName(),
                  AccessMapping.roles(request.getRolesList()),
                  request.hasExpireTime()
                      ? Optional.of(CommonMapping.instant("expire_time", request.getExpireTime()))
                      : Optional.empty());
          return CreateApiKeyResponse.newBuilder()
              .setApiKey(toProto(issued.key()))
              .setSecret(issued.secret())
              .build();
        });
  }

  @Override
  public void listApiKeys(
      ListApiKeysRequest request, StreamObserver<ListApiKeysResponse> observer) {
    answer(
        observer,
        caller -> {
          var page =
              keys.list(
                  caller,
                  request.getTenantId(),
                  PageRequest.of(request.getPageSize(), request.getPageToken()));
          return ListApiKeysResponse.newBuilder()
              .addAllApiKeys(page.items().stream().map(AccessMapping::toProto).toList())
              .setNextPageToken(page.nextToken())
              .build();
        });
  }

  @Override
  public void rotateApiKey(
      RotateApiKeyRequest request, StreamObserver<RotateApiKeyResponse> observer) {
    answerOnce(
        observer,
        Role.ADMIN,
        new SentCall("AdminService/RotateApiKey", request.getRequestId(), request),
        RotateApiKeyResponse.parser(),
        response -> response.toBuilder().clearSecret().build(),
        (caller, rotationId) -> {
          IssuedKey issued =
              keys.rotate(
                  caller,
                  rotationId,
                  request.getApiKeyId(),
                  CommonMapping.duration("grace_period", request.getGracePeriod()));
          return RotateApiKeyResponse.newBuilder()
              .setApiKey(toProto(issued.key()))
              .setSecret(issued.secret())
              .build();
        });
  }

  @Override
  public void revokeApiKey(
      RevokeApiKeyRequest request, StreamObserver<RevokeApiKeyResponse> observer) {
    answer(
        observer,
        caller ->
            RevokeApiKeyResponse.newBuilder()
                .setApiKey(toProto(keys.revoke(caller, request.getApiKeyId())))
                .build());
  }

  @Override
  public void putProviderKey(
      PutProviderKeyRequest request, StreamObserver<PutProviderKeyResponse> observer) {
    answer(
        observer,
        caller -> {
          if (request.getRemove()) {
            providerKeys.remove(
                caller,
                request.getTenantId(),
                request.getProvider(),
                request.getSecret(),
                request.getEndpoint());
            return PutProviderKeyResponse.getDefaultInstance();
          }
          return PutProviderKeyResponse.newBuilder()
              .setProviderKey(
                  toProto(
                      providerKeys.put(
                          caller,
                          request.getTenantId(),
                          request.getProvider(),
                          request.getSecret(),
                          request.getEndpoint())))
              .build();
        });
  }

  @Override
  public void putTenantPrivacy(
      PutTenantPrivacyRequest request, StreamObserver<PutTenantPrivacyResponse> observer) {
    answer(
        observer,
        caller -> {
          caller.require(Role.ADMIN);
          if (!request.hasPrivacy()) {
            throw RolewrightException.invalid(
                "privacy", "is missing; send all switches as they are to be, or {} to lift all.");
          }
          return PrivacyMapping.stored(
              privacy.put(
                  caller, request.getTenantId(), PrivacyMapping.wanted(request.getPrivacy())));
        });
  }

  @Override
  public void getTenantPrivacy(
      GetTenantPrivacyRequest request, StreamObserver<GetTenantPrivacyResponse> observer) {
    answer(observer, caller -> PrivacyMapping.found(privacy.find(caller, request.getTenantId())));
  }

  /** What a call with a request id does for its caller; {@code newId} is for what it makes. */
  @FunctionalInterface
  private interface Work<R> {
    R run(Principal caller, String newId);
  }

  private static <R> void answer(StreamObserver<R> observer, Function<Principal, R> work) {
    Principal caller = CallContext.current().principal();
    Unary.answer(observer, () -> work.apply(caller));
  }

  /**
   * Answers a call that runs once for its request id.
   *
   * @param role what the caller must be even for a repeat, so that it shows nothing to a key that
   *     may not ask
   */
  private <R extends Message> void answerOnce(
      StreamObserver<R> observer,
      Role role,
      SentCall sent,
      Parser<R> parser,
      UnaryOperator<R> kept,
      Work<R> work) {
    CallContext call = CallContext.current();
    Unary.answer(
        observer,
        () -> {
          call.principal().require(role);
          return requestIds.unary(
              call.request(),
              sent.keeping(SentCall.Keeping.ALWAYS),
              parser,
              kept,
              newId -> work.run(call.principal(), newId));
        });
  }
}
