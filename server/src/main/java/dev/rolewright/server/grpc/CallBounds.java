package dev.rolewright.server.grpc;

/**
 * What calls may take of the server.
 *
 * @param deadlines how long a call may take
 * @param maxConcurrentCalls calls under way at the same time; positive
 */
public record CallBounds(DeadlineCaps deadlines, int maxConcurrentCalls) {}
