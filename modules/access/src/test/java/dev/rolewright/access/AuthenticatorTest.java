package dev.rolewright.access;

import static dev.rolewright.access.Fixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.testing.ManualTime;
import dev.rolewright.platform.ErrorCode;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticatorTest {
  private final Fixture fixture = new Fixture();

  @Test
  void runsInItsModule() {
    assertThat(Authenticator.class.getModule().isNamed()).isTrue();
  }

  @Test
  void tellsWhoCalls() {
    assertThat(fixture.authenticator.authenticate(fixture.clientKey.secret()))
        .isEqualTo(
            new Principal(
                fixture.clientKey.key().id(),
                fixture.acme.id(),
                "acme",
                Plan.FREE,
                Set.of(Role.CLIENT)));
  }

  @Test
  void secretsAre256BitsAndRecognisedByTheirPrefix() {
    String secret = fixture.clientKey.secret();
    assertThat(secret).matches("rw_[A-Za-z0-9_-]{43}").hasSize(46);
    assertThat(fixture.clientKey.key().prefix()).isEqualTo(secret.substring(0, 10));
    assertThat(secret).isNotEqualTo(fixture.adminKey.secret());
    StoredKey stored =
        fixture.keys.find(fixture.acme.id(), fixture.clientKey.key().id()).orElseThrow();
    assertThat(stored.toString()).doesNotContain(secret.substring(10));
    assertThat(fixture.clientKey.toString()).doesNotContain(secret.substring(10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rw_",
        "secret",
        "rw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "rw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "rw_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "xx_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void malformedSecretsAreRefusedWithoutALookUp(String secret) {
    ApiKeyRepository untouched =
        (ApiKeyRepository)
            Proxy.newProxyInstance(
                ApiKeyRepository.class.getClassLoader(),
                new Class<?>[] {ApiKeyRepository.class},
                (proxy, method, arguments) -> {
                  throw new AssertionError("looked up");
                });
    Authenticator authenticator = Authenticator.create(untouched, new ManualTime());
    assertRefused(ErrorCode.AUTHENTICATION, () -> authenticator.authenticate(secret));
  }

  @Test
  void unknownSecretsAreRefused() {
    assertRefused(
        ErrorCode.AUTHENTICATION, () -> fixture.authenticator.authenticate("rw_" + "A".repeat(43)));
  }

  @Test
  void aRevokedKeyIsRefusedAtOnce() {
    fixture.keyAdministration.revoke(fixture.admin, fixture.clientKey.key().id());
    assertRefused(
        ErrorCode.AUTHENTICATION,
        () -> fixture.authenticator.authenticate(fixture.clientKey.secret()));
  }

  @Test
  void aKeyIsRefusedFromItsExpiryOn() {
    IssuedKey key =
        fixture.keyAdministration.create(
            fixture.admin,
            fixture.ids.next(),
            "",
            "short",
            Set.of(),
            Optional.of(fixture.time.now().plusSeconds(60)));
    fixture.time.advance(Duration.ofSeconds(59));
    fixture.authenticator.authenticate(key.secret());
    fixture.time.advance(Duration.ofSeconds(1));
    assertRefused(ErrorCode.AUTHENTICATION, () -> fixture.authenticator.authenticate(key.secret()));
  }

  @Test
  void theKeysOfASuspendedTenantAreRefusedUntilItResumes() {
    fixture.tenantAdministration.suspend(fixture.operator, fixture.acme.id());
    assertRefused(
        ErrorCode.PERMISSION, () -> fixture.authenticator.authenticate(fixture.clientKey.secret()));
    fixture.tenantAdministration.resume(fixture.operator, fixture.acme.id());
    fixture.authenticator.authenticate(fixture.clientKey.secret());
  }

  @Test
  void anOldSecretWorksUntilItsGracePeriodIsOver() {
    IssuedKey rotated =
        fixture.keyAdministration.rotate(
            fixture.admin, fixture.ids.next(), fixture.clientKey.key().id(), Duration.ofDays(7));
    assertThat(rotated.secret()).isNotEqualTo(fixture.clientKey.secret());
    assertThat(rotated.key().id()).isEqualTo(fixture.clientKey.key().id());
    fixture.time.advance(Duration.ofDays(7).minusSeconds(1));
    fixture.authenticator.authenticate(fixture.clientKey.secret());
    fixture.authenticator.authenticate(rotated.secret());
    fixture.time.advance(Duration.ofSeconds(1));
    assertRefused(
        ErrorCode.AUTHENTICATION,
        () -> fixture.authenticator.authenticate(fixture.clientKey.secret()));
    fixture.authenticator.authenticate(rotated.secret());
  }

  @Test
  void withoutAGracePeriodTheOldSecretEndsAtOnce() {
    fixture.keyAdministration.rotate(
        fixture.admin, fixture.ids.next(), fixture.clientKey.key().id(), Duration.ZERO);
    assertRefused(
        ErrorCode.AUTHENTICATION,
        () -> fixture.authenticator.authenticate(fixture.clientKey.secret()));
  }
}
