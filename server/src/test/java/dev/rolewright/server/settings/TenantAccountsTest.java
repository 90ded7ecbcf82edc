package dev.rolewright.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.access.ProviderKey;
import dev.rolewright.access.ProviderKeyRepository;
import dev.rolewright.access.StoredProviderKey;
import dev.rolewright.access.TenantPrivacy;
import dev.rolewright.access.TenantPrivacyRepository;
import dev.rolewright.access.Vault;
import dev.rolewright.access.testing.InMemoryProviderKeys;
import dev.rolewright.access.testing.InMemoryTenantPrivacy;
import dev.rolewright.llm.CachePolicy;
import dev.rolewright.llm.OffProvider;
import dev.rolewright.llm.providers.ProviderSettings;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.testkit.TestScheduler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which accounts a tenant's calls are made with. */
class TenantAccountsTest {
  private static final String ACME = "01900000-0000-7000-8000-000000000001";
  private static final String OTHER = "01900000-0000-7000-8000-000000000002";
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @TempDir Path directory;

  private final TestScheduler time = new TestScheduler(1);
  private final Vault vault = Vault.create(KEY);
  private final InMemoryProviderKeys stored = new InMemoryProviderKeys();
  private final InMemoryTenantPrivacy switches = new InMemoryTenantPrivacy();
  private final List<ProviderSettings> opened = new ArrayList<>();
  private int reads;
  private boolean unreachable;
  private boolean switchesUnreachable;
  private SettingsFixture fixture;
  private Settings settings;
  private GatewaySettings base;

  private final ProviderKeyRepository keys =
      new ProviderKeyRepository() {
        @Override
        public ProviderKey put(StoredProviderKey key) {
          return stored.put(key);
        }

        @Override
        public void remove(String tenantId, String provider) {
          stored.remove(tenantId, provider);
        }

        @Override
        public List<StoredProviderKey> list(String tenantId) {
          reads++;
          if (unreachable) {
            throw RolewrightException.of(ErrorCode.STORAGE_UNAVAILABLE, "away");
          }
          return stored.list(tenantId);
        }

        @Override
        public List<StoredProviderKey> listAll() {
          return stored.listAll();
        }

        @Override
        public boolean reseal(StoredProviderKey before, byte[] sealed) {
          return stored.reseal(before, sealed);
        }
      };

  private final TenantPrivacyRepository privacy =
      new TenantPrivacyRepository() {
        @Override
        public void put(String tenantId, TenantPrivacy wanted) {
          switches.put(tenantId, wanted);
        }

        @Override
        public Optional<TenantPrivacy> find(String tenantId) {
          if (switchesUnreachable) {
            throw RolewrightException.of(ErrorCode.STORAGE_UNAVAILABLE, "away");
          }
          return switches.find(tenantId);
        }
      };

  @BeforeEach
  void theDeploymentHasAnAccountOfItsOwn() {
    fixture = new SettingsFixture(directory.resolve("config"));
    fixture.environment.put("OPENAI_API_KEY", "sk-shared");
    settings = fixture.load();
    base = settings.current();
  }

  private TenantAccounts accounts(Vault with) {
    return TenantAccounts.create(
        () -> base,
        keys,
        privacy,
        with,
        account -> {
          opened.add(account);
          return new UnusedProvider(account);
        },
        time);
  }

  private void put(String provider, String secret, String endpoint) {
    Instant now = Instant.EPOCH;
    ProviderKey key = new ProviderKey("id", ACME, provider, "", endpoint, now, now);
    keys.put(
        new StoredProviderKey(
            key, vault.seal(key.purpose(), secret.getBytes(StandardCharsets.US_ASCII))));
  }

  private void allow(PrivacySwitches wanted) {
    privacy.put(ACME, new TenantPrivacy(wanted, Instant.EPOCH));
  }

  private static PrivacySwitches local() {
    return PrivacySwitches.of(true, false, List.of(), List.of());
  }

  private static Map<String, OffProvider> forbidden(GatewaySettings settings) {
    Map<String, OffProvider> off = new HashMap<>(settings.gateway().off());
    off.values().removeIf(provider -> provider.remedy() != OffProvider.Remedy.PRIVACY);
    return off;
  }

