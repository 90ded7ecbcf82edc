package dev.rolewright.prompts;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which versions of one name were active for a tenant, and the rules of what may follow. Until a
 * tenant activates a version itself, the newest shipped one is active.
 *
 * @param shippedId id of the newest shipped version; empty for a name that is not shipped
 * @param activations what the tenant activated, the newest first; the first one is active
 */
public record ActivationHistory(Optional<String> shippedId, List<Activation> activations) {
  /**
   * A time for which a version was active.
   *
   * @param wasRolledBack whether it ended because the version was rolled back
   */
  public record Activation(String versionId, boolean wasRolledBack) {}

  /**
   * What is to be active next.
   *
   * @param isRollback whether the present version is left for being bad
   */
  public record Step(String versionId, boolean isRollback) {}

  /** Copies the list. */
  public ActivationHistory {
    activations = List.copyOf(activations);
  }

  /** Returns the id of the version that is active. */
  public Optional<String> active() {
    return activations.isEmpty() ? shippedId : Optional.of(activations.getFirst().versionId());
  }

  /**
   * Decides a rollback: the last version that was active and not rolled back. A version whose last
   * time ended in a rollback counts as rolled back, whatever was before.
   *
   * @param expectedId the version that the caller wants to leave; empty for any
   * @throws RolewrightException CONFLICT where another one is active; PRECONDITION where there is
   *     no version to go back to
   */
  public Step rollback(Optional<String> expectedId) {
    String active = active().orElseThrow(ActivationHistory::noPrevious);
    if (expectedId.isPresent() && !expectedId.get().equals(active)) {
      throw RolewrightException.of(
          ErrorCode.CONFLICT,
          "prompt_version_id: another version is active by now; look at it and decide anew.");
    }
    Set<String> seen = new HashSet<>();
    seen.add(active);
    for (Activation earlier : activations) {
      if (seen.add(earlier.versionId()) && !earlier.wasRolledBack()) {
        return new Step(earlier.versionId(), true);
      }
    }
    return new Step(shippedId.filter(seen::add).orElseThrow(ActivationHistory::noPrevious), true);
  }

  private static RolewrightException noPrevious() {
    return RolewrightException.of(
        ErrorCode.PRECONDITION,
        "There is no version to go back to: none was active before, or all were rolled back;"
            + " activate a version instead.");
  }
}
