package dev.rolewright.access.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.access.Tenant;
import dev.rolewright.access.TenantPrivacy;
import dev.rolewright.access.TenantPrivacyRepository;
import dev.rolewright.access.TenantRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TenantPrivacyRepository} does. */
public abstract class TenantPrivacyRepositoryContract {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456Z");

  /** Returns the repository under test. */
  protected abstract TenantPrivacyRepository privacy();

  /** Returns the tenants beside it. */
  protected abstract TenantRepository tenants();

  private String newTenant() {
    Tenant tenant = TenantRepositoryContract.newTenant();
    tenants().insert(tenant);
    return tenant.id();
  }

  @Test
  void keepsEachSwitchOfATenantAndNoneOfAnother() {
    List<PrivacySwitches> each =
        List.of(
            PrivacySwitches.NONE,
            PrivacySwitches.of(true, false, List.of(), List.of()),
            PrivacySwitches.of(false, true, List.of(), List.of()),
            PrivacySwitches.of(false, false, List.of("openai", "a\"{},b"), List.of()),
            PrivacySwitches.of(false, false, List.of(), List.of("eu", "local")));
    for (PrivacySwitches switches : each) {
      String tenant = newTenant();
      privacy().put(tenant, new TenantPrivacy(switches, NOW));
      assertThat(privacy().find(tenant)).contains(new TenantPrivacy(switches, NOW));
      assertThat(privacy().find(newTenant())).isEmpty();
    }
  }

  @Test
  void laterSwitchesTakeThePlaceOfAllEarlierOnes() {
    String tenant = newTenant();
    privacy()
        .put(
            tenant,
            new TenantPrivacy(
                PrivacySwitches.of(true, true, List.of("openai"), List.of("eu")), NOW));
    TenantPrivacy later =
        new TenantPrivacy(
            PrivacySwitches.of(false, true, List.of("azure"), List.of()),
            NOW.plus(Duration.ofHours(1)));
    privacy().put(tenant, later);
    assertThat(privacy().find(tenant)).contains(later);
  }
}
