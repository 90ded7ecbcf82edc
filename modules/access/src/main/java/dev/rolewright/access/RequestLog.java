package dev.rolewright.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers calls by their request id, for every replica: who runs one, and what it answered. An
 * entry lives for {@link #RETENTION} from its first claim; after that the request id is new again.
 * Time is the store's own, so that replicas whose clocks differ agree.
 *
 * <p>Every method is atomic and throws {@code STORAGE_UNAVAILABLE} while the store can't be
 * reached.
 */
public interface RequestLog {
  /** How long a request id is remembered. */
  Duration RETENTION = Duration.ofHours(24);

  /** How long a run keeps its claim without a heartbeat, unless told otherwise. */
  Duration DEFAULT_LEASE = Duration.ofSeconds(15);

  /**
   * Claims a call. Of any number of claimants with one key, at most one holds the lease at a time;
   * a lease that has run out goes to exactly one of those who ask next.
   *
   * @param fieldHashes for each top-level field that the request has, the hash of {@link
   *     RequestFields}
   * @param newResourceId id for what the call makes, when it was not claimed before
   * @param subjectIds ids of the stored resources that the answer may tell about, such as the
   *     profile of a CV; when one of them (or the made resource) is erased, the entry goes with it
   * @param lease how long the claim holds without a heartbeat; positive
   */
  RequestClaim claim(
      RequestKey key,
      Map<String, String> fieldHashes,
      String newResourceId,
      Set<String> subjectIds,
      Duration lease);

  /**
   * Renews a lease.
   *
   * @return false when it is lost: another claimant took over, or the entry was erased. The run
   *     must stop and leave nothing behind
   */
  boolean heartbeat(RequestLease lease, Duration duration);

  /**
   * Ends a call with its answer, which every repeat gets from now on.
   *
   * @param responses serialized responses in order
   * @return false when the lease is lost; nothing is stored then
   */
  boolean complete(RequestLease lease, List<byte[]> responses);

  /**
   * Gives a lease back before the call has an end: the next claimant with the same body takes over
   * at once, with the same resource id. The lease is lost with it; nothing when it is lost already.
   */
  void release(RequestLease lease);

  /**
   * Forgets a call that certainly wrote nothing, so that its request id is new again; nothing when
   * the lease is lost.
   */
  void forget(RequestLease lease);

  /**
   * Deletes entries whose time is over.
   *
   * @return how many
   */
  int purgeExpired();
}
