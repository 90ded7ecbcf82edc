package dev.rolewright.server.grpc;

import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.domain.ProfileRepository.Erased;
import dev.rolewright.embedding.Embedder;
import java.util.Optional;

/** Erases a person wherever this server keeps something of them: in the store and in memory. */
public final class PersonErasure {
  private final ProfileRepository profiles;
  private final Embedder embedder;

  /** Creates the erasure over the store and the local model. */
  public PersonErasure(ProfileRepository profiles, Embedder embedder) {
    this.profiles = profiles;
    this.embedder = embedder;
  }

  /**
   * Erases a stored profile and all that was made from it.
   *
   * @return what was erased; empty when the tenant has no such profile
   */
  Optional<Erased> erase(String tenantId, String profileId) {
    try {
      Optional<Erased> erased = profiles.delete(tenantId, profileId);
      if (erased.isPresent()) {
        embedder.forgetTexts();
      }
      return erased;
    } catch (RuntimeException failure) {
      // Perhaps only the store's answer was lost, and the profile is gone all the same.
      embedder.forgetTexts();
      throw failure;
    }
  }
}
