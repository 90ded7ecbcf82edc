package dev.rolewright.access;

import static dev.rolewright.access.Fixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.testing.InMemoryProviderKeys;
import dev.rolewright.platform.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderKeyAdministrationTest {
  private static final String SECRET = "sk-0123456789-wxyz";

  private final Fixture fixture = new Fixture();
  private final InMemoryProviderKeys keys = new InMemoryProviderKeys();
  private final Vault vault = Vault.create("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  private final FakeAccounts accounts = new FakeAccounts();

  private ProviderKeyAdministration administration(Vault with) {
    return ProviderKeyAdministration.create(
        fixture.tenants, keys, accounts, with, fixture.ids, fixture.time);
  }

  private ProviderKey put(Principal caller, String tenantId, String secret, String endpoint) {
    return administration(vault).put(caller, tenantId, "azure", secret, endpoint);
  }

  @Test
  void aKeyIsStoredSealedForItsTenantProviderAndEndpoint() {
    ProviderKey key = put(fixture.admin, "", SECRET, "https://acme.openai.azure.com/");
    assertThat(key.tenantId()).isEqualTo(fixture.acme.id());
    assertThat(key.provider()).isEqualTo("azure");
    assertThat(key.suffix()).isEqualTo("wxyz");
    assertThat(key.createTime()).isEqualTo(fixture.time.now());
    StoredProviderKey stored = keys.list(fixture.acme.id()).getFirst();
    assertThat(new String(stored.sealed(), StandardCharsets.ISO_8859_1)).doesNotContain("0123");
    assertThat(vault.open(key.purpose(), stored.sealed()))
        .contains(SECRET.getBytes(StandardCharsets.US_ASCII));
    ProviderKey redirected =
        new ProviderKey(
            key.id(),
            key.tenantId(),
            key.provider(),
            key.suffix(),
            "https://other.openai.azure.com",
            key.createTime(),
            key.updateTime());
    assertThat(vault.open(redirected.purpose(), stored.sealed())).isEmpty();
    assertThat(stored.toString() + key).doesNotContain(SECRET);
    assertThat(accounts.changed).containsExactly(fixture.acme.id());
  }

  @Test
  void anotherKeyTakesThePlace() {
    ProviderKey first = put(fixture.admin, "", SECRET, "");
    fixture.time.advance(Duration.ofHours(1));
    ProviderKey second = put(fixture.operator, fixture.acme.id(), "short", "");
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.createTime()).isEqualTo(first.createTime());
    assertThat(second.updateTime()).isAfter(first.updateTime());
    assertThat(second.suffix()).as("it would be most of the secret").isEmpty();
    assertThat(keys.list(fixture.acme.id())).hasSize(1);
  }

  @Test
  void removesAKeyAlsoOfAProviderThatIsGone() {
    put(fixture.admin, "", SECRET, "");
    administration(Vault.closed()).remove(fixture.admin, "", "azure", "", "");
    assertThat(keys.list(fixture.acme.id())).isEmpty();
    administration(vault).remove(fixture.admin, "", "azure", "", "");
    assertRefused(
        ErrorCode.NOT_FOUND,
        () -> administration(vault).remove(fixture.admin, "", "mistral", "", ""));
    assertThat(
            assertRefused(
                    ErrorCode.INVALID_FIELD,
                    () -> administration(vault).remove(fixture.admin, "", "azure", "x", "y"))
                .violations())
        .extracting("field")
        .containsExactly("secret", "endpoint");
  }

  @Test
  void clientsMayNotAndAdminsOnlyForTheirOwn() {
    assertRefused(ErrorCode.PERMISSION, () -> put(fixture.client, "", SECRET, ""));
    assertRefused(
        ErrorCode.PERMISSION,
        () -> administration(vault).remove(fixture.client, "", "azure", "", ""));
    String other = fixture.operator.tenantId();
    assertRefused(ErrorCode.NOT_FOUND, () -> put(fixture.admin, other, SECRET, ""));
    assertRefused(
        ErrorCode.NOT_FOUND,
        () -> administration(vault).remove(fixture.admin, other, "azure", "", ""));
    assertThat(keys.list(other)).isEmpty();
  }

  @Test
  void anUnknownProviderAndAClosedVaultAreToldApart() {
    assertRefused(
        ErrorCode.NOT_FOUND,
        () -> administration(vault).put(fixture.admin, "", "mistral", SECRET, ""));
    assertThat(
            assertRefused(
                ErrorCode.PRECONDITION,
                () -> administration(Vault.closed()).put(fixture.admin, "", "azure", SECRET, "")))
        .hasMessageContaining("ROLEWRIGHT_ENCRYPTION_KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two words", "ключ", "line\nbreak"})
  void aSecretIsVisibleAscii(String secret) {
    var refused = assertRefused(ErrorCode.INVALID_FIELD, () -> put(fixture.admin, "", secret, ""));
    assertThat(refused.violations()).extracting("field").containsExactly("secret");
    assertRefused(ErrorCode.INVALID_FIELD, () -> put(fixture.admin, "", "x".repeat(1_001), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://acme.openai.azure.com",
        "https://evil.example",
        "https://acme.openai.azure.com.evil.example",
        "https://acme.openai.azure.com@evil.example",
        "https://user@acme.openai.azure.com",
        "https://acme.openai.azure.com:22",
        "https://acme.openai.azure.com?to=x",
        "https://127.0.0.1",
        "https://[::1]",
        "acme.openai.azure.com",
        "https:///nowhere",
        "https://bad host"
      })
  void anEndpointIsHttpsAtAHostThatIsAllowed(String endpoint) {
    var refused =
        assertRefused(ErrorCode.INVALID_FIELD, () -> put(fixture.admin, "", SECRET, endpoint));
    assertThat(refused.violations()).extracting("field").containsExactly("endpoint");
    assertThat(refused.getMessage()).doesNotContain(SECRET).doesNotContain("evil");
  }
}
