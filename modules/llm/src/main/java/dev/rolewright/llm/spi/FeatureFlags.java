package dev.rolewright.llm.spi;

import dev.rolewright.platform.RequestContext;
import java.util.Optional;

/**
 * Decides what flags may change about a request. No method throws, and each takes a short time at
 * most: where nobody can tell, nothing is changed.
 *
 * <p>{@code task} is the name of the task or route that was asked for, and {@code user} whoever has
 * to get the same decision each time: the caller's own id of the end user, or the id of the API
 * key.
 */
public interface FeatureFlags {
  /** Returns the model that is to be asked first, by any of its names; empty for no change. */
  Optional<String> defaultModel(RequestContext context, String task, String user);

  /** Tells whether answers may be kept and shared, which they may unless a flag says otherwise. */
  boolean isCacheEnabled(RequestContext context, String task, String user);

  /** Tells whether the user tries the model under the alias {@code gpt-4-turbo}. */
  boolean isInBetaGroup(RequestContext context, String task, String user);

  /** Returns flags that change nothing. */
  static FeatureFlags none() {
    return new FeatureFlags() {
      @Override
      public Optional<String> defaultModel(RequestContext context, String task, String user) {
        return Optional.empty();
      }

      @Override
      public boolean isCacheEnabled(RequestContext context, String task, String user) {
        return true;
      }

      @Override
      public boolean isInBetaGroup(RequestContext context, String task, String user) {
        return false;
      }
    };
  }
}
