/**
 * The edge: one thin class a gRPC service, the interceptors around them, the one {@code
 * StatusMapper} that turns errors into statuses, and the {@code StreamPump} that is the only class
 * to know gRPC's flow control.
 *
 * <p>Thread rule: services are stateless and run on a virtual thread a call; they may block.
 */
@NullMarked
package dev.rolewright.server.grpc;

import org.jspecify.annotations.NullMarked;
