package dev.rolewright.access;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Makes the key that a deployment starts with: operator, and admin of the tenant {@code default},
 * which belongs to the deployment's owner and so has the premium plan.
 */
public final class FirstKey {
  private static final String NAME = "first key";

  private final TenantRepository tenants;
  private final ApiKeyRepository keys;
  private final Ids ids;
  private final Time time;

  private FirstKey(TenantRepository tenants, ApiKeyRepository keys, Ids ids, Time time) {
    this.tenants = tenants;
    this.keys = keys;
    this.ids = ids;
    this.time = time;
  }

  /** Creates the service over the stored tenants and keys. */
  public static FirstKey create(
      TenantRepository tenants, ApiKeyRepository keys, Ids ids, Time time) {
    return new FirstKey(tenants, keys, ids, time);
  }

  /**
   * Makes sure that the deployment has had its first key. Of several replicas that start at once on
   * an empty store exactly one gets a secret.
   *
   * @param existingSecret the secret that the caller kept from an earlier start
   * @param replaceLost make another operator's key when there was a first one and {@code
   *     existingSecret} is not (or no longer) a key. Right where the caller owns the store itself,
   *     as with a data directory of its own; with a shared store, only when asked for
   * @return the secret to keep, when a key was made; empty when there was nothing to do
   */
  public Optional<String> ensure(Optional<String> existingSecret, boolean replaceLost) {
    if (existingSecret.isPresent() && isKnown(existingSecret.get())) {
      return Optional.empty();
    }
    Tenant tenant = defaultTenant();
    // The first key has the id of its tenant: whoever inserts it first has made it, no one twice.
    Optional<String> first = issue(tenant, tenant.id());
    return first.isEmpty() && replaceLost ? issue(tenant, ids.next()) : first;
  }

  private boolean isKnown(String secret) {
    try {
      Authenticator.create(keys, time).authenticate(secret);
      return true;
    } catch (RolewrightException refused) {
      if (refused.code() == ErrorCode.AUTHENTICATION) {
        return false;
      }
      if (refused.code() == ErrorCode.PERMISSION) {
        return true;
      }
      throw refused;
    }
  }

  private Tenant defaultTenant() {
    Optional<Tenant> existing = tenants.findByName(Tenant.DEFAULT_NAME);
    if (existing.isPresent()) {
      return existing.get();
    }
    Tenant tenant =
        new Tenant(
            ids.next(),
            Tenant.DEFAULT_NAME,
            Tenant.DEFAULT_NAME,
            Plan.PREMIUM,
            TenantState.ACTIVE,
            time.now());
    try {
      tenants.insert(tenant);
      return tenant;
    } catch (RolewrightException taken) {
      if (taken.code() != ErrorCode.ALREADY_EXISTS) {
        throw taken;
      }
      // Another replica was faster.
      return tenants.findByName(Tenant.DEFAULT_NAME).orElseThrow(() -> taken);
    }
  }

  private Optional<String> issue(Tenant tenant, String keyId) {
    String secret = Secrets.create();
    ApiKey key =
        new ApiKey(
            keyId,
            tenant.id(),
            NAME,
            Secrets.prefix(secret),
            EnumSet.allOf(Role.class),
            time.now(),
            Optional.empty(),
            Optional.empty());
    boolean made = keys.insert(new StoredKey(key, Secrets.hash(secret), Optional.empty()));
    return made ? Optional.of(secret) : Optional.empty();
  }
}
