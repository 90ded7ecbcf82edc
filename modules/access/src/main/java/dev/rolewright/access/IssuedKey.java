package dev.rolewright.access;

/**
 * A key together with its secret, which exists here and nowhere else.
 *
 * @param secret empty when a repeated request found the key made or replaced already: the secret is
 *     not kept
 */
public record IssuedKey(ApiKey key, String secret) {

  /** Leaves the secret out, so that it reaches no log. */
  @Override
  public String toString() {
    return "IssuedKey[key=" + key + "]";
  }
}
