package dev.rolewright.keyvalue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** The sum stands before the content, which is as it was. */
final class ChecksumSeal implements Seal {
  private static final int LENGTH = 32;

  @Override
  public byte[] seal(String purpose, byte[] plain) {
    return ByteBuffer.allocate(LENGTH + plain.length).put(sum(purpose, plain)).put(plain).array();
  }

  @Override
  public Optional<byte[]> open(String purpose, byte[] sealed) {
    if (sealed.length < LENGTH) {
      return Optional.empty();
    }
    byte[] plain = Arrays.copyOfRange(sealed, LENGTH, sealed.length);
    byte[] sum = Arrays.copyOf(sealed, LENGTH);
    return MessageDigest.isEqual(sum, sum(purpose, plain)) ? Optional.of(plain) : Optional.empty();
  }

  private static byte[] sum(String purpose, byte[] plain) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).flip());
      digest.update(name);
      return digest.digest(plain);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java runtime has SHA-256", missing);
    }
  }
}
