package dev.rolewright.server.grpc;

import static dev.rolewright.server.mapping.AccessMapping.toProto;

import dev.rolewright.access.IssuedKey;
import dev.rolewright.access.KeyAdministration;
import dev.rolewright.access.Role;
import dev.rolewright.access.TenantAdministration;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.proto.v1.AdminServiceGrpc;
import dev.rolewright.proto.v1.CreateApiKeyRequest;
import dev.rolewright.proto.v1.CreateApiKeyResponse;
import dev.rolewright.proto.v1.CreateTenantRequest;
import dev.rolewright.proto.v1.CreateTenantResponse;
import dev.rolewright.proto.v1.ListApiKeysRequest;
import dev.rolewright.proto.v1.ListApiKeysResponse;
import dev.rolewright.proto.v1.ListTenantsRequest;
import dev.rolewright.proto.v1.ListTenantsResponse;
import dev.rolewright.proto.v1.RevokeApiKeyRequest;
import dev.rolewright.proto.v1.RevokeApiKeyResponse;
import dev.rolewright.proto.v1.RotateApiKeyRequest;
import dev.rolewright.proto.v1.RotateApiKeyResponse;
import dev.rolewright.proto.v1.SuspendTenantRequest;
import dev.rolewright.proto.v1.SuspendTenantResponse;
import dev.rolewright.server.mapping.AccessMapping;
import dev.rolewright.server.mapping.CommonMapping;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Serves {@code AdminService}. */
public final class AdminGrpcService extends AdminServiceGrpc.AdminServiceImplBase {
  private final TenantAdministration tenants;
  private final KeyAdministration keys;
  private final RequestIds requestIds;

  /** Creates the service over its administrations. */
  public AdminGrpcService(
      TenantAdministration tenants, KeyAdministration keys, RequestIds requestIds) {
    this.tenants = tenants;
    this.keys = keys;
    this.requestIds = requestIds;
  }

  @Override
  public void createTenant(
      CreateTenantRequest request, StreamObserver<CreateTenantResponse> observer) {
    CallContext call = CallContext.current();
    // Before the request id is looked up, so that a repeat shows nothing to a key that may not ask.
    call.principal().require(Role.OPERATOR);
    Unary.answer(
        observer,
        () ->
            requestIds.unary(
                call.request(),
                new RequestIds.Sent(
                    "AdminService/CreateTenant", request.getRequestId(), request, Set.of()),
                CreateTenantResponse.parser(),
                UnaryOperator.identity(),
                id ->
                    CreateTenantResponse.newBuilder()
                        .setTenant(
                            toProto(
                                tenants.create(
                                    call.principal(),
                                    id,
                                    request.getName(),
                                    request.getDisplayName(),
                                    AccessMapping.plan(request.getPlan()))))
                        .build()));
  }

  @Override
  public void suspendTenant(
      SuspendTenantRequest request, StreamObserver<SuspendTenantResponse> observer) {
    CallContext call = CallContext.current();
    Unary.answer(
        observer,
        () ->
            SuspendTenantResponse.newBuilder()
                .setTenant(
                    toProto(
                        request.getResume()
                            ? tenants.resume(call.principal(), request.getTenantId())
                            : tenants.suspend(call.principal(), request.getTenantId())))
                .build());
  }

  @Override
  public void listTenants(
      ListTenantsRequest request, StreamObserver<ListTenantsResponse> observer) {
    CallContext call = CallContext.current();
    Unary.answer(
        observer,
        () -> {
          var page =
              tenants.list(
                  call.principal(), PageRequest.of(request.getPageSize(), request.getPageToken()));
          ListTenantsResponse.Builder response =
              ListTenantsResponse.newBuilder().setNextPageToken(page.nextToken());
          page.items().forEach(tenant -> response.addTenants(toProto(tenant)));
          return response.build();
        });
  }

  @Override
  public void createApiKey(
      CreateApiKeyRequest request, StreamObserver<CreateApiKeyResponse> observer) {
    CallContext call = CallContext.current();
    call.principal().require(Role.ADMIN);
    Unary.answer(
        observer,
        () ->
            requestIds.unary(
                call.request(),
                new RequestIds.Sent(
                    "AdminService/CreateApiKey", request.getRequestId(), request, Set.of()),
                CreateApiKeyResponse.parser(),
                response -> response.toBuilder().clearSecret().build(),
                id -> created(call, id, request)));
  }

  private CreateApiKeyResponse created(CallContext call, String id, CreateApiKeyRequest request) {
    IssuedKey issued =
        keys.create(
            call.principal(),
            id,
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
  }

  @Override
  public void listApiKeys(
      ListApiKeysRequest request, StreamObserver<ListApiKeysResponse> observer) {
    CallContext call = CallContext.current();
    Unary.answer(
        observer,
        () -> {
          var page =
              keys.list(
                  call.principal(),
                  request.getTenantId(),
                  PageRequest.of(request.getPageSize(), request.getPageToken()));
          ListApiKeysResponse.Builder response =
              ListApiKeysResponse.newBuilder().setNextPageToken(page.nextToken());
          page.items().forEach(key -> response.addApiKeys(toProto(key)));
          return response.build();
        });
  }

  @Override
  public void rotateApiKey(
      RotateApiKeyRequest request, StreamObserver<RotateApiKeyResponse> observer) {
    CallContext call = CallContext.current();
    Unary.answer(
        observer,
        () -> {
          IssuedKey issued =
              keys.rotate(
                  call.principal(),
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
    CallContext call = CallContext.current();
    Unary.answer(
        observer,
        () ->
            RevokeApiKeyResponse.newBuilder()
                .setApiKey(toProto(keys.revoke(call.principal(), request.getApiKeyId())))
                .build());
  }
}
