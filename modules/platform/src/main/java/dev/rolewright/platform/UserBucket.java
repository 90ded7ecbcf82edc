package dev.rolewright.platform;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Parts users into a hundred groups of about the same size, always in the same way and for each
 * name in another, so that what one name decides says nothing about another.
 */
public final class UserBucket {
  /** Number of groups. */
  public static final int COUNT = 100;

  private static final BigInteger BUCKETS = BigInteger.valueOf(COUNT);

  private UserBucket() {}

  /**
   * Returns the group of a user, 0..99: MD5 of {@code name:user} in UTF-8, read as one number
   * without sign, the first byte being the highest, modulo 100.
   *
   * @param name of what is decided, e.g. of an experiment
   */
  public static int of(String name, String user) {
    byte[] digest = md5().digest((name + ":" + user).getBytes(StandardCharsets.UTF_8));
    return new BigInteger(1, digest).mod(BUCKETS).intValue();
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java runtime has MD5", missing);
    }
  }
}
