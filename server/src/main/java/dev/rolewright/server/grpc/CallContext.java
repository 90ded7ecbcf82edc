package dev.rolewright.server.grpc;

import dev.rolewright.access.Principal;
import dev.rolewright.platform.RequestContext;
import io.grpc.Context;

/**
 * What the interceptors know of a call: who calls and the context that is passed on. gRPC hands it
 * from the interceptors to the service through its own {@link Context}; a service reads it once, at
 * the start of its method, and passes it on as an argument.
 */
record CallContext(RequestContext request, Principal principal) {
  private static final Context.Key<CallContext> KEY = Context.key("rolewright-call");

  /** Returns the context of the call that this thread begins to serve. */
  static CallContext current() {
    return KEY.get();
  }

  /** Returns a gRPC context that carries this one. */
  Context in(Context parent) {
    return parent.withValue(KEY, this);
  }
}
