package dev.rolewright.domain;

import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.util.Optional;

/**
 * Keeps profiles with their evidence and the vectors of the evidence. Every call is within one
 * tenant: what another tenant owns does not exist.
 *
 * <p>Every method throws {@code STORAGE_UNAVAILABLE} while the store can't be reached.
 */
public interface ProfileRepository {
  /**
   * Stores a profile, its evidence and the vectors whole or not at all; the same id again changes
   * nothing, so that an interrupted create can be repeated.
   *
   * @return whether it was stored; false when there was one with this id
   */
  boolean insert(String tenantId, Profile profile, EvidenceVectors vectors);

  /** Returns a profile, if the tenant has it. */
  Optional<Profile> find(String tenantId, String profileId);

  /**
   * Returns the stored vectors of a profile's evidence; empty when there are none of this model.
   */
  Optional<EvidenceVectors> findVectors(String tenantId, String profileId, String model);

  /** Lists profiles, newest first. */
  Page<ProfileSummary> list(String tenantId, PageRequest page);

  /**
   * Erases a profile with all that was derived from it; empty when the tenant has none with this
   * id.
   */
  Optional<Erased> delete(String tenantId, String profileId);

  /**
   * What a deletion erased.
   *
   * @param evidence number of evidence items
   * @param documents number of documents
   */
  record Erased(int evidence, int documents) {}
}
