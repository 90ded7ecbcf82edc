package dev.rolewright.keyvalue;

import java.util.Optional;

/**
 * Makes of bytes something that can be read only for what it was made for, so that an entry that
 * was changed, cut short or copied to another place is none. Safe for use by many threads.
 */
public interface Seal {
  /**
   * Seals.
   *
   * @param purpose what it is and where it stands
   */
  byte[] seal(String purpose, byte[] plain);

  /** Opens; empty for what was sealed for another purpose, or is not as it was sealed. */
  Optional<byte[]> open(String purpose, byte[] sealed);

  /**
   * Returns a seal without a key, by a SHA-256 sum over purpose and content. It finds every
   * accident; who can write to the store on purpose can make the sum too, and read the content.
   */
  static Seal checksum() {
    return new ChecksumSeal();
  }
}
