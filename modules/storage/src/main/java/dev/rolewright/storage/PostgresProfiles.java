package dev.rolewright.storage;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.domain.ProfileSummary;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

final class PostgresProfiles implements ProfileRepository {
  private final Sql sql;

  PostgresProfiles(Sql sql) {
    this.sql = sql;
  }

  @Override
  public boolean insert(String tenantId, Profile profile, EvidenceVectors vectors) {
    UUID tenant = UUID.fromString(tenantId);
    UUID id = UUID.fromString(profile.id());
    String head = Json.write(summary(profile));
    String body = Json.write(withEvidence(profile, List.of()));
    return sql.inTransaction(
        handle -> {
          int inserted =
              handle
                  .createUpdate(
                      """
                      insert into profiles (tenant_id, id, head, body)
                      values (:tenant, :id, cast(:head as jsonb), cast(:body as jsonb))
                      on conflict do nothing
                      """)
                  .bind("tenant", tenant)
                  .bind("id", id)
                  .bind("head", head)
                  .bind("body", body)
                  .execute();
          if (inserted > 0 && !profile.evidence().isEmpty()) {
            insertEvidence(handle, tenant, id, profile.evidence(), vectors);
          }
          return inserted > 0;
        });
  }

  private static void insertEvidence(
      Handle handle, UUID tenant, UUID profile, List<Evidence> items, EvidenceVectors vectors) {
    PreparedBatch batch =
        handle.prepareBatch(
            """
            insert into evidence
              (tenant_id, profile_id, position, id, body, vector_model, vector_dimension, vectors)
            values
              (:tenant, :profile, :position, :id, cast(:body as jsonb), :model, :dimension, :vectors)
            """);
    for (int position = 0; position < items.size(); position++) {
      Evidence item = items.get(position);
      List<float[]> own = vectors.byEvidenceId().getOrDefault(item.id(), List.of());
      Optional<Integer> dimension = own.stream().map(vector -> vector.length).findFirst();
      batch
          .bind("tenant", tenant)
          .bind("profile", profile)
          .bind("position", position)
          .bind("id", UUID.fromString(item.id()))
          .bind("body", Json.write(item))
          .bind("model", dimension.map(any -> vectors.model()).orElse(null))
          .bind("dimension", dimension.orElse(null))
          .bind("vectors", dimension.map(length -> Vectors.write(own, length)).orElse(null))
          .add();
    }
    batch.execute();
  }

  @Override
  public Optional<Profile> find(String tenantId, String profileId) {
    return Uuids.parse(profileId).flatMap(id -> find(UUID.fromString(tenantId), id));
  }

  private Optional<Profile> find(UUID tenant, UUID id) {
    // One statement, so that a deletion in between can't show a profile without its evidence.
    return sql.run(
            handle ->
                handle
                    .createQuery(
                        """
                        select p.body,
                          array(select e.body from evidence e
                                where e.tenant_id = p.tenant_id and e.profile_id = p.id
                                order by e.position) as evidence
                        from profiles p where p.tenant_id = :tenant and p.id = :id
                        """)
                    .bind("tenant", tenant)
                    .bind("id", id)
                    .map(
                        (row, context) ->
                            new StoredProfile(
                                row.getString("body"),
                                List.of((String[]) row.getArray("evidence").getArray())))
                    .findOne())
        .map(StoredProfile::read);
  }

  @Override
  public Optional<EvidenceVectors> findVectors(String tenantId, String profileId, String model) {
    Map<String, List<float[]>> byEvidenceId = new TreeMap<>();
    Uuids.parse(profileId)
        .ifPresent(
            id ->
                sql.run(
                    handle ->
                        handle
                            .createQuery(
                                """
                                select id, vector_dimension, vectors from evidence
                                where tenant_id = :tenant and profile_id = :profile
                                  and vector_model = :model
                                """)
                            .bind("tenant", UUID.fromString(tenantId))
                            .bind("profile", id)
                            .bind("model", model)
                            .map(
                                (row, context) ->
                                    byEvidenceId.put(
                                        row.getString("id"),
                                        Vectors.read(
                                            row.getBytes("vectors"),
                                            row.getInt("vector_dimension"))))
                            .stream()
                            .count()));
    return byEvidenceId.isEmpty()
        ? Optional.empty()
        : Optional.of(new EvidenceVectors(model, byEvidenceId));
  }

  @Override
  public Page<ProfileSummary> list(String tenantId, PageRequest page) {
    return sql.run(
        handle ->
            Pages.read(
                handle
                    .createQuery(
                        "select t.head from profiles t where t.tenant_id = :tenant and"
                            + Pages.AFTER
                            + Pages.ORDER)
                    .bind("tenant", UUID.fromString(tenantId)),
                page,
                (row, context) -> Json.read(row.getString("head"), ProfileSummary.class),
                ProfileSummary::id));
  }

  @Override
  public Optional<Erased> delete(String tenantId, String profileId) {
    return Uuids.parse(profileId)
        .flatMap(
            id ->
                sql.inTransaction(
                    handle -> new ProfileErasure(handle, UUID.fromString(tenantId), id).erase()));
  }

  private static ProfileSummary summary(Profile profile) {
    return new ProfileSummary(
        profile.id(),
        profile.fullName(),
        profile.headline(),
        profile.location(),
        profile.evidence().size(),
        profile.parsingConfidence(),
        profile.createTime().orElse(Instant.EPOCH));
  }

  private static Profile withEvidence(Profile profile, List<Evidence> evidence) {
    return new Profile(
        profile.id(),
        profile.fullName(),
        profile.headline(),
        profile.email(),
        profile.phone(),
        profile.location(),
        profile.summary(),
        profile.links(),
        profile.skills(),
        profile.languages(),
        evidence,
        profile.lines(),
        profile.language(),
        profile.parsingConfidence(),
        profile.createTime());
  }

  private record StoredProfile(String body, List<String> evidence) {
    Profile read() {
      return withEvidence(
          Json.read(body, Profile.class),
          evidence.stream().map(item -> Json.read(item, Evidence.class)).toList());
    }
  }
}
