package dev.rolewright.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Makes and hashes the secrets of keys: {@code rw_} and 32 random bytes in base64url (43
 * characters).
 *
 * <p>A plain SHA-256 is enough to store: the secret is 256 bits of chance, so there is no list of
 * likely values to try and nothing that a slow or salted hash could make harder. It also lets a
 * secret be found by its hash in one look-up, whose timing tells nothing: a caller can't choose the
 * hash.
 */
final class Secrets {
  private static final int RANDOM_BYTES = 32;
  private static final int PREFIX_LENGTH = 10;
  private static final Pattern WELL_FORMED = Pattern.compile("rw_[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  static String create() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return "rw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static boolean isWellFormed(String secret) {
    return WELL_FORMED.matcher(secret).matches();
  }

  static String prefix(String secret) {
    return secret.substring(0, PREFIX_LENGTH);
  }

  static String hash(String secret) {
    return HexFormat.of().formatHex(sha256().digest(secret.getBytes(StandardCharsets.UTF_8)));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java runtime has SHA-256", missing);
    }
  }
}
