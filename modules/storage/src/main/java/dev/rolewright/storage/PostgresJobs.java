package dev.rolewright.storage;

import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobRepository;
import dev.rolewright.domain.JobSummary;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

final class PostgresJobs implements JobRepository {
  private final Sql sql;

  PostgresJobs(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean insert(String tenantId, Job job) {
    String head = Json.write(summary(job));
    String body = Json.write(job);
    return sql.run(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into jobs (tenant_id, id, head, body)
                        values (:tenant, :id, cast(:head as jsonb), cast(:body as jsonb))
                        on conflict do nothing
                        """)
                    .bind("tenant", UUID.fromString(tenantId))
                    .bind("id", UUID.fromString(job.id()))
                    .bind("head", head)
                    .bind("body", body)
                    .execute())
        > 0;
  }

  @Override
  public Optional<Job> find(String tenantId, String jobId) {
    return Uuids.parse(jobId)
        .flatMap(
            id ->
                sql.run(
                    handle ->
                        handle
                            .createQuery(
                                "select body from jobs where tenant_id = :tenant and id = :id")
                            .bind("tenant", UUID.fromString(tenantId))
                            .bind("id", id)
                            .mapTo(String.class)
                            .findOne()))
        .map(body -> Json.read(body, Job.class));
  }

  @Override
  public Page<JobSummary> list(String tenantId, PageRequest page) {
    return sql.run(
        handle ->
            Pages.read(
                handle
                    .createQuery(
                        "select t.head from jobs t where t.tenant_id = :tenant and"
                            + Pages.AFTER
                            + Pages.ORDER)
                    .bind("tenant", UUID.fromString(tenantId)),
                page,
                (row, context) -> Json.read(row.getString("head"), JobSummary.class),
                JobSummary::id));
  }

  @Override
  public boolean delete(String tenantId, String jobId) {
    return Uuids.parse(jobId)
        .map(
            id ->
                sql.inTransaction(
                    handle -> {
                      UUID tenant = UUID.fromString(tenantId);
                      int jobs =
                          handle
                              .createUpdate(
                                  "delete from jobs where tenant_id = :tenant and id = :id")
                              .bind("tenant", tenant)
                              .bind("id", id)
                              .execute();
                      if (jobs > 0) {
                        RequestErasure.erase(handle, tenant, id);
                      }
                      return jobs > 0;
                    }))
        .orElse(false);
  }

  private static JobSummary summary(Job job) {
    return new JobSummary(
        job.id(),
        job.roleTitle(),
        job.company().name(),
        job.location(),
        job.seniority(),
        job.parsingConfidence(),
        job.createTime().orElse(Instant.EPOCH));
  }
}
