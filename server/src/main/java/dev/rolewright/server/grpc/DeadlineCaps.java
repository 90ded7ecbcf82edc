package dev.rolewright.server.grpc;

import io.grpc.MethodDescriptor;
import java.time.Duration;

/**
 * How long a call may take at most, whatever its caller allows.
 *
 * @param unary for calls with one answer
 * @param streaming for calls with a stream of answers
 */
public record DeadlineCaps(Duration unary, Duration streaming) {
  Duration of(MethodDescriptor<?, ?> method) {
    return method.getType().serverSendsOneMessage() ? unary : streaming;
  }
}
