package dev.rolewright.access;

import dev.rolewright.access.ApiKeyRepository.NewSecret;
import dev.rolewright.access.ApiKeyRepository.Rotation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps API keys: operators those of every tenant, admins those of their own. PERMISSION for other
 * callers, save where only an id is looked up.
 */
public final class KeyAdministration {
  /** Longest time for which an old secret keeps working after a rotation. */
  public static final Duration MAX_GRACE_PERIOD = Duration.ofDays(7);

  private static final int MAX_NAME = 200;

  private final TenantRepository tenants;
  private final ApiKeyRepository keys;
  private final Time time;

  private KeyAdministration(TenantRepository tenants, ApiKeyRepository keys, Time time) {
    this.tenants = tenants;
    this.keys = keys;
    this.time = time;
  }

  /** Creates the service over the stored tenants and keys. */
  public static KeyAdministration create(
      TenantRepository tenants, ApiKeyRepository keys, Time time) {
    return new KeyAdministration(tenants, keys, time);
  }

  /**
   * Creates a key under an id. When there is a key with this id already, the answer is that key
   * without its secret, which is not kept.
   *
   * @param newKeyId UUIDv7 that the request has claimed
   * @param tenantId the caller's own tenant when empty
   * @param roles CLIENT when empty
   * @throws RolewrightException INVALID_FIELD; NOT_FOUND for a tenant that is not the caller's to
   *     see; PERMISSION when the caller is no operator and gives the role OPERATOR
   */
  public IssuedKey create(
      Principal caller,
      String newKeyId,
      String tenantId,
      String name,
      Set<Role> roles,
      Optional<Instant> expireTime) {
    caller.require(Role.ADMIN);
    Instant now = time.now();
    FieldChecks checks = new FieldChecks();
    checks.optionalUuid("tenant_id", tenantId);
    checks.text("name", name, 1, MAX_NAME);
    if (expireTime.isPresent() && !expireTime.get().isAfter(now)) {
      checks.reject("expire_time", "is in the past; send a time in the future or leave it out.");
    }
    checks.throwIfAny();
    String owner = visibleTenant(caller, tenantId);
    Set<Role> given = roles.isEmpty() ? Set.of(Role.CLIENT) : roles;
    if (given.contains(Role.OPERATOR)) {
      requireOperatorForOperatorKey(caller);
    }
    String secret = Secrets.create();
    ApiKey key =
        new ApiKey(
            newKeyId,
            owner,
            name.strip(),
            Secrets.prefix(secret),
            given,
            now,
            expireTime,
            Optional.empty());
    boolean made = keys.insert(new StoredKey(key, Secrets.hash(secret), Optional.empty()));
    // Read back, so that this answer and every later one show the same times.
    ApiKey stored = keys.find(owner, newKeyId).orElseThrow(() -> unknown(newKeyId)).key();
    return new IssuedKey(stored, made ? secret : "");
  }

  /**
   * Lists the keys of a tenant, newest first.
   *
   * @param tenantId the caller's own tenant when empty
   * @throws RolewrightException INVALID_FIELD; NOT_FOUND for a tenant that is not the caller's to
   *     see
   */
  public Page<ApiKey> list(Principal caller, String tenantId, PageRequest page) {
    caller.require(Role.ADMIN);
    FieldChecks checks = new FieldChecks();
    checks.optionalUuid("tenant_id", tenantId);
    checks.throwIfAny();
    return keys.list(visibleTenant(caller, tenantId), page);
  }

