package dev.rolewright.access;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Encrypts what is kept by AES-256-GCM (NIST SP 800-38D) under keys that the operator holds. What
 * is sealed can be opened for the same purpose only, so that nothing can be moved to another place
 * or another tenant. A random 96-bit nonce allows 2^32 seals under one key; rotate before.
 *
 * <p>Safe for use by many threads. Nothing here shows a key.
 */
public final class Vault {
  /** The variable that holds the keys. */
  public static final String VARIABLE = "ROLEWRIGHT_ENCRYPTION_KEY";

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final List<Aead> keys;
  private final byte[] currentPrefix;

  private Vault(List<Aead> keys, byte[] currentPrefix) {
    this.keys = List.copyOf(keys);
    this.currentPrefix = currentPrefix;
  }

  /**
   * Opens a vault.
   *
   * @param keys one or more keys of 32 bytes in base64, separated by commas: the first encrypts,
   *     all decrypt, so that a key is replaced by putting a new one before it
   * @throws ConfigException when they are none; its message holds nothing of them
   */
  public static Vault create(String keys) {
    List<Aead> opened = new ArrayList<>();
    byte[] prefix = null;
    String[] parts = keys.split(",", -1);
    for (int index = 0; index < parts.length; index++) {
      byte[] bytes = decoded(parts[index].strip());
      if (bytes.length != KEY_BYTES) {
        throw new ConfigException(List.of(mistake(parts.length, index)));
      }
      AesGcmKey key = key(bytes);
      prefix = prefix == null ? key.getOutputPrefix().toByteArray() : prefix;
      opened.add(aead(key));
    }
    return new Vault(opened, prefix == null ? new byte[0] : prefix);
  }

  /** Returns a vault without a key, which seals and opens nothing. */
  public static Vault closed() {
    return new Vault(List.of(), new byte[0]);
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException noBase64) {
      return new byte[0];
    }
  }

  private static String mistake(int count, int index) {
    return (count == 1 ? "" : "key " + (index + 1) + " of " + count + " ")
        + "must be 32 bytes in base64; make one by: openssl rand -base64 32";
  }

  @AccessesPartialKey
  private static AesGcmKey key(byte[] bytes) {
    try {
      return AesGcmKey.builder()
          .setParameters(
              AesGcmParameters.builder()
                  .setKeySizeBytes(KEY_BYTES)
                  .setIvSizeBytes(NONCE_BYTES)
                  .setTagSizeBytes(TAG_BYTES)
                  .setVariant(AesGcmParameters.Variant.TINK)
                  .build())
          .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
          .setIdRequirement(id(bytes))
          .build();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a key of 32 bytes is one of AES-256", impossible);
    }
  }

  /** Returns by what a sealed text says which key it needs: the start of a hash of the key. */
  private static int id(byte[] key) {
    byte[] label = "rolewright key id".getBytes(StandardCharsets.UTF_8);
    byte[] hash =
        Secrets.sha256()
            .digest(ByteBuffer.allocate(label.length + key.length).put(label).put(key).array());
    return ByteBuffer.wrap(hash).getInt();
  }

  private static Aead aead(AesGcmKey key) {
    try {
      return AesGcmJce.create(key);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java runtime has AES-GCM", missing);
    }
  }

  /** Tells whether there is a key. */
  public boolean isOpen() {
    return !keys.isEmpty();
  }

  /**
   * Encrypts with the first key.
   *
   * @param purpose what it is and whose it is, e.g. {@code run_input/TENANT/RUN}
   * @throws RolewrightException PRECONDITION without a key
   */
  public byte[] seal(String purpose, byte[] plain) {
    requireOpen();
    try {
      return keys.getFirst().encrypt(plain, purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("could not be encrypted", impossible);
    }
  }

  /**
   * Decrypts with the key that it was encrypted with.
   *
   * @param purpose as at the sealing
   * @return empty where there is no such key any more, the purpose is another one, or a bit changed
   * @throws RolewrightException PRECONDITION without a key
   */
  public Optional<byte[]> open(String purpose, byte[] sealed) {
    requireOpen();
    return keys.stream().flatMap(key -> opened(key, purpose, sealed).stream()).findFirst();
  }

  /** Returns nothing for what another key sealed, which its first bytes say, or nobody did. */
  private static Optional<byte[]> opened(Aead key, String purpose, byte[] sealed) {
    try {
      return Optional.of(key.decrypt(sealed, purpose.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException notThisKey) {
      return Optional.empty();
    }
  }

  /** Tells whether something was sealed by the first key, so that the others are not needed. */
  public boolean isCurrent(byte[] sealed) {
    requireOpen();
    return sealed.length >= currentPrefix.length
        && Arrays.equals(sealed, 0, currentPrefix.length, currentPrefix, 0, currentPrefix.length);
  }

  /** Returns the same under the first key; empty where {@link #open} is. */
  public Optional<byte[]> rewrap(String purpose, byte[] sealed) {
    return open(purpose, sealed).map(plain -> isCurrent(sealed) ? sealed : seal(purpose, plain));
  }

  private void requireOpen() {
    if (!isOpen()) {
      throw RolewrightException.of(
          ErrorCode.PRECONDITION,
          "The server has no key to encrypt with; its operator sets "
              + VARIABLE
              + " (make one by: openssl rand -base64 32) and restarts it.");
    }
  }

  /** Says whether it is open, and nothing of the keys. */
  @Override
  public String toString() {
    return isOpen() ? "Vault[" + keys.size() + " keys]" : "Vault[closed]";
  }
}
