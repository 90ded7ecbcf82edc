package dev.rolewright.http;

import java.time.Duration;

/**
 * Where the endpoint listens and what it bears.
 *
 * @param host name or address of the interface to listen on
 * @param port 0..65535; 0 takes a free one
 * @param deadline longest time for one answer, above 0
 * @param stall longest time that a connection waits for its caller to send or to read a byte, above
 *     0; then it is closed
 * @param mostBodyBytes most bytes of a request's body, from 1
 * @param mostConnections most connections at a time, from 1; further ones wait to be accepted
 */
public record HttpEdgeConfig(
    String host,
    int port,
    Duration deadline,
    Duration stall,
    int mostBodyBytes,
    int mostConnections) {
  private static final int MOST_PORT = 65_535;
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final Duration STALL = Duration.ofMinutes(5);
  private static final int MOST_BODY_BYTES = 16 * 1024 * 1024;
  private static final int MOST_CONNECTIONS = 4_096;

  /** Checks the ranges. */
  public HttpEdgeConfig {
    if (port < 0 || port > MOST_PORT) {
      throw new IllegalArgumentException("port must be from 0 to " + MOST_PORT);
    }
    if (!deadline.isPositive() || !stall.isPositive()) {
      throw new IllegalArgumentException("deadline and stall must be above 0");
    }
    if (mostBodyBytes < 1 || mostConnections < 1) {
      throw new IllegalArgumentException("mostBodyBytes and mostConnections must be 1 or more");
    }
  }

  /**
   * Returns a configuration with 120 s for an answer, 5 min for a caller that does nothing, 16 MiB
   * for a body and 4,096 connections.
   */
  public static HttpEdgeConfig of(String host, int port) {
    return new HttpEdgeConfig(host, port, DEADLINE, STALL, MOST_BODY_BYTES, MOST_CONNECTIONS);
  }

  /** Returns the same with another longest time for one answer. */
  public HttpEdgeConfig withDeadline(Duration other) {
    return new HttpEdgeConfig(host, port, other, stall, mostBodyBytes, mostConnections);
  }

  /** Returns the same with another longest time for a caller that does nothing. */
  public HttpEdgeConfig withStall(Duration other) {
    return new HttpEdgeConfig(host, port, deadline, other, mostBodyBytes, mostConnections);
  }
}
