package dev.rolewright.storage;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Erases the remembered answers that tell about a resource, together with the resource. */
final class RequestErasure {
  private RequestErasure() {}

  static void erase(Handle handle, UUID tenant, UUID subject) {
    handle
        .createUpdate(
            """
            delete from requests
            where tenant_id = :tenant and subject_ids @> array[cast(:subject as uuid)]
            """)
        .bind("tenant", tenant)
        .bind("subject", subject)
        .execute();
  }
}
