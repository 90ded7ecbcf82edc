package dev.rolewright.storage;

import dev.rolewright.access.ApiKey;
import dev.rolewright.access.Role;
import dev.rolewright.access.StoredKey;
import dev.rolewright.access.StoredKey.PreviousSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads rows of {@code api_keys}. */
final class KeyRows {
  /** Columns in a statement on the table {@code k}. */
  static final String COLUMNS =
      " k.id as key_id, k.tenant_id as key_tenant_id, k.name as key_name, k.prefix, k.roles,"
          + " k.secret_hash, k.previous_hash, k.previous_valid_until,"
          + " k.create_time as key_create_time, k.expire_time, k.revoke_time ";

  private KeyRows() {}

  static StoredKey stored(ResultSet row) throws SQLException {
    String[] roles = (String[]) row.getArray("roles").getArray();
    ApiKey key =
        new ApiKey(
            row.getString("key_id"),
            row.getString("key_tenant_id"),
            row.getString("key_name"),
            row.getString("prefix"),
            Arrays.stream(roles).map(Role::valueOf).collect(Collectors.toSet()),
            row.getTimestamp("key_create_time").toInstant(),
            instant(row, "expire_time"),
            instant(row, "revoke_time"));
    String previousHash = row.getString("previous_hash");
    return new StoredKey(
        key,
        row.getString("secret_hash"),
        instant(row, "previous_valid_until")
            .map(validUntil -> new PreviousSecret(previousHash, validUntil)));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }
}
