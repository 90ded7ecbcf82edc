package dev.rolewright.access.testing;

import static dev.rolewright.access.testing.TenantRepositoryContract.IDS;
import static dev.rolewright.access.testing.TenantRepositoryContract.newTenant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.ApiKey;
import dev.rolewright.access.ApiKeyRepository;
import dev.rolewright.access.ApiKeyRepository.KeyHolder;
import dev.rolewright.access.ApiKeyRepository.NewSecret;
import dev.rolewright.access.ApiKeyRepository.Rotation;
import dev.rolewright.access.Role;
import dev.rolewright.access.StoredKey;
import dev.rolewright.access.StoredKey.PreviousSecret;
import dev.rolewright.access.Tenant;
import dev.rolewright.access.TenantRepository;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeyRepository} does. */
public abstract class ApiKeyRepositoryContract {
  private static final Instant CREATED = Instant.parse("2026-03-04T05:06:07.123456Z");
  private static final Instant LATER = Instant.parse("2026-03-05T00:00:00Z");

  /** Returns the store of the keys' tenants. */
  protected abstract TenantRepository tenants();

  /** Returns the repository under test. */
  protected abstract ApiKeyRepository keys();

  @Test
  void findsWhatWasInsertedInItsOwnTenantOnly() {
    Tenant tenant = insertedTenant();
    Tenant other = insertedTenant();
    StoredKey key = newKey(tenant);
    assertThat(keys().insert(key)).isTrue();
    String id = key.key().id();
    assertThat(keys().find(tenant.id(), id)).contains(key);
    assertThat(keys().find(other.id(), id)).isEmpty();
    assertThat(keys().findTenantOf(id)).contains(tenant.id());
    assertThat(keys().findTenantOf(IDS.next())).isEmpty();
    assertThat(keys().list(other.id(), new PageRequest(10, "")).items()).isEmpty();
    assertThat(keys().rotate(other.id(), id, newSecret("rw_2222222"))).isEmpty();
    assertThat(keys().revoke(other.id(), id, LATER)).isEmpty();
    assertThat(keys().find(tenant.id(), id)).contains(key);
  }

  @Test
  void theSameIdAgainChangesNothing() {
    Tenant tenant = insertedTenant();
    StoredKey key = newKey(tenant);
    keys().insert(key);
    StoredKey again = new StoredKey(key.key(), hash(), Optional.empty());
    assertThat(keys().insert(again)).isFalse();
    assertThat(keys().find(tenant.id(), key.key().id())).contains(key);
  }

  @Test
  void findsByThePresentSecret() {
    Tenant tenant = insertedTenant();
    StoredKey key = newKey(tenant);
    keys().insert(key);
    keys().insert(newKey(tenant));
    assertThat(keys().findBySecretHash(key.secretHash())).contains(new KeyHolder(key, tenant));
    assertThat(keys().findBySecretHash(hash())).isEmpty();
  }

  @Test
  void rotationKeepsTheLastSecretAsThePreviousOne() {
    Tenant tenant = insertedTenant();
    StoredKey key = newKey(tenant);
    keys().insert(key);
    String id = key.key().id();
    NewSecret replacement = newSecret("rw_2222222");
    String second = replacement.hash();
    Rotation rotation = keys().rotate(tenant.id(), id, replacement).orElseThrow();
    assertThat(rotation.made()).isTrue();
    assertThat(rotation.key().prefix()).isEqualTo("rw_2222222");
    StoredKey stored = keys().find(tenant.id(), id).orElseThrow();
    assertThat(stored.key()).isEqualTo(rotation.key());
    assertThat(stored.secretHash()).isEqualTo(second);
    assertThat(stored.previous()).contains(new PreviousSecret(key.secretHash(), LATER));
    assertThat(keys().findBySecretHash(key.secretHash())).map(KeyHolder::key).contains(stored);
    assertThat(keys().findBySecretHash(second)).map(KeyHolder::key).contains(stored);

    keys().rotate(tenant.id(), id, newSecret("rw_3333333")).orElseThrow();
    assertThat(keys().findBySecretHash(key.secretHash())).isEmpty();
    assertThat(keys().findBySecretHash(second)).isPresent();
  }

  @Test
  void theSameRotationAgainChangesNothing() {
    Tenant tenant = insertedTenant();
    StoredKey key = newKey(tenant);
    keys().insert(key);
    String id = key.key().id();
    NewSecret first = newSecret("rw_2222222");
    Rotation made = keys().rotate(tenant.id(), id, first).orElseThrow();
    StoredKey stored = keys().find(tenant.id(), id).orElseThrow();
    NewSecret again =
        new NewSecret(first.rotationId(), hash(), "rw_3333333", LATER.plusSeconds(60));
    assertThat(keys().rotate(tenant.id(), id, again)).contains(new Rotation(made.key(), false));
    assertThat(keys().find(tenant.id(), id)).contains(stored);
    keys().revoke(tenant.id(), id, LATER);
    assertThat(keys().rotate(tenant.id(), id, again)).isEmpty();
  }

  @Test
  void aRevokedKeyKeepsItsTimeAndIsNotRotated() {
    Tenant tenant = insertedTenant();
    StoredKey key = newKey(tenant);
    keys().insert(key);
    String id = key.key().id();
    assertThat(keys().revoke(tenant.id(), id, LATER).orElseThrow().revokeTime()).contains(LATER);
    assertThat(keys().revoke(tenant.id(), id, LATER.plusSeconds(9)).orElseThrow().revokeTime())
        .contains(LATER);
    assertThat(keys().rotate(tenant.id(), id, newSecret("rw_2222222"))).isEmpty();
    assertThat(keys().findBySecretHash(key.secretHash()).orElseThrow().key().key().revokeTime())
        .contains(LATER);
  }

  @Test
  void listsOneTenantsKeysNewestFirstInPages() {
    Tenant tenant = insertedTenant();
    List<String> expected = new ArrayList<>();
    for (int index = 0; index < 5; index++) {
      StoredKey key = newKey(tenant);
      keys().insert(key);
      expected.addFirst(key.key().id());
    }
    keys().insert(newKey(insertedTenant()));
    List<String> seen = new ArrayList<>();
    String token = "";
    do {
      Page<ApiKey> page = keys().list(tenant.id(), new PageRequest(2, token));
      page.items().forEach(key -> seen.add(key.id()));
      token = page.nextToken();
    } while (!token.isEmpty());
    assertThat(seen).isEqualTo(expected);
  }

  private Tenant insertedTenant() {
    Tenant tenant = newTenant();
    tenants().insert(tenant);
    return tenant;
  }

  private static StoredKey newKey(Tenant tenant) {
    ApiKey key =
        new ApiKey(
            IDS.next(),
            tenant.id(),
            "build server",
            "rw_1111111",
            Set.of(Role.CLIENT, Role.ADMIN),
            CREATED,
            Optional.of(LATER),
            Optional.empty());
    return new StoredKey(key, hash(), Optional.empty());
  }

  private static NewSecret newSecret(String prefix) {
    return new NewSecret(IDS.next(), hash(), prefix, LATER);
  }

  private static String hash() {
    return (IDS.next() + IDS.next()).replace("-", "");
  }
}
