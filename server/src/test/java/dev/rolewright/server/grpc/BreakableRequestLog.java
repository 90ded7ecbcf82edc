package dev.rolewright.server.grpc;

import dev.rolewright.access.RequestClaim;
import dev.rolewright.access.RequestKey;
import dev.rolewright.access.RequestLease;
import dev.rolewright.access.RequestLog;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Request ids whose store goes away in the moment an answer is to be kept. */
final class BreakableRequestLog implements RequestLog {
  private final RequestLog log;
  private volatile boolean completeFails;
  private volatile int completed;
  private volatile long bytes;

  BreakableRequestLog(RequestLog log) {
    this.log = log;
  }

  void completeFails(boolean fails) {
    completeFails = fails;
  }

  /** Returns how many answers are kept. */
  int completed() {
    return completed;
  }

  /** Returns how many bytes of answers are kept. */
  long bytes() {
    return bytes;
  }

  @Override
  public RequestClaim claim(
      RequestKey key,
      Map<String, String> fieldHashes,
      String newResourceId,
      Set<String> subjectIds,
      Duration lease) {
    return log.claim(key, fieldHashes, newResourceId, subjectIds, lease);
  }

  @Override
  public boolean heartbeat(RequestLease lease, Duration duration) {
    return log.heartbeat(lease, duration);
  }

  @Override
  public synchronized boolean complete(RequestLease lease, List<byte[]> responses) {
    if (completeFails) {
      throw RolewrightException.of(ErrorCode.STORAGE_UNAVAILABLE, "The store is away.");
    }
    completed++;
    bytes += responses.stream().mapToLong(response -> response.length).sum();
    return log.complete(lease, responses);
  }

  @Override
  public void release(RequestLease lease) {
    log.release(lease);
  }

  @Override
  public void forget(RequestLease lease) {
    log.forget(lease);
  }

  @Override
  public int purgeExpired() {
    return log.purgeExpired();
  }
}
