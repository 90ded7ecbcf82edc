package dev.rolewright.server.grpc;

import dev.rolewright.platform.RequestContext;
import java.util.Optional;

/** Answers one request in the place of a language model. */
@FunctionalInterface
interface StandIn {
  /**
   * Returns the answer as JSON; empty where the request's text gives none.
   *
   * @throws dev.rolewright.platform.RolewrightException TIMEOUT or CANCELLED when nobody waits any
   *     more
   */
  Optional<String> answer(RequestContext context);
}
