package dev.rolewright.server.grpc;

import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.PrivacyAdvice;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.util.function.Function;

/** Tells whether calls store what they make: a job, a profile or a document. */
public final class Storing {
  private final Function<String, PrivacySwitches> switches;

  /**
   * Creates it.
   *
   * @param switches returns those of a tenant; throws STORAGE_UNAVAILABLE where they can't be known
   */
  public Storing(Function<String, PrivacySwitches> switches) {
    this.switches = switches;
  }

  /**
   * Tells whether a call stores what it makes. It does unless the request says otherwise; under
   * zero retention it does not.
   *
   * @param isSaid whether the request says it
   * @param store what the request says
   * @throws RolewrightException PRECONDITION for a request that wants to store under zero
   *     retention; STORAGE_UNAVAILABLE while nothing is known of the tenant's switches
   */
  boolean isWanted(RequestContext context, boolean isSaid, boolean store) {
    if (isSaid && !store) {
      return false;
    }
    boolean mayStore = !switches.apply(context.tenantId()).zeroRetention();
    if (isSaid && !mayStore) {
      throw RolewrightException.of(
          ErrorCode.PRECONDITION,
          "store: is true, which the privacy switches of the tenant do not allow (zero_retention);"
              + " leave it out, and what the call makes is in its answer alone. "
              + PrivacyAdvice.HOW_TO_CHANGE);
    }
    return mayStore;
  }
}
