package dev.rolewright.domain;

import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.util.Optional;

/**
 * Keeps jobs. Every call is within one tenant: what another tenant owns does not exist.
 *
 * <p>Every method throws {@code STORAGE_UNAVAILABLE} while the store can't be reached.
 */
public interface JobRepository {
  /**
   * Stores a job under its id; the same id again changes nothing, so that an interrupted create can
   * be repeated.
   *
   * @return whether it was stored; false when there was one with this id
   */
  boolean insert(String tenantId, Job job);

  /** Returns a job, if the tenant has it. */
  Optional<Job> find(String tenantId, String jobId);

  /** Lists jobs, newest first. */
  Page<JobSummary> list(String tenantId, PageRequest page);

  /** Deletes a job; false when the tenant has none with this id. */
  boolean delete(String tenantId, String jobId);
}
