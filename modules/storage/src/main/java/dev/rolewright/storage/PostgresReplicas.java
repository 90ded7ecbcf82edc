package dev.rolewright.storage;

import dev.rolewright.limits.spi.ReplicaSeen;
import dev.rolewright.limits.spi.Replicas;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * One row for each life of a replica. It is committed before the others are read, so that of two
 * that are listed one after the other the second sees the first. Nothing of a beat is lost in a
 * crash that others can have seen, since it is written before it is answered.
 */
final class PostgresReplicas implements Replicas {
  /** Far longer than any window: rows older than that are of no use. */
  private static final String FORGET =
      """
      delete from replicas where id in (
        select id from replicas where seen < clock_timestamp() - interval '1 day'
        for update skip locked)
      """;

  private static final String BEAT =
      """
      insert into replicas (id, started, seen, beats, departed)
      values (:id, clock_timestamp(), clock_timestamp(), 1, false)
      on conflict (id) do update set seen = clock_timestamp(), beats = replicas.beats + 1
      returning beats
      """;

  private final Sql sql;

  PostgresReplicas(Sql sql) {
    this.sql = sql;
  }

  @Override
  public List<ReplicaSeen> beat(String replica) {
    UUID id = UUID.fromString(replica);
    return sql.run(
        handle -> {
          long beats = handle.createQuery(BEAT).bind("id", id).mapTo(Long.class).one();
          if (beats == 1) {
            handle.execute(FORGET);
          }
          return handle
              .createQuery(
                  """
                  select id, beats, departed,
                    (extract(epoch from clock_timestamp() - seen) * 1000000)::bigint as age_micros
                  from replicas where id <> :id
                  """)
              .bind("id", id)
              .map((row, context) -> read(row))
              .list();
        });
  }

  private static ReplicaSeen read(ResultSet row) throws SQLException {
    return new ReplicaSeen(
        row.getString("id"),
        row.getLong("beats"),
        Duration.of(row.getLong("age_micros"), ChronoUnit.MICROS),
        row.getBoolean("departed"));
  }

  @Override
  public void leave(String replica, boolean forget) {
    String statement =
        forget
            ? "delete from replicas where id = :id"
            : "update replicas set departed = true, seen = clock_timestamp() where id = :id";
    sql.run(
        handle -> handle.createUpdate(statement).bind("id", UUID.fromString(replica)).execute());
  }
}
