package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.ApiKey;
import dev.rolewright.proto.v1.CreateApiKeyRequest;
import dev.rolewright.proto.v1.CreateApiKeyResponse;
import dev.rolewright.proto.v1.CreateTenantRequest;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ListApiKeysRequest;
import dev.rolewright.proto.v1.ListJobsRequest;
import dev.rolewright.proto.v1.ListTenantsRequest;
import dev.rolewright.proto.v1.ResumeTenantRequest;
import dev.rolewright.proto.v1.RevokeApiKeyRequest;
import dev.rolewright.proto.v1.Role;
import dev.rolewright.proto.v1.RotateApiKeyRequest;
import dev.rolewright.proto.v1.RotateApiKeyResponse;
import dev.rolewright.proto.v1.SuspendTenantRequest;
import dev.rolewright.proto.v1.Tenant;
import io.grpc.Metadata;
import io.grpc.channelz.v1.ChannelzGrpc;
import io.grpc.channelz.v1.GetServersRequest;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  private final TestServer server = TestServer.shared();
  private final Api operator = server.operator();

  @Test
  void withoutAKeyACallIsRefused() {
    Failure failure =
        Failure.of(
            ErrorCode.AUTHENTICATION,
            () ->
                JobParsingServiceGrpc.newBlockingStub(server.channel())
                    .listJobs(ListJobsRequest.getDefaultInstance()));
    assertThat(failure.message()).contains("authorization: Bearer KEY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Basic dXNlcjpwYXNz",
        "rw_x",
        "Bearer rw_short",
        "Bearer é"
      })
  void aMalformedKeyIsRefused(String header) {
    Metadata metadata = new Metadata();
    metadata.put(Api.AUTHORIZATION, header);
    Failure.of(
        ErrorCode.AUTHENTICATION,
        () ->
            JobParsingServiceGrpc.newBlockingStub(server.channel())
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata))
                .listJobs(ListJobsRequest.getDefaultInstance()));
  }

  @Test
  void anUnknownKeyIsRefused() {
    String key = operator.key();
    char last = key.charAt(key.length() - 1);
    String other = key.substring(0, key.length() - 1) + (last == 'A' ? 'B' : 'A');
    assertRefused(operator.withKey(other));
  }

  @Test
  void aRevokedKeyIsRefusedFromThenOn() {
    Api admin = server.newTenantAdmin();
    CreateApiKeyResponse created = createKey(admin, "short-lived");
    Api client = admin.withKey(created.getSecret());
    assertThat(client.jobCount()).isZero();
    ApiKey revoked =
        admin
            .admin()
            .revokeApiKey(
                RevokeApiKeyRequest.newBuilder().setApiKeyId(created.getApiKey().getId()).build())
            .getApiKey();
    assertThat(revoked.hasRevokeTime()).isTrue();
    assertRefused(client);
  }

  @Test
  void anExpiredKeyIsRefused() {
    Api admin = server.newTenantAdmin();
    Instant expiry = Instant.now().plusSeconds(2);
    Api client =
        admin.newKey(
            CreateApiKeyRequest.newBuilder().setName("soon over").setExpireTime(timestamp(expiry)));
    assertThat(client.jobCount()).isZero();
    while (Instant.now().isBefore(expiry)) {
      admin.jobCount();
    }
    assertRefused(client);
  }

  @Test
  void aReplacedSecretWorksWithinItsGracePeriodOnly() {
    Api admin = server.newTenantAdmin();
    CreateApiKeyResponse first = createKey(admin, "rotated");
    RotateApiKeyResponse second = rotate(admin, first.getApiKey(), 3_600);
    assertThat(admin.withKey(first.getSecret()).jobCount()).isZero();
    assertThat(admin.withKey(second.getSecret()).jobCount()).isZero();
    RotateApiKeyResponse third = rotate(admin, first.getApiKey(), 0);
    assertRefused(admin.withKey(first.getSecret()));
    assertRefused(admin.withKey(second.getSecret()));
    assertThat(admin.withKey(third.getSecret()).jobCount()).isZero();
  }

  @Test
  void theKeysOfASuspendedTenantAreRefusedUntilItIsResumed() {
    Tenant tenant = operator.newTenant("suspended-" + Samples.uuid());
    Api admin = operator.newAdmin(tenant.getId());
    SuspendTenantRequest suspend =
        SuspendTenantRequest.newBuilder().setTenantId(tenant.getId()).build();
    operator.admin().suspendTenant(suspend);
    Failure.of(ErrorCode.PERMISSION, admin::jobCount);
    operator
        .admin()
        .resumeTenant(ResumeTenantRequest.newBuilder().setTenantId(tenant.getId()).build());
    assertThat(admin.jobCount()).isZero();
  }

  @Test
  void theOperatorCantLockItselfOut() {
    ApiKey own =
        operator
            .admin()
            .listApiKeys(ListApiKeysRequest.getDefaultInstance())
            .getApiKeysList()
            .stream()
            .filter(key -> operator.key().startsWith(key.getPrefix()))
            .findFirst()
            .orElseThrow();
    Failure.of(
        ErrorCode.PRECONDITION,
        () ->
            operator
                .admin()
                .revokeApiKey(RevokeApiKeyRequest.newBuilder().setApiKeyId(own.getId()).build()));
    Failure.of(
        ErrorCode.PRECONDITION,
        () ->
            operator
                .admin()
                .suspendTenant(
                    SuspendTenantRequest.newBuilder().setTenantId(own.getTenantId()).build()));
  }

  @Test
  void aClientMayNotAdminister() {
    Api client = server.newTenant();
    Failure.of(ErrorCode.PERMISSION, () -> createKey(client, "mine"));
    Failure.of(
        ErrorCode.PERMISSION,
        () -> client.admin().listApiKeys(ListApiKeysRequest.getDefaultInstance()));
    Failure.of(ErrorCode.PERMISSION, () -> client.newTenant("mine"));
  }

  @Test
  void anAdminMayNotOperate() {
    Api admin = server.newTenantAdmin();
    Failure.of(ErrorCode.PERMISSION, () -> admin.newTenant("mine"));
    Failure.of(
        ErrorCode.PERMISSION,
        () -> admin.admin().listTenants(ListTenantsRequest.getDefaultInstance()));
    Failure.of(
        ErrorCode.PERMISSION,
        () ->
            admin.newKey(
                CreateApiKeyRequest.newBuilder().setName("more").addRoles(Role.ROLE_OPERATOR)));
    assertThat(admin.admin().listApiKeys(ListApiKeysRequest.getDefaultInstance()).getApiKeysList())
        .extracting(ApiKey::getName)
        .containsExactly("admin");
  }

  @Test
  void aTenantsNameIsTakenOnce() {
    String name = "taken-" + Samples.uuid();
    operator.newTenant(name);
    Failure failure =
        Failure.of(
            ErrorCode.ALREADY_EXISTS,
            () ->
                operator
                    .admin()
                    .createTenant(CreateTenantRequest.newBuilder().setName(name).build()));
    assertThat(failure.message()).contains("name");
  }

  @Test
  void channelzIsForOperators() {
    GetServersRequest request = GetServersRequest.getDefaultInstance();
    assertThat(
            operator
                .with(ChannelzGrpc.newBlockingStub(server.channel()))
                .getServers(request)
                .getServerList())
        .isNotEmpty();
    Api admin = server.newTenantAdmin();
    Failure.of(
        ErrorCode.PERMISSION,
        () -> admin.with(ChannelzGrpc.newBlockingStub(server.channel())).getServers(request));
    Failure.of(
        ErrorCode.AUTHENTICATION,
        () -> ChannelzGrpc.newBlockingStub(server.channel()).getServers(request));
  }

  @Test
  void theFirstKeyIsItsOwnersAlone() throws IOException {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(server.dataDirectory().resolve("admin.key"))))
        .isEqualTo("rw-------");
  }

  private static void assertRefused(Api api) {
    Failure.of(ErrorCode.AUTHENTICATION, api::jobCount);
  }

  private static CreateApiKeyResponse createKey(Api admin, String name) {
    return admin.admin().createApiKey(CreateApiKeyRequest.newBuilder().setName(name).build());
  }

  private static RotateApiKeyResponse rotate(Api admin, ApiKey key, long graceSeconds) {
    return admin
        .admin()
        .rotateApiKey(
            RotateApiKeyRequest.newBuilder()
                .setApiKeyId(key.getId())
                .setGracePeriod(Duration.newBuilder().setSeconds(graceSeconds))
                .build());
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
