package dev.rolewright.access.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.access.Plan;
import dev.rolewright.access.Tenant;
import dev.rolewright.access.TenantRepository;
import dev.rolewright.access.TenantState;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link TenantRepository} does. */
public abstract class TenantRepositoryContract {
  /** Ids for every test of a JVM, so that no two tests meet. */
  public static final Ids IDS = Ids.create(Time.system());

  /** Returns the repository under test. */
  protected abstract TenantRepository tenants();

  /** Returns a tenant that no other test has. */
  public static Tenant newTenant() {
    String id = IDS.next();
    return new Tenant(
        id,
        "t" + id,
        "Työ & Co",
        Plan.PREMIUM,
        TenantState.ACTIVE,
        Instant.parse("2026-03-04T05:06:07.123456Z"));
  }

  @Test
  void findsWhatWasInserted() {
    Tenant tenant = newTenant();
    tenants().insert(tenant);
    assertThat(tenants().find(tenant.id())).contains(tenant);
    assertThat(tenants().findByName(tenant.name())).contains(tenant);
    assertThat(tenants().find(IDS.next())).isEmpty();
    assertThat(tenants().findByName("unknown")).isEmpty();
  }

  @Test
  void theSameIdAgainChangesNothing() {
    Tenant tenant = newTenant();
    tenants().insert(tenant);
    tenants()
        .insert(
            new Tenant(
                tenant.id(), tenant.name(), "x", Plan.FREE, TenantState.ACTIVE, Instant.EPOCH));
    assertThat(tenants().find(tenant.id())).contains(tenant);
  }

  @Test
  void refusesANameThatIsTaken() {
    Tenant tenant = newTenant();
    tenants().insert(tenant);
    Tenant second =
        new Tenant(IDS.next(), tenant.name(), "x", Plan.FREE, TenantState.ACTIVE, Instant.EPOCH);
    assertThatThrownBy(() -> tenants().insert(second))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.ALREADY_EXISTS));
    assertThat(tenants().find(second.id())).isEmpty();
  }

  @Test
  void setsTheStateOfOneTenant() {
    Tenant tenant = newTenant();
    Tenant other = newTenant();
    tenants().insert(tenant);
    tenants().insert(other);
    assertThat(tenants().setState(tenant.id(), TenantState.SUSPENDED).orElseThrow().state())
        .isEqualTo(TenantState.SUSPENDED);
    assertThat(tenants().find(tenant.id()).orElseThrow().state()).isEqualTo(TenantState.SUSPENDED);
    assertThat(tenants().find(other.id())).contains(other);
    assertThat(tenants().setState(IDS.next(), TenantState.ACTIVE)).isEmpty();
  }

  @Test
  void listsNewestFirstInPages() {
    List<String> inserted = new ArrayList<>();
    for (int index = 0; index < 5; index++) {
      Tenant tenant = newTenant();
      tenants().insert(tenant);
      inserted.add(tenant.id());
    }
    List<String> seen = new ArrayList<>();
    String token = "";
    do {
      Page<Tenant> page = tenants().list(new PageRequest(2, token));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      page.items().forEach(tenant -> seen.add(tenant.id()));
      token = page.nextToken();
    } while (!token.isEmpty());
    assertThat(seen).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
    assertThat(seen).containsAll(inserted);
  }
}
