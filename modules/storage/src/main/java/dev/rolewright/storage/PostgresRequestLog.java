package dev.rolewright.storage;

import dev.rolewright.access.RequestClaim;
import dev.rolewright.access.RequestKey;
import dev.rolewright.access.RequestLease;
import dev.rolewright.access.RequestLog;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The request log as one table. Every operation is one statement, which Postgres runs whole under
 * the lock of the entry's row; the clock is the database's.
 */
final class PostgresRequestLog implements RequestLog {
  /** How often an entry may vanish between two looks before the claim gives up. */
  private static final int ATTEMPTS = 10;

  /** Takes a new key, one whose time is over, or one whose run broke off with the same body. */
  private static final String CLAIM =
      """
      insert into requests as r
        (tenant_id, method, request_id, owner, attempts, field_hashes, resource_id, subject_ids,
         lease_until, create_time, expire_time)
      values
        (:tenant, :method, :request, :owner, 1, cast(:hashes as jsonb), :resource, :subjects,
         now() + :lease * interval '1 millisecond', now(),
         now() + :retention * interval '1 millisecond')
      on conflict (tenant_id, method, request_id) do update set
        owner = excluded.owner,
        lease_until = excluded.lease_until,
        attempts = case when r.expire_time <= now() then 1 else r.attempts + 1 end,
        field_hashes = excluded.field_hashes,
        resource_id =
          case when r.expire_time <= now() then excluded.resource_id else r.resource_id end,
        subject_ids =
          case when r.expire_time <= now() then excluded.subject_ids else r.subject_ids end,
        responses = null,
        create_time =
          case when r.expire_time <= now() then excluded.create_time else r.create_time end,
        expire_time =
          case when r.expire_time <= now() then excluded.expire_time else r.expire_time end
      where r.expire_time <= now()
        or (r.responses is null and r.lease_until <= now()
            and r.field_hashes = excluded.field_hashes)
      returning resource_id, attempts
      """;

  private static final String OF_KEY =
      " tenant_id = :tenant and method = :method and request_id = :request ";

  private static final String OF_LEASE =
      OF_KEY + "and owner = :owner and responses is null and expire_time > now()";

  private final Sql sql;

  PostgresRequestLog(Sql sql) {
    this.sql = sql;
  }

  @Override
  public RequestClaim claim(
      RequestKey key,
      Map<String, String> fieldHashes,
      String newResourceId,
      Set<String> subjectIds,
      Duration lease) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<RequestClaim> claim =
          sql.run(
              handle ->
                  take(handle, key, fieldHashes, newResourceId, subjectIds, lease)
                      .or(() -> look(handle, key, fieldHashes)));
      if (claim.isPresent()) {
        return claim.get();
      }
      // The entry was forgotten or erased between the two statements: it can be taken now.
    }
    throw RolewrightException.of(
        ErrorCode.CONFLICT,
        "The same request fails elsewhere again and again; send it once more in a moment.");
  }

  private static Optional<RequestClaim> take(
      Handle handle,
      RequestKey key,
      Map<String, String> fieldHashes,
      String newResourceId,
      Set<String> subjectIds,
      Duration lease) {
    UUID resource = UUID.fromString(newResourceId);
    Set<UUID> subjects = new HashSet<>();
    subjects.add(resource);
    subjectIds.forEach(id -> subjects.add(UUID.fromString(id)));
    UUID owner = UUID.randomUUID();
    return bindKey(handle.createQuery(CLAIM), key)
        .bind("owner", owner)
        .bind("hashes", Json.write(fieldHashes))
        .bind("resource", resource)
        .bindArray("subjects", UUID.class, subjects)
        .bind("lease", lease.toMillis())
        .bind("retention", RETENTION.toMillis())
        .<RequestClaim>map(
            (row, context) ->
                new RequestClaim.Claimed(
                    new RequestLease(key, owner.toString()),
                    row.getString("resource_id"),
                    row.getInt("attempts") > 1))
        .findOne();
  }

  private static Optional<RequestClaim> look(
      Handle handle, RequestKey key, Map<String, String> fieldHashes) {
    return bindKey(
            handle.createQuery(
                "select field_hashes, resource_id, responses from requests where" + OF_KEY),
            key)
        .map(
            (row, context) ->
                new RequestEntry(
                    row.getString("field_hashes"),
                    row.getString("resource_id"),
                    Optional.ofNullable(row.getBytes("responses"))))
        .findOne()
        .map(entry -> entry.claim(fieldHashes));
  }

  @Override
  public boolean heartbeat(RequestLease lease, Duration duration) {
    return sql.run(
        handle ->
            bindLease(
                        handle.createUpdate(
                            "update requests set lease_until ="
                                + " now() + :lease * interval '1 millisecond' where"
                                + OF_LEASE),
                        lease)
                    .bind("lease", duration.toMillis())
                    .execute()
                > 0);
  }

  @Override
  public boolean complete(RequestLease lease, List<byte[]> responses) {
    byte[] bytes = Responses.write(responses);
    return sql.run(
        handle ->
            bindLease(
                        handle.createUpdate(
                            "update requests set responses = :responses where" + OF_LEASE),
                        lease)
                    .bind("responses", bytes)
                    .execute()
                > 0);
  }

  @Override
  public void release(RequestLease lease) {
    // With a new owner, or a heartbeat that is under way would renew what was given back.
    sql.run(
        handle ->
            bindLease(
                    handle.createUpdate(
                        "update requests set lease_until = now(), owner = gen_random_uuid() where"
                            + OF_LEASE),
                    lease)
                .execute());
  }

  @Override
  public void forget(RequestLease lease) {
    sql.run(
        handle ->
            bindLease(handle.createUpdate("delete from requests where" + OF_LEASE), lease)
                .execute());
  }

  @Override
  public int purgeExpired() {
    return sql.run(
        handle -> handle.createUpdate("delete from requests where expire_time <= now()").execute());
  }

  private static <S extends SqlStatement<S>> S bindLease(S statement, RequestLease lease) {
    return bindKey(statement, lease.key()).bind("owner", UUID.fromString(lease.owner()));
  }

  private static <S extends SqlStatement<S>> S bindKey(S statement, RequestKey key) {
    return statement
        .bind("tenant", UUID.fromString(key.tenantId()))
        .bind("method", key.method())
        .bind("request", UUID.fromString(key.requestId()));
  }
}
