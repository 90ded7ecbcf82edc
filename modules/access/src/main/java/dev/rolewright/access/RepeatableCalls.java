package dev.rolewright.access;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.util.Map;
import java.util.Set;

/** Runs each call with a request id once, however often and wherever it is sent. */
public final class RepeatableCalls {
  private final RequestLog log;
  private final Ids ids;
  private final Time time;

  private RepeatableCalls(RequestLog log, Ids ids, Time time) {
    this.log = log;
    this.ids = ids;
    this.time = time;
  }

  /** Creates the service over the stored request ids. */
  public static RepeatableCalls create(RequestLog log, Ids ids, Time time) {
    return new RepeatableCalls(log, ids, time);
  }

  /**
   * Begins a call. A claim is renewed in the background until it is closed.
   *
   * @param fields serialized value of each top-level field that the request has, by its name,
   *     without {@code request_id}
   * @param subjectIds see {@link RequestLog#claim}
   * @throws RolewrightException INVALID_FIELD when the request id is no UUID; REQUEST_ID_REUSED,
   *     naming the fields that differ, when it came with another body before
   */
  public RequestStart begin(RequestKey key, Map<String, byte[]> fields, Set<String> subjectIds) {
    RequestKey canonical = key.canonical();
    RequestClaim claim =
        log.claim(
            canonical,
            RequestFields.hash(canonical, fields),
            ids.next(),
            subjectIds,
            RequestLog.DEFAULT_LEASE);
    return switch (claim) {
      case RequestClaim.Claimed claimed ->
          new RequestStart.Run(HeldRequest.start(log, claimed, RequestLog.DEFAULT_LEASE, time));
      case RequestClaim.Running running -> new RequestStart.Running(running.resourceId());
      case RequestClaim.Done done -> new RequestStart.Replay(done.resourceId(), done.responses());
      case RequestClaim.Different different ->
          throw RolewrightException.of(
              ErrorCode.REQUEST_ID_REUSED,
              "request_id: was used within 24 h with another body; what differs: "
                  + String.join(", ", different.fields())
                  + ". Send the same body or a new request id.");
    };
  }
}