  private void pass(Duration duration) {
    time.start(
        "clock",
        () -> {
          try {
            time.sleep(duration);
          } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
          }
        });
    time.run();
  }

  @Test
  void aTenantWithoutKeysHasTheDeploymentsConfiguration() {
    TenantAccounts accounts = accounts(vault);
    assertThat(accounts.of(OTHER)).isSameAs(base);
    assertThat(accounts.ownedBy(OTHER)).isEmpty();
  }

  @Test
  void aTenantsOwnAccountIsInThePlaceOfTheDeployments() {
    put("openai", "sk-acme", "");
    put("anthropic", "sk-ant", "");
    TenantAccounts accounts = accounts(vault);
    GatewaySettings own = accounts.of(ACME);
    assertThat(own.gateway().providers()).containsOnlyKeys("openai", "anthropic");
    LlmProvider openai = own.gateway().providers().get("openai");
    assertThat(openai.account()).isEqualTo(ACME);
    assertThat(base.gateway().providers().get("openai").account()).isEmpty();
    assertThat(opened).extracting(ProviderSettings::apiKey).containsExactly("sk-ant", "sk-acme");
    assertThat(accounts.of(OTHER)).isSameAs(base);
    assertThat(accounts.ownedBy(ACME)).containsExactlyInAnyOrder("openai", "anthropic");
  }

  @Test
  void aKeyIsOpenedOnceAndReadTwiceASecond() {
    put("openai", "sk-acme", "");
    TenantAccounts accounts = accounts(vault);
    GatewaySettings first = accounts.of(ACME);
    assertThat(accounts.of(ACME)).isSameAs(first);
    assertThat(reads).isOne();
    pass(TenantAccounts.MAX_AGE);
    assertThat(accounts.of(ACME)).isSameAs(first);
    assertThat(reads).isEqualTo(2);
    assertThat(opened).hasSize(1);
  }

  @Test
  void aChangeElsewhereIsSeenWithinASecondAndOneHereAtOnce() {
    put("openai", "sk-one", "");
    TenantAccounts accounts = accounts(vault);
    accounts.of(ACME);
    put("openai", "sk-two", "");
    pass(TenantAccounts.MAX_AGE.minusMillis(1));
    accounts.of(ACME);
    assertThat(opened).hasSize(1);
    pass(Duration.ofMillis(1));
    accounts.of(ACME);
    assertThat(opened).extracting(ProviderSettings::apiKey).containsExactly("sk-one", "sk-two");
    stored.remove(ACME, "openai");
    accounts.changed(ACME);
    assertThat(accounts.of(ACME)).isSameAs(base);
  }

  @Test
  void anotherConfigurationHoldsAtOnce() {
    put("openai", "sk-acme", "");
    TenantAccounts accounts = accounts(vault);
    accounts.of(ACME);
    fixture.write("assistants/new.json", "{\"instructions\": \"x\"}");
    assertThat(settings.reload()).isTrue();
    base = settings.current();
    GatewaySettings now = accounts.of(ACME);
    assertThat(now.assistants()).containsKey("new");
    assertThat(now.gateway().providers().get("openai").account()).isEqualTo(ACME);
    assertThat(reads).as("the keys are known").isOne();
  }

  @Test
  void whileTheDatabaseIsAwayTheLastKnownKeysGoOnAndTheDeploymentsNeverStandIn() {
    put("openai", "sk-acme", "");
    TenantAccounts accounts = accounts(vault);
    unreachable = true;
    assertThatThrownBy(() -> accounts.of(ACME)).isInstanceOf(RolewrightException.class);
    unreachable = false;
    accounts.of(ACME);
    unreachable = true;
    pass(TenantAccounts.MAX_AGE);
    assertThat(accounts.of(ACME).gateway().providers().get("openai").account()).isEqualTo(ACME);
  }

  @Test
  void aKeyThatCannotBeUsedTakesTheProviderAway() {
    put("openai", "sk-acme", "");
    assertThat(accounts(Vault.closed()).of(ACME).gateway().providers()).isEmpty();
    Vault other = Vault.create("BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    assertThat(accounts(other).of(ACME).gateway().providers()).isEmpty();
    put("azure", "k", "");
    assertThat(accounts(vault).of(ACME).gateway().providers()).containsOnlyKeys("openai");
    put("azure", "k", "https://acme.openai.azure.com");
    assertThat(accounts(vault).of(ACME).gateway().providers()).containsOnlyKeys("openai", "azure");
    put("gone", "k", "");
    assertThat(accounts(vault).of(ACME).gateway().providers()).containsOnlyKeys("openai", "azure");
  }

  @Test
  void aForbiddenProviderIsNoneThatCouldBeAskedWhoseverTheAccount() {
    put("anthropic", "sk-ant", "");
    allow(local());
    GatewaySettings own = accounts(vault).of(ACME);
    assertThat(own.gateway().providers()).isEmpty();
    assertThat(forbidden(own)).containsOnlyKeys("openai", "anthropic");
    assertThat(own.privacy()).isEqualTo(local());
    assertThat(accounts(vault).of(OTHER)).isSameAs(base);

    allow(PrivacySwitches.of(false, false, List.of("anthropic"), List.of()));
    assertThat(accounts(vault).of(ACME).gateway().providers()).containsOnlyKeys("anthropic");
    allow(PrivacySwitches.of(false, false, List.of("ollama"), List.of()));
    assertThat(accounts(vault).of(ACME).gateway().providers()).isEmpty();
    allow(PrivacySwitches.of(false, false, List.of(), List.of("eu")));
    assertThat(accounts(vault).of(ACME).gateway().providers())
        .as("no region is configured")
        .isEmpty();
  }

  @Test
  void aLocalServersNameLeadsNowhereElse() {
    fixture.write(
        "provider_settings.json",
        """
        {
          "providers": {
            "beside": {"kind": "openai_compatible", "region": "local",
              "base_url": "http://127.0.0.1:1/v1",
              "api_key": {"env": "BESIDE_KEY"}, "models": {"m": {}}}
          },
          "routes": {"default": {"models": ["beside/m"]}},
          "default_route": "default",
          "direct_route": "default"
        }
        """);
    fixture.environment.clear();
    fixture.environment.put("BESIDE_KEY", "k");
    base = fixture.load().current();
    allow(local());
    TenantAccounts accounts = accounts(vault);
    assertThat(accounts.of(ACME).gateway().providers()).containsOnlyKeys("beside");
    put("beside", "k", "https://acme.openai.azure.com");
    accounts.changed(ACME);
    GatewaySettings own = accounts.of(ACME);
    assertThat(own.gateway().providers()).isEmpty();
    assertThat(own.providers()).extracting(ConfiguredProvider::region).containsExactly("");
  }

  @Test
  void aRegionIsThatOfTheConfiguredHostOnly() {
    fixture.write(
        "provider_settings.json",
        """
        {
          "providers": {
            "near": {"kind": "azure_openai", "region": "eu",
              "base_url": "https://shared.openai.azure.com",
              "api_key": {"env": "NEAR_KEY"}, "models": {"m": {}}}
          },
          "routes": {"default": {"models": ["near/m"]}},
          "default_route": "default",
          "direct_route": "default"
        }
        """);
    fixture.environment.clear();
    fixture.environment.put("NEAR_KEY", "k");
    base = fixture.load().current();
    allow(PrivacySwitches.of(false, false, List.of(), List.of("eu")));
    TenantAccounts accounts = accounts(vault);
    put("near", "k", "https://SHARED.openai.azure.com/other");
    assertThat(accounts.of(ACME).gateway().providers()).containsOnlyKeys("near");
    put("near", "k", "https://acme.openai.azure.com");
    accounts.changed(ACME);
    GatewaySettings own = accounts.of(ACME);
    assertThat(own.gateway().providers()).isEmpty();
    assertThat(forbidden(own)).containsOnlyKeys("near");
    assertThat(own.providers()).extracting(ConfiguredProvider::region).containsExactly("");
  }

  @Test
  void underZeroRetentionNoAnswerIsKept() {
    TenantAccounts accounts = accounts(vault);
    assertThat(accounts.keepsContent(ACME)).isTrue();
    assertThat(base.gateway().cache().of("chat").enabled()).isTrue();
    allow(PrivacySwitches.of(false, true, List.of(), List.of()));
    accounts.changed(ACME);
    assertThat(accounts.keepsContent(ACME)).isFalse();
    assertThat(accounts.of(ACME).gateway().cache()).isEqualTo(CachePolicy.OFF);
    assertThat(accounts.of(ACME).gateway().providers()).containsOnlyKeys("openai");
    assertThat(accounts.keepsContent(OTHER)).isTrue();
  }

  @Test
  void aChangeOfTheSwitchesIsSeenWithinASecond() {
    TenantAccounts accounts = accounts(vault);
    accounts.of(ACME);
    allow(local());
    pass(TenantAccounts.MAX_AGE.minusMillis(1));
    assertThat(accounts.of(ACME)).isSameAs(base);
    pass(Duration.ofMillis(1));
    assertThat(accounts.of(ACME).gateway().providers()).isEmpty();
    allow(PrivacySwitches.NONE);
    pass(TenantAccounts.MAX_AGE);
    assertThat(accounts.of(ACME)).isSameAs(base);
  }

  @Test
  void switchesThatCannotBeReadAllowNothingUnlessTheyAreKnown() {
    allow(local());
    TenantAccounts accounts = accounts(vault);
    switchesUnreachable = true;
    assertThatThrownBy(() -> accounts.of(ACME)).isInstanceOf(RolewrightException.class);
    assertThat(accounts.keepsContent(ACME)).isFalse();
    switchesUnreachable = false;
    assertThat(accounts.keepsContent(ACME)).isTrue();
    switchesUnreachable = true;
    pass(TenantAccounts.MAX_AGE);
    assertThat(accounts.of(ACME).gateway().providers()).isEmpty();
    assertThat(accounts.keepsContent(ACME)).isTrue();
    accounts.changed(ACME);
    assertThat(accounts.keepsContent(ACME)).as("what was known holds no more").isFalse();
  }

  @Test
  void knowsTheHostsThatTheOperatorAllows() {
    TenantAccounts accounts = accounts(vault);
    assertThat(accounts.allowsHost("acme.openai.azure.com")).isTrue();
    assertThat(accounts.allowsHost("openai.azure.com")).isFalse();
    assertThat(accounts.allowsHost(".openai.azure.com")).isFalse();
    assertThat(accounts.allowsHost("acme.openai.azure.com.evil.example")).isFalse();
    assertThat(accounts.allowsHost("evilopenai.azure.com")).isFalse();
    assertThat(accounts.providers()).contains("ollama", "openai").doesNotContain("mistral");
    assertThat(accounts.regions()).contains(PrivacySwitches.LOCAL_REGION).doesNotContain("");
  }
}
