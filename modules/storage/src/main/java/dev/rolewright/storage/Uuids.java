package dev.rolewright.storage;

import java.util.Optional;
import java.util.UUID;

/** Ids as the database's own type. */
final class Uuids {
  private static final int LENGTH = 36;

  private Uuids() {}

  /** Reads an id that a caller sent; empty when it is none, so that nothing has it. */
  static Optional<UUID> parse(String id) {
    if (id.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
