package dev.rolewright.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.testing.InMemoryProviderKeys;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProviderKeyRotationTest {
  private static final String OLD = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final String NEW = "BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
  private static final byte[] SECRET = {'s'};

  private final InMemoryProviderKeys keys = new InMemoryProviderKeys();

  private ProviderKey put(Vault vault, String provider) {
    ProviderKey key =
        new ProviderKey("id", "tenant", provider, "", "", Instant.EPOCH, Instant.EPOCH);
    return keys.put(new StoredProviderKey(key, vault.seal(key.purpose(), SECRET)));
  }

  @Test
  void afterARotationTheOldKeyIsNotNeeded() {
    ProviderKey first = put(Vault.create(OLD), "openai");
    put(Vault.create(NEW), "azure");
    Vault both = Vault.create(NEW + "," + OLD);
    assertThat(ProviderKeyRotation.create(keys, both).run())
        .isEqualTo(new ProviderKeyRotation.Result(1, 0));
    assertThat(ProviderKeyRotation.create(keys, both).run())
        .isEqualTo(new ProviderKeyRotation.Result(0, 0));
    assertThat(Vault.create(NEW).open(first.purpose(), keys.list("tenant").getLast().sealed()))
        .contains(SECRET);
  }

  @Test
  void countsWhatNoKeyOpens() {
    put(Vault.create(OLD), "openai");
    assertThat(ProviderKeyRotation.create(keys, Vault.create(NEW)).run())
        .isEqualTo(new ProviderKeyRotation.Result(0, 1));
    assertThat(ProviderKeyRotation.create(keys, Vault.closed()).run())
        .isEqualTo(new ProviderKeyRotation.Result(0, 0));
  }
}
