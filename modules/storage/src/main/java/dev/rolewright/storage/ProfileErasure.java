package dev.rolewright.storage;

import dev.rolewright.domain.ProfileRepository.Erased;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Erases a profile and everything that was derived from it, within one transaction. */
final class ProfileErasure {
  private final Handle handle;
  private final UUID tenant;
  private final UUID profile;

  ProfileErasure(Handle handle, UUID tenant, UUID profile) {
    this.handle = handle;
    this.tenant = tenant;
    this.profile = profile;
  }

  Optional<Erased> erase() {
    if (!lock()) {
      return Optional.empty();
    }
    List<UUID> documents =
        handle
            .createQuery(
                """
                delete from documents where tenant_id = :tenant and profile_id = :profile
                returning id
                """)
            .bind("tenant", tenant)
            .bind("profile", profile)
            .mapTo(UUID.class)
            .list();
    int evidence =
        handle
            .createUpdate(
                "delete from evidence where tenant_id = :tenant and profile_id = :profile")
            .bind("tenant", tenant)
            .bind("profile", profile)
            .execute();
    handle
        .createUpdate("delete from profiles where tenant_id = :tenant and id = :profile")
        .bind("tenant", tenant)
        .bind("profile", profile)
        .execute();
    RequestErasure.erase(handle, tenant, profile);
    documents.forEach(document -> RequestErasure.erase(handle, tenant, document));
    return Optional.of(new Erased(evidence, documents.size()));
  }

  /** Keeps out documents that are just being written, which refer to the profile's row. */
  private boolean lock() {
    return handle
        .createQuery(
            """
            select true from profiles where tenant_id = :tenant and id = :profile for update
            """)
        .bind("tenant", tenant)
        .bind("profile", profile)
        .mapTo(Boolean.class)
        .findOne()
        .isPresent();
  }
}
