package dev.rolewright.storage;

import dev.rolewright.access.ProviderKey;
import dev.rolewright.access.ProviderKeyRepository;
import dev.rolewright.access.StoredProviderKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

final class PostgresProviderKeys implements ProviderKeyRepository {
  private static final String COLUMNS =
      " id, tenant_id, provider, suffix, endpoint, create_time, update_time ";

  private final Sql sql;

  PostgresProviderKeys(Sql sql) {
    this.sql = sql;
  }

  @Override
  public ProviderKey put(StoredProviderKey key) {
    ProviderKey shown = key.key();
    return sql.run(
        handle ->
            handle
                .createQuery(
                    """
                    insert into provider_keys
                      (id, tenant_id, provider, suffix, endpoint, sealed, create_time, update_time)
                    values
                      (:id, :tenant, :provider, :suffix, :endpoint, :sealed, :created, :updated)
                    on conflict (tenant_id, provider) do update set
                      suffix = excluded.suffix,
                      endpoint = excluded.endpoint,
                      sealed = excluded.sealed,
                      update_time = excluded.update_time
                    returning\
                    """
                        + COLUMNS)
                .bind("id", UUID.fromString(shown.id()))
                .bind("tenant", UUID.fromString(shown.tenantId()))
                .bind("provider", shown.provider())
                .bind("suffix", shown.suffix())
                .bind("endpoint", shown.endpoint())
                .bind("sealed", key.sealed())
                .bind("created", shown.createTime())
                .bind("updated", shown.updateTime())
                .map((row, context) -> read(row))
                .one());
  }

  @Override
  public void remove(String tenantId, String provider) {
    sql.run(
        handle ->
            handle
                .createUpdate(
                    "delete from provider_keys where tenant_id = :tenant and provider = :provider")
                .bind("tenant", UUID.fromString(tenantId))
                .bind("provider", provider)
                .execute());
  }

  @Override
  public List<StoredProviderKey> list(String tenantId) {
    return sql.run(
        handle ->
            handle
                .createQuery(
                    "select"
                        + COLUMNS
                        + ", sealed from provider_keys where tenant_id = :tenant order by provider"
                        + " collate \"C\"")
                .bind("tenant", UUID.fromString(tenantId))
                .map((row, context) -> new StoredProviderKey(read(row), row.getBytes("sealed")))
                .list());
  }

  @Override
  public List<StoredProviderKey> listAll() {
    return sql.run(
        handle ->
            handle
                .createQuery("select" + COLUMNS + ", sealed from provider_keys order by id")
                .map((row, context) -> new StoredProviderKey(read(row), row.getBytes("sealed")))
                .list());
  }

  @Override
  public boolean reseal(StoredProviderKey before, byte[] sealed) {
    return sql.run(
        handle ->
            handle
                    .createUpdate(
                        "update provider_keys set sealed = :sealed where id = :id and sealed ="
                            + " :before")
                    .bind("sealed", sealed)
                    .bind("id", UUID.fromString(before.key().id()))
                    .bind("before", before.sealed())
                    .execute()
                == 1);
  }

  private static ProviderKey read(ResultSet row) throws SQLException {
    return new ProviderKey(
        row.getString("id"),
        row.getString("tenant_id"),
        row.getString("provider"),
        row.getString("suffix"),
        row.getString("endpoint"),
        row.getTimestamp("create_time").toInstant(),
        row.getTimestamp("update_time").toInstant());
  }
}
