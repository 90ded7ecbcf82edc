package dev.rolewright.access;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.util.regex.Pattern;

/** Keeps the tenants of the deployment. Every method is for operators; PERMISSION for others. */
public final class TenantAdministration {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final int MAX_DISPLAY_NAME = 200;

  private final TenantRepository tenants;
  private final Time time;

  private TenantAdministration(TenantRepository tenants, Time time) {
    this.tenants = tenants;
    this.time = time;
  }

  /** Creates the service over the stored tenants. */
  public static TenantAdministration create(TenantRepository tenants, Time time) {
    return new TenantAdministration(tenants, time);
  }

  /**
   * Creates a tenant under an id; the same id again returns what is there.
   *
   * @param newTenantId UUIDv7 that the request has claimed
   * @param displayName {@code name} when empty
   * @throws RolewrightException INVALID_FIELD; ALREADY_EXISTS when the name is taken
   */
  public Tenant create(
      Principal caller, String newTenantId, String name, String displayName, Plan plan) {
    caller.require(Role.OPERATOR);
    FieldChecks checks = new FieldChecks();
    if (!NAME.matcher(name).matches()) {
      checks.reject(
          "name",
          "must have 1 to 63 characters of a-z, 0-9 and hyphen and begin with a letter; choose"
              + " such a name.");
    }
    checks.text("display_name", displayName, 0, MAX_DISPLAY_NAME);
    checks.throwIfAny();
    String shown = displayName.isBlank() ? name : displayName.strip();
    tenants.insert(new Tenant(newTenantId, name, shown, plan, TenantState.ACTIVE, time.now()));
    return tenants.find(newTenantId).orElseThrow(() -> unknown(newTenantId));
  }

  /**
   * Suspends a tenant: its keys are refused from now on.
   *
   * @throws RolewrightException INVALID_FIELD, NOT_FOUND; PRECONDITION for the caller's own tenant
   */
  public Tenant suspend(Principal caller, String tenantId) {
    Tenant tenant = find(caller, tenantId);
    if (tenant.id().equals(caller.tenantId())) {
      throw RolewrightException.of(
          ErrorCode.PRECONDITION,
          "tenant_id: is the tenant of the calling key, which can't be suspended; call with an"
              + " operator's key of another tenant.");
    }
    return setState(tenant, TenantState.SUSPENDED);
  }

  /**
   * Lifts the suspension of a tenant, if there is one.
   *
   * @throws RolewrightException INVALID_FIELD, NOT_FOUND
   */
  public Tenant resume(Principal caller, String tenantId) {
    return setState(find(caller, tenantId), TenantState.ACTIVE);
  }

  /** Lists tenants, newest first. */
  public Page<Tenant> list(Principal caller, PageRequest page) {
    caller.require(Role.OPERATOR);
    return tenants.list(page);
  }

  private Tenant find(Principal caller, String tenantId) {
    caller.require(Role.OPERATOR);
    FieldChecks checks = new FieldChecks();
    checks.uuid("tenant_id", tenantId);
    checks.throwIfAny();
    return tenants.find(tenantId).orElseThrow(() -> unknown(tenantId));
  }

  private Tenant setState(Tenant tenant, TenantState state) {
    return tenants.setState(tenant.id(), state).orElseThrow(() -> unknown(tenant.id()));
  }

  /**
   * Returns the tenant that a request is about: the caller's own where it names none, another one's
   * for operators alone.
   *
   * @throws RolewrightException NOT_FOUND for one that the caller may not see
   */
  public String visible(Principal caller, String tenantId) {
    return visible(tenants, caller, tenantId);
  }

  static String visible(TenantRepository tenants, Principal caller, String tenantId) {
    if (tenantId.isEmpty() || tenantId.equalsIgnoreCase(caller.tenantId())) {
      return caller.tenantId();
    }
    if (!caller.has(Role.OPERATOR)) {
      throw unknown(tenantId);
    }
    return tenants.find(tenantId).orElseThrow(() -> unknown(tenantId)).id();
  }

  /** Says that there is no such tenant, in the same words whether it exists for others or not. */
  static RolewrightException unknown(String tenantId) {
    return RolewrightException.of(
        ErrorCode.NOT_FOUND, "There is no tenant with the id " + tenantId + " for this key.");
  }
}
