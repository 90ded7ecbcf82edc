package dev.rolewright.storage;

import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.domain.DocumentSummary;
import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

final class PostgresDocuments implements DocumentRepository {
  private final Sql sql;

  PostgresDocuments(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean insert(String tenantId, GeneratedDocument document) {
    UUID tenant = UUID.fromString(tenantId);
    UUID id = UUID.fromString(document.id());
    UUID profile = document.profileId().isEmpty() ? null : UUID.fromString(document.profileId());
    String head = Json.write(summary(document));
    String body = Json.write(document);
    return sql.inTransaction(
        handle -> {
          int inserted =
              handle
                  .createUpdate(
                      """
                      insert into documents (tenant_id, id, profile_id, head)
                      values (:tenant, :id, :profile, cast(:head as jsonb))
                      on conflict do nothing
                      """)
                  .bind("tenant", tenant)
                  .bind("id", id)
                  .bindByType("profile", profile, UUID.class)
                  .bind("head", head)
                  .execute();
          if (inserted == 0) {
            return false;
          }
          handle
              .createUpdate(
                  """
                  insert into document_versions (tenant_id, document_id, version, body)
                  values (:tenant, :id, :version, cast(:body as jsonb))
                  """)
              .bind("tenant", tenant)
              .bind("id", id)
              .bind("version", document.version())
              .bind("body", body)
              .execute();
          return true;
        });
  }

  @Override
  public Optional<GeneratedDocument> find(String tenantId, String documentId) {
    return Uuids.parse(documentId)
        .flatMap(
            id ->
                sql.run(
                    handle ->
                        handle
                            .createQuery(
                                """
                                select body from document_versions
                                where tenant_id = :tenant and document_id = :id
                                order by version desc limit 1
                                """)
                            .bind("tenant", UUID.fromString(tenantId))
                            .bind("id", id)
                            .mapTo(String.class)
                            .findOne()))
        .map(body -> Json.read(body, GeneratedDocument.class));
  }

  @Override
  public Page<DocumentSummary> list(String tenantId, PageRequest page, String profileId) {
    if (profileId.isEmpty()) {
      return list(tenantId, page, Optional.empty());
    }
    Optional<UUID> profile = Uuids.parse(profileId);
    return profile.isEmpty() ? new Page<>(List.of(), "") : list(tenantId, page, profile);
  }

  private Page<DocumentSummary> list(String tenantId, PageRequest page, Optional<UUID> profile) {
    String ofProfile = profile.isPresent() ? " t.profile_id = :profile and" : "";
    return sql.run(
        handle -> {
          var query =
              handle
                  .createQuery(
                      "select t.head from documents t where t.tenant_id = :tenant and"
                          + ofProfile
                          + Pages.AFTER
                          + Pages.ORDER)
                  .bind("tenant", UUID.fromString(tenantId));
          profile.ifPresent(id -> query.bind("profile", id));
          return Pages.read(
              query,
              page,
              (row, context) -> Json.read(row.getString("head"), DocumentSummary.class),
              DocumentSummary::id);
        });
  }

  private static DocumentSummary summary(GeneratedDocument document) {
    return new DocumentSummary(
        document.id(),
        document.kind(),
        document.output().title(),
        document.jobId(),
        document.profileId(),
        document.version(),
        document.createTime());
  }
}
