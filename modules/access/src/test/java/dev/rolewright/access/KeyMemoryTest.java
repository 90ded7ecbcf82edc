package dev.rolewright.access;

import static dev.rolewright.access.Fixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeyMemoryTest {
  private final Fixture fixture = new Fixture();
  private final String secret = fixture.clientKey.secret();
  private final KeyMemory memory = KeyMemory.create(fixture.time);
  private int lookUps;
  private Runnable duringLookUp = () -> {};
  private final ApiKeyRepository watched = watched();
  private final ApiKeyRepository keys = memory.over(watched);
  private final Authenticator authenticator = Authenticator.create(keys, fixture.time);

  /** The stored keys, which count how often they are asked for a secret. */
  private ApiKeyRepository watched() {
    return (ApiKeyRepository)
        Proxy.newProxyInstance(
            ApiKeyRepository.class.getClassLoader(),
            new Class<?>[] {ApiKeyRepository.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(fixture.keys, arguments);
                if (method.getName().equals("findBySecretHash")) {
                  lookUps++;
                  duringLookUp.run();
                }
                return answer;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  @Test
  void aBusyCallerCostsOneLookASecond() {
    for (int call = 0; call < 100; call++) {
      authenticator.authenticate(secret);
    }
    assertThat(lookUps).isEqualTo(1);
    fixture.time.advance(KeyMemory.LONGEST.minusNanos(1));
    authenticator.authenticate(secret);
    assertThat(lookUps).isEqualTo(1);
    fixture.time.advance(Duration.ofNanos(1));
    authenticator.authenticate(secret);
    assertThat(lookUps).isEqualTo(2);
  }

  @Test
  void whatAnotherServerChangesHoldsWithinASecond() {
    authenticator.authenticate(secret);
    fixture.keys.revoke(fixture.acme.id(), fixture.clientKey.key().id(), fixture.time.now());
    fixture.time.advance(KeyMemory.LONGEST);
    assertRefused(ErrorCode.AUTHENTICATION, () -> authenticator.authenticate(secret));
  }

  @Test
  void whatThisServerChangesHoldsAtOnce() {
    TenantRepository tenants = memory.over(fixture.tenants);
    authenticator.authenticate(secret);
    tenants.setState(fixture.acme.id(), TenantState.SUSPENDED);
    assertRefused(ErrorCode.PERMISSION, () -> authenticator.authenticate(secret));
    tenants.setState(fixture.acme.id(), TenantState.ACTIVE);
    authenticator.authenticate(secret);
    keys.revoke(fixture.acme.id(), fixture.clientKey.key().id(), fixture.time.now());
    assertRefused(ErrorCode.AUTHENTICATION, () -> authenticator.authenticate(secret));
  }

  @Test
  void whatWasReadBeforeAChangeIsNotRemembered() {
    duringLookUp =
        () -> keys.revoke(fixture.acme.id(), fixture.clientKey.key().id(), fixture.time.now());
    authenticator.authenticate(secret);
    duringLookUp = () -> {};
    assertRefused(ErrorCode.AUTHENTICATION, () -> authenticator.authenticate(secret));
  }

  @Test
  void aNewSecretWorksAtOnceAndUnknownOnesAreNotRemembered() {
    String unknown = Secrets.create();
    assertRefused(ErrorCode.AUTHENTICATION, () -> authenticator.authenticate(unknown));
    ApiKey key = fixture.clientKey.key();
    keys.rotate(
        key.tenantId(),
        key.id(),
        new ApiKeyRepository.NewSecret(
            fixture.ids.next(),
            Secrets.hash(unknown),
            unknown.substring(0, 10),
            fixture.time.now().plusSeconds(60)));
    assertThat(authenticator.authenticate(unknown).keyId()).isEqualTo(key.id());
    assertThat(authenticator.authenticate(secret).keyId()).isEqualTo(key.id());
  }
}