  /**
   * Replaces a key's secret; the old one works until the grace period is over. When this
   * replacement was made before, the answer is the key without its secret, which is not kept.
   *
   * @param rotationId UUIDv7 that the request has claimed
   * @param gracePeriod 0 to 7 days
   * @throws RolewrightException INVALID_FIELD, NOT_FOUND; PRECONDITION for a key that is revoked or
   *     expired; PERMISSION for an operator's key when the caller is none
   */
  public IssuedKey rotate(Principal caller, String rotationId, String keyId, Duration gracePeriod) {
    caller.require(Role.ADMIN);
    FieldChecks checks = new FieldChecks();
    checks.uuid("api_key_id", keyId);
    if (gracePeriod.isNegative() || gracePeriod.compareTo(MAX_GRACE_PERIOD) > 0) {
      checks.reject("grace_period", "must be 0 to 7 days; send a period in this range.");
    }
    checks.throwIfAny();
    ApiKey key = visibleKey(caller, keyId);
    Instant now = time.now();
    if (key.isExpired(now)) {
      throw notRotatable("has expired");
    }
    String secret = Secrets.create();
    NewSecret replacement =
        new NewSecret(
            rotationId, Secrets.hash(secret), Secrets.prefix(secret), now.plus(gracePeriod));
    Rotation rotation =
        keys.rotate(key.tenantId(), key.id(), replacement)
            .orElseThrow(() -> notRotatable("is revoked"));
    return new IssuedKey(rotation.key(), rotation.made() ? secret : "");
  }

  /**
   * Revokes a key at once and for good; again, it changes nothing.
   *
   * @throws RolewrightException INVALID_FIELD, NOT_FOUND; PRECONDITION for the calling key itself;
   *     PERMISSION for an operator's key when the caller is none
   */
  public ApiKey revoke(Principal caller, String keyId) {
    caller.require(Role.ADMIN);
    FieldChecks checks = new FieldChecks();
    checks.uuid("api_key_id", keyId);
    checks.throwIfAny();
    ApiKey key = visibleKey(caller, keyId);
    if (key.id().equals(caller.keyId())) {
      throw RolewrightException.of(
          ErrorCode.PRECONDITION,
          "api_key_id: is the calling key, which can't revoke itself; call with another key.");
    }
    return keys.revoke(key.tenantId(), key.id(), time.now()).orElseThrow(() -> unknown(keyId));
  }

  /**
   * Returns the key of a tenant that a request is about: any for admins of the tenant and
   * operators, its own for every other caller.
   *
   * @param tenantId a tenant that the caller may see
   * @throws RolewrightException NOT_FOUND for one that the caller may not see
   */
  public String visible(Principal caller, String tenantId, String keyId) {
    if (!caller.has(Role.ADMIN) && !keyId.equalsIgnoreCase(caller.keyId())) {
      throw unknown(keyId);
    }
    return known(tenantId, keyId);
  }

  /**
   * Returns the id of a key that a tenant has, or had and revoked.
   *
   * @param tenantId a tenant that the caller may see; empty for all of them
   * @throws RolewrightException NOT_FOUND where it has no such key
   */
  public String known(String tenantId, String keyId) {
    String owner =
        tenantId.isEmpty() ? keys.findTenantOf(keyId).orElseThrow(() -> unknown(keyId)) : tenantId;
    return keys.find(owner, keyId).orElseThrow(() -> unknown(keyId)).key().id();
  }

  private String visibleTenant(Principal caller, String tenantId) {
    return TenantAdministration.visible(tenants, caller, tenantId);
  }

  private ApiKey visibleKey(Principal caller, String keyId) {
    String owner =
        caller.has(Role.OPERATOR)
            ? keys.findTenantOf(keyId).orElseThrow(() -> unknown(keyId))
            : caller.tenantId();
    ApiKey key = keys.find(owner, keyId).orElseThrow(() -> unknown(keyId)).key();
    if (key.roles().contains(Role.OPERATOR)) {
      // An admin who could rotate an operator's key would get its new secret, and with it the role.
      requireOperatorForOperatorKey(caller);
    }
    return key;
  }

  private static void requireOperatorForOperatorKey(Principal caller) {
    if (!caller.has(Role.OPERATOR)) {
      throw RolewrightException.of(
          ErrorCode.PERMISSION,
          "A key with the role OPERATOR can be made, replaced and revoked by operators only.");
    }
  }

  private static RolewrightException notRotatable(String state) {
    return RolewrightException.of(
        ErrorCode.PRECONDITION,
        "api_key_id: the key " + state + " and gets no new secret; create another key.");
  }

  private static RolewrightException unknown(String keyId) {
    return RolewrightException.of(
        ErrorCode.NOT_FOUND, "There is no API key with the id " + keyId + " for this key.");
  }
}
