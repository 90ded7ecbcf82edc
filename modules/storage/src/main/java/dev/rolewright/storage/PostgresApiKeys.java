package dev.rolewright.storage;

import dev.rolewright.access.ApiKey;
import dev.rolewright.access.ApiKeyRepository;
import dev.rolewright.access.StoredKey;
import dev.rolewright.access.StoredKey.PreviousSecret;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

final class PostgresApiKeys implements ApiKeyRepository {
  private final Sql sql;

  PostgresApiKeys(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean insert(StoredKey stored) {
    ApiKey key = stored.key();
    return sql.run(
        handle ->
            handle
                    .createUpdate(
                        """
                        insert into api_keys
                          (id, tenant_id, name, prefix, roles, secret_hash, previous_hash,
                           previous_valid_until, create_time, expire_time, revoke_time)
                        values
                          (:id, :tenant, :name, :prefix, :roles, :hash, :previousHash,
                           :previousValidUntil, :createTime, :expireTime, :revokeTime)
                        on conflict (id) do nothing
                        """)
                    .bind("id", UUID.fromString(key.id()))
                    .bind("tenant", UUID.fromString(key.tenantId()))
                    .bind("name", key.name())
                    .bind("prefix", key.prefix())
                    .bindArray("roles", String.class, key.roles().stream().map(Enum::name).toList())
                    .bind("hash", stored.secretHash())
                    .bind(
                        "previousHash",
                        stored.previous().map(PreviousSecret::secretHash).orElse(null))
                    .bindByType(
                        "previousValidUntil",
                        stored.previous().map(PreviousSecret::validUntil).orElse(null),
                        Instant.class)
                    .bind("createTime", key.createTime())
                    .bindByType("expireTime", key.expireTime().orElse(null), Instant.class)
                    .bindByType("revokeTime", key.revokeTime().orElse(null), Instant.class)
                    .execute()
                > 0);
  }

  @Override
  public Optional<StoredKey> find(String tenantId, String keyId) {
    return Uuids.parse(keyId)
        .flatMap(
            id ->
                sql.run(
                    handle ->
                        handle
                            .createQuery(
                                "select"
                                    + KeyRows.COLUMNS
                                    + "from api_keys k where k.tenant_id = :tenant and k.id = :id")
                            .bind("tenant", UUID.fromString(tenantId))
                            .bind("id", id)
                            .map((row, context) -> KeyRows.stored(row))
                            .findOne()));
  }

  @Override
  public Optional<String> findTenantOf(String keyId) {
    return Uuids.parse(keyId)
        .flatMap(
            id ->
                sql.run(
                    handle ->
                        handle
                            .createQuery("select tenant_id from api_keys where id = :id")
                            .bind("id", id)
                            .mapTo(String.class)
                            .findOne()));
  }

  @Override
  public Optional<KeyHolder> findBySecretHash(String secretHash) {
    return sql.run(
        handle ->
            handle
                .createQuery(
                    "select"
                        + KeyRows.COLUMNS
                        + ","
                        + PostgresTenants.COLUMNS
                        + "from api_keys k join tenants t on t.id = k.tenant_id"
                        + " where k.secret_hash = :hash or k.previous_hash = :hash")
                .bind("hash", secretHash)
                .map(
                    (row, context) -> new KeyHolder(KeyRows.stored(row), PostgresTenants.read(row)))
                .findFirst());
  }

  @Override
  public Page<ApiKey> list(String tenantId, PageRequest page) {
    return sql.run(
        handle ->
            Pages.read(
                handle
                    .createQuery(
                        "select"
                            + KeyRows.COLUMNS.replace("k.", "t.")
                            + "from api_keys t where t.tenant_id = :tenant and"
                            + Pages.AFTER
                            + Pages.ORDER)
                    .bind("tenant", UUID.fromString(tenantId)),
                page,
                (row, context) -> KeyRows.stored(row).key(),
                ApiKey::id));
  }

  @Override
  public Optional<Rotation> rotate(String tenantId, String keyId, NewSecret secret) {
    return Uuids.parse(keyId)
        .flatMap(
            id ->
                replaceSecret(tenantId, id, secret)
                    .map(key -> new Rotation(key, true))
                    .or(() -> madeBefore(tenantId, id, secret.rotationId())));
  }

  private Optional<ApiKey> replaceSecret(String tenantId, UUID keyId, NewSecret secret) {
    return sql.run(
        handle ->
            handle
                .createQuery(
                    """
                    update api_keys k
                    set previous_hash = secret_hash, previous_valid_until = :validUntil,
                      secret_hash = :hash, prefix = :prefix, rotation_id = :rotation
                    where tenant_id = :tenant and id = :id and revoke_time is null
                      and rotation_id is distinct from :rotation
                    returning\
                    """
                        + KeyRows.COLUMNS)
                .bind("validUntil", secret.previousValidUntil())
                .bind("hash", secret.hash())
                .bind("prefix", secret.prefix())
                .bind("rotation", UUID.fromString(secret.rotationId()))
                .bind("tenant", UUID.fromString(tenantId))
                .bind("id", keyId)
                .map((row, context) -> KeyRows.stored(row).key())
                .findOne());
  }

  private Optional<Rotation> madeBefore(String tenantId, UUID keyId, String rotationId) {
    return sql.run(
        handle ->
            handle
                .createQuery(
                    "select"
                        + KeyRows.COLUMNS
                        + "from api_keys k where k.tenant_id = :tenant and k.id = :id"
                        + " and k.rotation_id = :rotation and k.revoke_time is null")
                .bind("tenant", UUID.fromString(tenantId))
                .bind("id", keyId)
                .bind("rotation", UUID.fromString(rotationId))
                .map((row, context) -> new Rotation(KeyRows.stored(row).key(), false))
                .findOne());
  }

  @Override
  public Optional<ApiKey> revoke(String tenantId, String keyId, Instant revokeTime) {
    return Uuids.parse(keyId)
        .flatMap(
            id ->
                sql.run(
                    handle ->
                        handle
                            .createQuery(
                                """
                                update api_keys k
                                set revoke_time = coalesce(revoke_time, :revokeTime)
                                where tenant_id = :tenant and id = :id
                                returning\
                                """
                                    + KeyRows.COLUMNS)
                            .bind("revokeTime", revokeTime)
                            .bind("tenant", UUID.fromString(tenantId))
                            .bind("id", id)
                            .map((row, context) -> KeyRows.stored(row).key())
                            .findOne()));
  }
}
