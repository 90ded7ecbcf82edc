package dev.rolewright.access;

import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.NearestName;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Keeps tenants' privacy switches: operators those of every tenant, admins those of their own.
 * PERMISSION for other callers.
 */
public final class TenantPrivacyAdministration {
  private static final int MAX_NAMES = 50;
  private static final int MAX_NAME = 100;

  private final TenantRepository tenants;
  private final TenantPrivacyRepository switches;
  private final ProviderAccounts accounts;
  private final Time time;

  private TenantPrivacyAdministration(
      TenantRepository tenants,
      TenantPrivacyRepository switches,
      ProviderAccounts accounts,
      Time time) {
    this.tenants = tenants;
    this.switches = switches;
    this.accounts = accounts;
    this.time = time;
  }

  /** Creates the service over the stored tenants and switches. */
  public static TenantPrivacyAdministration create(
      TenantRepository tenants,
      TenantPrivacyRepository switches,
      ProviderAccounts accounts,
      Time time) {
    return new TenantPrivacyAdministration(tenants, switches, accounts, time);
  }

  /**
   * The switches as they are asked for.
   *
   * @param vendors configured names of the providers that may be used; empty: all
   * @param regions that may be used; empty: all
   */
  public record Wanted(
      boolean localOnly, boolean zeroRetention, List<String> vendors, List<String> regions) {
    /** Copies the lists. */
    public Wanted {
      vendors = List.copyOf(vendors);
      regions = List.copyOf(regions);
    }
  }

  /**
   * Stores switches in the place of all earlier ones. They hold for the tenant's calls from now on.
   *
   * @param tenantId the caller's own tenant when empty
   * @throws RolewrightException INVALID_FIELD, also for a name that the configuration does not
   *     know; NOT_FOUND for a tenant that is not the caller's to see
   */
  public TenantPrivacy put(Principal caller, String tenantId, Wanted wanted) {
    caller.require(Role.ADMIN);
    FieldChecks checks = new FieldChecks();
    checks.optionalUuid("tenant_id", tenantId);
    checkNames(checks, "privacy.allowed_vendors", wanted.vendors(), accounts.providers());
    checkNames(checks, "privacy.allowed_regions", wanted.regions(), accounts.regions());
    checks.throwIfAny();
    String owner = TenantAdministration.visible(tenants, caller, tenantId);
    Instant now = time.now().truncatedTo(ChronoUnit.MICROS);
    TenantPrivacy privacy =
        new TenantPrivacy(
            PrivacySwitches.of(
                wanted.localOnly(), wanted.zeroRetention(), wanted.vendors(), wanted.regions()),
            now);
    try {
      switches.put(owner, privacy);
    } finally {
      // Also after a failure, which may have come behind the change.
      accounts.changed(owner);
    }
    return privacy;
  }

  /**
   * Returns a tenant's switches; empty where none were ever stored.
   *
   * @param tenantId the caller's own tenant when empty
   * @throws RolewrightException INVALID_FIELD; NOT_FOUND for a tenant that is not the caller's to
   *     see
   */
  public Optional<TenantPrivacy> find(Principal caller, String tenantId) {
    caller.require(Role.ADMIN);
    FieldChecks checks = new FieldChecks();
    checks.optionalUuid("tenant_id", tenantId);
    checks.throwIfAny();
    return switches.find(TenantAdministration.visible(tenants, caller, tenantId));
  }

  /** A mistyped name would forbid what was meant to be allowed, or look as if it allowed it. */
  private static void checkNames(
      FieldChecks checks, String field, List<String> names, SortedSet<String> known) {
    if (!checks.count(field, names.size(), 0, MAX_NAMES)) {
      return;
    }
    for (int index = 0; index < names.size(); index++) {
      String name = names.get(index);
      String place = field + "[" + index + "]";
      if (name.codePointCount(0, name.length()) > MAX_NAME) {
        checks.text(place, name, 1, MAX_NAME);
      } else if (!known.contains(name)) {
        checks.reject(
            place,
            "is not a name of provider_settings.json"
                + NearestName.of(name, known)
                    .map(near -> "; did you mean \"" + near + "\"?")
                    .orElse(".")
                + " ListProviders lists the providers with their regions.");
      }
    }
  }
}
