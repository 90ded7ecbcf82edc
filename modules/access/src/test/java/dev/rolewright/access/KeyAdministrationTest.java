package dev.rolewright.access;

import static dev.rolewright.access.Fixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.FieldViolation;
import dev.rolewright.platform.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyAdministrationTest {
  private static final PageRequest PAGE = PageRequest.of(0, "");

  private final Fixture fixture = new Fixture();
  private final KeyAdministration administration = fixture.keyAdministration;

  @Test
  void aKeyIsAClientsUnlessAskedOtherwise() {
    assertThat(fixture.clientKey.key().roles()).containsExactly(Role.CLIENT);
    assertThat(fixture.clientKey.key().tenantId()).isEqualTo(fixture.acme.id());
  }

  @Test
  void aRepeatedCreateReturnsTheKeyWithoutItsSecret() {
    String id = fixture.ids.next();
    IssuedKey first = create(fixture.admin, id, "", Set.of());
    IssuedKey second = create(fixture.admin, id, "", Set.of());
    assertThat(first.secret()).isNotEmpty();
    assertThat(second.secret()).isEmpty();
    assertThat(second.key()).isEqualTo(first.key());
    fixture.authenticator.authenticate(first.secret());
  }

  @Test
  void clientsMayDoNothingHere() {
    String id = fixture.clientKey.key().id();
    assertRefused(ErrorCode.PERMISSION, () -> create(fixture.client, "", Set.of()));
    assertRefused(ErrorCode.PERMISSION, () -> administration.list(fixture.client, "", PAGE));
    assertRefused(ErrorCode.PERMISSION, () -> rotate(fixture.client, id, Duration.ZERO));
    assertRefused(ErrorCode.PERMISSION, () -> administration.revoke(fixture.client, id));
  }

  @Test
  void anAdminSeesNothingOfAnotherTenant() {
    String other = fixture.operator.tenantId();
    String otherKey = fixture.operator.keyId();
    assertRefused(ErrorCode.NOT_FOUND, () -> create(fixture.admin, other, Set.of()));
    assertRefused(ErrorCode.NOT_FOUND, () -> administration.list(fixture.admin, other, PAGE));
    assertRefused(ErrorCode.NOT_FOUND, () -> rotate(fixture.admin, otherKey, Duration.ZERO));
    assertRefused(ErrorCode.NOT_FOUND, () -> administration.revoke(fixture.admin, otherKey));
  }

  @Test
  void aClientSeesItsOwnKeyAndAnAdminThoseOfTheTenant() {
    String acme = fixture.acme.id();
    String clients = fixture.client.keyId();
    String admins = fixture.admin.keyId();
    assertThat(administration.visible(fixture.client, acme, clients)).isEqualTo(clients);
    assertThat(administration.visible(fixture.admin, acme, clients)).isEqualTo(clients);
    assertThat(administration.visible(fixture.operator, acme, clients)).isEqualTo(clients);
    assertRefused(ErrorCode.NOT_FOUND, () -> administration.visible(fixture.client, acme, admins));
    assertRefused(
        ErrorCode.NOT_FOUND,
        () -> administration.visible(fixture.admin, acme, fixture.operator.keyId()));
  }

  @Test
  void aKeyIsKnownToItsTenantAndWhereNoTenantIsMeant() {
    String clients = fixture.client.keyId();
    assertThat(administration.known(fixture.acme.id(), clients)).isEqualTo(clients);
    assertThat(administration.known("", clients)).isEqualTo(clients);
    assertRefused(
        ErrorCode.NOT_FOUND, () -> administration.known(fixture.operator.tenantId(), clients));
    assertRefused(ErrorCode.NOT_FOUND, () -> administration.known("", fixture.ids.next()));
  }

  @Test
  void anotherTenantsIdAndAnUnknownOneGetTheSameAnswer() {
    String otherKey = fixture.operator.keyId();
    String unknown = fixture.ids.next();
    String toOther =
        assertRefused(ErrorCode.NOT_FOUND, () -> administration.revoke(fixture.admin, otherKey))
            .getMessage();
    String toUnknown =
        assertRefused(ErrorCode.NOT_FOUND, () -> administration.revoke(fixture.admin, unknown))
            .getMessage();
    assertThat(toOther.replace(otherKey, "")).isEqualTo(toUnknown.replace(unknown, ""));
  }

  @Test
  void anOperatorKeepsTheKeysOfEveryTenant() {
    String id = fixture.clientKey.key().id();
    assertThat(administration.list(fixture.operator, fixture.acme.id(), PAGE).items())
        .extracting(ApiKey::id)
        .containsExactly(id, fixture.adminKey.key().id());
    fixture.authenticator.authenticate(rotate(fixture.operator, id, Duration.ZERO).secret());
    assertThat(administration.revoke(fixture.operator, id).revokeTime())
        .contains(fixture.time.now());
    assertRefused(
        ErrorCode.NOT_FOUND, () -> create(fixture.operator, fixture.ids.next(), Set.of()));
    assertRefused(
        ErrorCode.NOT_FOUND, () -> administration.revoke(fixture.operator, fixture.ids.next()));
  }

  @Test
  void onlyOperatorsGiveAndTakeTheOperatorRole() {
    assertRefused(ErrorCode.PERMISSION, () -> create(fixture.admin, "", Set.of(Role.OPERATOR)));
    String id = create(fixture.operator, fixture.acme.id(), Set.of(Role.OPERATOR)).key().id();
    assertRefused(ErrorCode.PERMISSION, () -> rotate(fixture.admin, id, Duration.ZERO));
    assertRefused(ErrorCode.PERMISSION, () -> administration.revoke(fixture.admin, id));
    administration.revoke(fixture.operator, id);
  }

  @Test
  void theCallingKeyDoesNotRevokeItself() {
    assertRefused(
        ErrorCode.PRECONDITION, () -> administration.revoke(fixture.admin, fixture.admin.keyId()));
    fixture.authenticator.authenticate(fixture.adminKey.secret());
  }

  @Test
  void theCallingKeyMayRotateItself() {
    String secret = rotate(fixture.admin, fixture.admin.keyId(), Duration.ZERO).secret();
    assertThat(fixture.authenticator.authenticate(secret)).isEqualTo(fixture.admin);
  }

  @Test
  void aRepeatedRotationReturnsTheKeyWithoutItsSecretAndEndsNoOtherSecret() {
    String id = fixture.clientKey.key().id();
    String rotation = fixture.ids.next();
    Duration grace = Duration.ofHours(1);
    IssuedKey first = administration.rotate(fixture.admin, rotation, id, grace);
    IssuedKey second = administration.rotate(fixture.admin, rotation, id, grace);
    assertThat(first.secret()).isNotEmpty();
    assertThat(second.secret()).isEmpty();
    assertThat(second.key()).isEqualTo(first.key());
    fixture.authenticator.authenticate(first.secret());
    fixture.authenticator.authenticate(fixture.clientKey.secret());
  }

  @Test
  void deadKeysGetNoNewSecret() {
    String revoked = fixture.clientKey.key().id();
    administration.revoke(fixture.admin, revoked);
    assertRefused(ErrorCode.PRECONDITION, () -> rotate(fixture.admin, revoked, Duration.ZERO));
    Instant expiry = fixture.time.now().plusSeconds(1);
    String expired =
        administration
            .create(fixture.admin, fixture.ids.next(), "", "x", Set.of(), Optional.of(expiry))
            .key()
            .id();
    fixture.time.advance(Duration.ofSeconds(1));
    assertRefused(ErrorCode.PRECONDITION, () -> rotate(fixture.admin, expired, Duration.ZERO));
  }

  @Test
  void everyMistakeIsNamed() {
    assertThat(
            assertRefused(
                    ErrorCode.INVALID_FIELD,
                    () ->
                        administration.create(
                            fixture.admin,
                            fixture.ids.next(),
                            "acme",
                            " ",
                            Set.of(),
                            Optional.of(fixture.time.now())))
                .violations())
        .extracting(FieldViolation::field)
        .containsExactly("tenant_id", "name", "expire_time");
    for (Duration grace : new Duration[] {Duration.ofNanos(-1), Duration.ofDays(7).plusNanos(1)}) {
      assertThat(
              assertRefused(ErrorCode.INVALID_FIELD, () -> rotate(fixture.admin, "x", grace))
                  .violations())
          .extracting(FieldViolation::field)
          .containsExactly("api_key_id", "grace_period");
    }
  }

  private IssuedKey rotate(Principal caller, String keyId, Duration gracePeriod) {
    return administration.rotate(caller, fixture.ids.next(), keyId, gracePeriod);
  }

  private IssuedKey create(Principal caller, String tenantId, Set<Role> roles) {
    return create(caller, fixture.ids.next(), tenantId, roles);
  }

  private IssuedKey create(Principal caller, String id, String tenantId, Set<Role> roles) {
    return administration.create(caller, id, tenantId, "a key", roles, Optional.empty());
  }
}
