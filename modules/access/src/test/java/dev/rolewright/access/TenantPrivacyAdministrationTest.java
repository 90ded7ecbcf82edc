package dev.rolewright.access;

import static dev.rolewright.access.Fixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.TenantPrivacyAdministration.Wanted;
import dev.rolewright.access.testing.InMemoryTenantPrivacy;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.FieldViolation;
import dev.rolewright.platform.RolewrightException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TenantPrivacyAdministrationTest {
  private static final Wanted LOCAL = new Wanted(true, false, List.of(), List.of());

  private final Fixture fixture = new Fixture();
  private final InMemoryTenantPrivacy stored = new InMemoryTenantPrivacy();
  private final FakeAccounts accounts = new FakeAccounts();
  private final TenantPrivacyAdministration administration =
      TenantPrivacyAdministration.create(fixture.tenants, stored, accounts, fixture.time);

  private static Wanted names(List<String> vendors, List<String> regions) {
    return new Wanted(false, false, vendors, regions);
  }

  private List<FieldViolation> refused(Wanted wanted) {
    RolewrightException failure =
        assertRefused(ErrorCode.INVALID_FIELD, () -> administration.put(fixture.admin, "", wanted));
    return failure.violations();
  }

  @Test
  void anAdminSetsAndReadsThoseOfItsOwnTenant() {
    assertThat(administration.find(fixture.admin, "")).isEmpty();
    TenantPrivacy put =
        administration.put(
            fixture.admin,
            "",
            new Wanted(true, true, List.of("azure", "openai", "azure"), List.of("local", "eu")));
    assertThat(put.switches())
        .isEqualTo(
            PrivacySwitches.of(true, true, List.of("openai", "azure"), List.of("eu", "local")));
    assertThat(put.updateTime()).isEqualTo(fixture.time.now());
    assertThat(administration.find(fixture.admin, fixture.acme.id())).contains(put);
    assertThat(accounts.changed).containsExactly(fixture.acme.id());
    administration.put(fixture.admin, "", names(List.of(), List.of()));
    assertThat(stored.find(fixture.acme.id()).map(TenantPrivacy::switches))
        .as("a plain replace")
        .contains(PrivacySwitches.NONE);
  }

  @Test
  void anOperatorReachesEveryTenantAndOthersTheirOwnAlone() {
    administration.put(fixture.operator, fixture.acme.id(), LOCAL);
    assertThat(administration.find(fixture.admin, "")).isPresent();
    assertThat(administration.find(fixture.operator, "")).isEmpty();
    String foreign = fixture.operator.tenantId();
    assertRefused(ErrorCode.NOT_FOUND, () -> administration.put(fixture.admin, foreign, LOCAL));
    assertRefused(ErrorCode.NOT_FOUND, () -> administration.find(fixture.admin, foreign));
    assertRefused(ErrorCode.PERMISSION, () -> administration.put(fixture.client, "", LOCAL));
    assertRefused(ErrorCode.PERMISSION, () -> administration.find(fixture.client, ""));
    assertRefused(
        ErrorCode.INVALID_FIELD, () -> administration.put(fixture.operator, "acme", LOCAL));
    assertRefused(ErrorCode.INVALID_FIELD, () -> administration.find(fixture.operator, "acme"));
  }

  @Test
  void aNameThatNobodyKnowsIsRefusedWithTheNearestOne() {
    List<FieldViolation> violations =
        refused(names(List.of("azure", "opneai"), List.of("zzzzzzzz")));
    assertThat(violations)
        .extracting(FieldViolation::field)
        .containsExactly("privacy.allowed_vendors[1]", "privacy.allowed_regions[0]");
    assertThat(violations.getFirst().description())
        .contains("did you mean \"openai\"?", "ListProviders")
        .doesNotContain("opneai");
    assertThat(violations.getLast().description()).doesNotContain("did you mean", "zzzzzzzz");
    assertThat(stored.find(fixture.acme.id())).isEmpty();
  }

  @Test
  void theListsAreBounded() {
    assertThat(refused(names(Collections.nCopies(51, "azure"), List.of())))
        .extracting(FieldViolation::field)
        .containsExactly("privacy.allowed_vendors");
    assertThat(refused(names(List.of(), List.of("x".repeat(101)))).getFirst().description())
        .contains("at most 100");
    administration.put(fixture.admin, "", names(Collections.nCopies(50, "azure"), List.of()));
  }

  @Test
  void aFailureMayHaveComeBehindTheChange() {
    TenantPrivacyRepository broken =
        new TenantPrivacyRepository() {
          @Override
          public void put(String tenantId, TenantPrivacy privacy) {
            stored.put(tenantId, privacy);
            throw RolewrightException.of(ErrorCode.STORAGE_UNAVAILABLE, "away");
          }

          @Override
          public Optional<TenantPrivacy> find(String tenantId) {
            return stored.find(tenantId);
          }
        };
    TenantPrivacyAdministration failing =
        TenantPrivacyAdministration.create(fixture.tenants, broken, accounts, fixture.time);
    assertRefused(ErrorCode.STORAGE_UNAVAILABLE, () -> failing.put(fixture.admin, "", LOCAL));
    assertThat(accounts.changed).containsExactly(fixture.acme.id());
  }
}
