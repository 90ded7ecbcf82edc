package dev.rolewright.limits.spi;

import java.util.List;

/** The list of all replicas, in the database that all of them use. */
public interface Replicas {
  /**
   * Tells that a replica is alive, and returns the others as the list has them after that: each
   * that told so before this call began is among them.
   *
   * @param replica id of this life of the replica, a UUID
   * @throws dev.rolewright.platform.RolewrightException STORAGE_UNAVAILABLE when the database does
   *     not answer; it may have listed the replica all the same
   */
  List<ReplicaSeen> beat(String replica);

  /**
   * Tells that a replica admits nothing more.
   *
   * @param forget whether it admitted nothing that still matters, so that it need not stay listed
   * @throws dev.rolewright.platform.RolewrightException STORAGE_UNAVAILABLE when the database does
   *     not answer
   */
  void leave(String replica, boolean forget);
}
