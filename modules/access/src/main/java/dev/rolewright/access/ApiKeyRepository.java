package dev.rolewright.access;

import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps API keys, of their secrets only the hashes.
 *
 * <p>Every method throws {@code STORAGE_UNAVAILABLE} while the store can't be reached.
 */
public interface ApiKeyRepository {
  /**
   * Stores a key under its id; the same id again changes nothing.
   *
   * @return false when there is a key with this id already
   */
  boolean insert(StoredKey key);

  /** Returns a key of a tenant. */
  Optional<StoredKey> find(String tenantId, String keyId);

  /** Returns the tenant of a key, whichever it is. Only for operators' calls. */
  Optional<String> findTenantOf(String keyId);

  /** Returns the key whose present or previous secret has this hash, with its tenant. */
  Optional<KeyHolder> findBySecretHash(String secretHash);

  /** Lists the keys of a tenant, newest first, the revoked ones too. */
  Page<ApiKey> list(String tenantId, PageRequest page);

  /**
   * Replaces the secret of a key that is not revoked, in one step. The present secret becomes the
   * previous one; what was the previous one until now is forgotten. When the key's last replacement
   * had the same id, nothing changes, so that an interrupted one can be repeated.
   *
   * @return the key as it is then; empty when the tenant has no such key or it is revoked
   */
  Optional<Rotation> rotate(String tenantId, String keyId, NewSecret secret);

  /**
   * Revokes a key; one that is revoked keeps its time.
   *
   * @return the key as it is then; empty when the tenant has none with this id
   */
  Optional<ApiKey> revoke(String tenantId, String keyId, Instant revokeTime);

  /**
   * What takes the place of a key's secret.
   *
   * @param rotationId UUID of this replacement
   * @param hash hash of the new secret
   * @param prefix first characters of the new secret
   * @param previousValidUntil end of the old secret's grace period
   */
  record NewSecret(String rotationId, String hash, String prefix, Instant previousValidUntil) {}

  /**
   * What {@link #rotate} did.
   *
   * @param made false when the replacement had been made before; its secret holds then
   */
  record Rotation(ApiKey key, boolean made) {}

  /** A key and the tenant it belongs to. */
  record KeyHolder(StoredKey key, Tenant tenant) {}
}
