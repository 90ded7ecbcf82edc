package dev.rolewright.access;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps tenants' own keys of vendors: operators those of every tenant, admins those of their own.
 * PERMISSION for other callers.
 */
public final class ProviderKeyAdministration {
  private static final int MAX_NAME = 63;
  private static final int MAX_SECRET = 1_000;
  private static final int MAX_ENDPOINT = 2_000;
  private static final int HTTPS_PORT = 443;
  private static final int SUFFIX = 4;

  private final TenantRepository tenants;
  private final ProviderKeyRepository keys;
  private final ProviderAccounts accounts;
  private final Vault vault;
  private final Ids ids;
  private final Time time;

  private ProviderKeyAdministration(
      TenantRepository tenants,
      ProviderKeyRepository keys,
      ProviderAccounts accounts,
      Vault vault,
      Ids ids,
      Time time) {
    this.tenants = tenants;
    this.keys = keys;
    this.accounts = accounts;
    this.vault = vault;
    this.ids = ids;
    this.time = time;
  }

  /** Creates the service over the stored tenants and keys. */
  public static ProviderKeyAdministration create(
      TenantRepository tenants,
      ProviderKeyRepository keys,
      ProviderAccounts accounts,
      Vault vault,
      Ids ids,
      Time time) {
    return new ProviderKeyAdministration(tenants, keys, accounts, vault, ids, time);
  }

  /**
   * Stores a key in the place of an earlier one.
   *
   * @param tenantId the caller's own tenant when empty
   * @param endpoint the configured one when empty
   * @throws RolewrightException INVALID_FIELD; NOT_FOUND for a tenant that is not the caller's to
   *     see and for an unknown provider; PRECONDITION while the server can't encrypt
   */
  public ProviderKey put(
      Principal caller, String tenantId, String provider, String secret, String endpoint) {
    caller.require(Role.ADMIN);
    FieldChecks checks = new FieldChecks();
    checkNames(checks, tenantId, provider);
    if (secret.isEmpty() || secret.length() > MAX_SECRET || !isVisibleAscii(secret)) {
      checks.reject(
          "secret",
          "must have 1 to 1,000 characters of visible ASCII without spaces; send the vendor's key"
              + " as the vendor shows it.");
    }
    checkEndpoint(checks, endpoint);
    checks.throwIfAny();
    String owner = owner(caller, tenantId, provider);
    Instant now = time.now();
    ProviderKey key =
        new ProviderKey(ids.next(), owner, provider, suffix(secret), endpoint, now, now);
    byte[] sealed = vault.seal(key.purpose(), secret.getBytes(StandardCharsets.US_ASCII));
    ProviderKey stored = keys.put(new StoredProviderKey(key, sealed));
    accounts.changed(owner);
    return stored;
  }

  /**
   * Erases a key; where there is none, it changes nothing.
   *
   * @param tenantId the caller's own tenant when empty
   * @throws RolewrightException INVALID_FIELD, also for a secret or endpoint that is sent along;
   *     NOT_FOUND as {@link #put}
   */
  public void remove(
      Principal caller, String tenantId, String provider, String secret, String endpoint) {
    caller.require(Role.ADMIN);
    FieldChecks checks = new FieldChecks();
    checkNames(checks, tenantId, provider);
    checkEmpty(checks, "secret", secret);
    checkEmpty(checks, "endpoint", endpoint);
    checks.throwIfAny();
    String owner = TenantAdministration.visible(tenants, caller, tenantId);
    // A provider that is configured no more leaves keys behind, which can be erased all the same.
    boolean stored =
        keys.list(owner).stream().anyMatch(known -> known.key().provider().equals(provider));
    if (!stored) {
      requireProvider(provider);
    }
    keys.remove(owner, provider);
    accounts.changed(owner);
  }

  private static void checkNames(FieldChecks checks, String tenantId, String provider) {
    checks.optionalUuid("tenant_id", tenantId);
    checks.text("provider", provider, 1, MAX_NAME);
  }

  private static void checkEmpty(FieldChecks checks, String field, String value) {
    if (!value.isEmpty()) {
      checks.reject(field, "must be empty where `remove` is true; leave it out.");
    }
  }

  private void checkEndpoint(FieldChecks checks, String endpoint) {
    if (endpoint.isEmpty()) {
      return;
    }
    Optional<URI> url = https(endpoint);
    if (url.isEmpty()) {
      checks.reject(
          "endpoint",
          "must be an https address of at most 2,000 characters without port, user, query and"
              + " fragment; send e.g. https://NAME.openai.azure.com.");
    } else if (!accounts.allowsHost(url.get().getHost().toLowerCase(Locale.ROOT))) {
      checks.reject(
          "endpoint",
          "is at a host that the operator does not allow; ask for it to be added to"
              + " tenant_keys.endpoint_hosts of provider_settings.json.");
    }
  }

  private static Optional<URI> https(String endpoint) {
    if (endpoint.length() > MAX_ENDPOINT) {
      return Optional.empty();
    }
    try {
      URI url = new URI(endpoint);
      boolean plain =
          "https".equalsIgnoreCase(url.getScheme())
              && url.getHost() != null
              && (url.getPort() == -1 || url.getPort() == HTTPS_PORT)
              && url.getRawUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null;
      return plain ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private String owner(Principal caller, String tenantId, String provider) {
    String owner = TenantAdministration.visible(tenants, caller, tenantId);
    requireProvider(provider);
    return owner;
  }

  private void requireProvider(String provider) {
    if (!accounts.providers().contains(provider)) {
      throw RolewrightException.of(
          ErrorCode.NOT_FOUND,
          "provider: there is no provider of this name; ListProviders lists them.");
    }
  }

  private static boolean isVisibleAscii(String text) {
    return text.chars().allMatch(each -> each > ' ' && each < 0x7f);
  }

  /** A short secret would be half told by its end. */
  private static String suffix(String secret) {
    return secret.length() < 2 * SUFFIX ? "" : secret.substring(secret.length() - SUFFIX);
  }
}
