package dev.rolewright.access;

import dev.rolewright.access.ApiKeyRepository.KeyHolder;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.time.Instant;

/** Turns the secret of a call into who calls. It asks for the key at every call. */
public final class Authenticator {
  private final ApiKeyRepository keys;
  private final Time time;

  private Authenticator(ApiKeyRepository keys, Time time) {
    this.keys = keys;
    this.time = time;
  }

  /** Creates an authenticator over the stored keys. */
  public static Authenticator create(ApiKeyRepository keys, Time time) {
    return new Authenticator(keys, time);
  }

  /**
   * Returns who calls with a secret.
   *
   * @throws RolewrightException AUTHENTICATION for a secret that is malformed, unknown, replaced,
   *     revoked or expired; PERMISSION while the tenant is suspended
   */
  public Principal authenticate(String secret) {
    if (!Secrets.isWellFormed(secret)) {
      throw refused(
          "The API key is malformed; send 'authorization: Bearer KEY', in gRPC as metadata, with a"
              + " key that begins with rw_ and has 46 characters.");
    }
    String hash = Secrets.hash(secret);
    KeyHolder holder =
        keys.findBySecretHash(hash)
            .orElseThrow(() -> refused("The API key is not known here; use a key of this server."));
    checkUsable(holder.key(), hash, time.now());
    Tenant tenant = holder.tenant();
    if (tenant.state() == TenantState.SUSPENDED) {
      throw RolewrightException.of(
          ErrorCode.PERMISSION,
          "The tenant of this API key is suspended; an operator can lift the suspension.");
    }
    ApiKey key = holder.key().key();
    return new Principal(key.id(), tenant.id(), tenant.name(), tenant.plan(), key.roles());
  }

  private static void checkUsable(StoredKey stored, String hash, Instant now) {
    if (stored.key().revokeTime().isPresent()) {
      throw refused("The API key was revoked; use another key.");
    }
    if (stored.key().isExpired(now)) {
      throw refused("The API key has expired; use another key.");
    }
    boolean present = stored.secretHash().equals(hash);
    boolean inGrace =
        stored.previous().filter(previous -> now.isBefore(previous.validUntil())).isPresent();
    if (!present && !inGrace) {
      throw refused(
          "The secret of this API key was replaced and its grace period is over; use the new one.");
    }
  }

  private static RolewrightException refused(String message) {
    return RolewrightException.of(ErrorCode.AUTHENTICATION, message);
  }
}
