package dev.rolewright.server.grpc;

import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.domain.ProfileRepository.Erased;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Erases a person wherever this deployment keeps something of them: in the stores and in memory.
 */
public final class PersonErasure {
  private final ProfileRepository profiles;
  private final Embedder embedder;
  private final Predicate<String> answers;

  /**
   * Creates the erasure over the stores and the local model.
   *
   * @param answers forgets the kept answers of a tenant; returns whether none is left
   */
  public PersonErasure(ProfileRepository profiles, Embedder embedder, Predicate<String> answers) {
    this.profiles = profiles;
    this.embedder = embedder;
    this.answers = answers;
  }

  /**
   * Erases a stored profile and all that was made from it.
   *
   * @return what was erased; empty when the tenant has no such profile
   * @throws RolewrightException STORAGE_UNAVAILABLE where not all can be erased now; nothing that
   *     tells of it is lost then, so that the call can be repeated
   */
  Optional<Erased> erase(String tenantId, String profileId) {
    try {
      if (profiles.find(tenantId, profileId).isPresent()) {
        forgetAnswers(tenantId);
      }
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

  /** Which of a tenant's answers are about the person is not known, so that all are forgotten. */
  private void forgetAnswers(String tenantId) {
    if (!answers.test(tenantId)) {
      throw RolewrightException.of(
          ErrorCode.STORAGE_UNAVAILABLE,
          "The key-value store can't be reached, in which answers about the person may be kept;"
              + " nothing was erased, try again in a moment.");
    }
  }
}
