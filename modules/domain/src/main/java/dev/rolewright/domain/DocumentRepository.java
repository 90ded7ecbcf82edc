package dev.rolewright.domain;

import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.util.Optional;

/**
 * Keeps generated documents. Every call is within one tenant: what another tenant owns does not
 * exist.
 *
 * <p>Every method throws {@code STORAGE_UNAVAILABLE} while the store can't be reached.
 */
public interface DocumentRepository {
  /**
   * Stores the first version of a document; the same id again changes nothing.
   *
   * @return whether it was stored; false when there was one with this id
   */
  boolean insert(String tenantId, GeneratedDocument document);

  /** Returns the newest version of a document, if the tenant has it. */
  Optional<GeneratedDocument> find(String tenantId, String documentId);

  /** Lists documents, newest first; those of one profile when {@code profileId} is not empty. */
  Page<DocumentSummary> list(String tenantId, PageRequest page, String profileId);
}
