package dev.rolewright.access;

import java.util.List;

/** What {@link RequestLog#claim} found. */
public sealed interface RequestClaim {

  /**
   * The call is this claimant's to run.
   *
   * @param resourceId id under which the call makes its resource. After a takeover it is the one of
   *     the run that broke off, so that the two together make one resource
   * @param takenOver whether an earlier run ended without an answer, so that its resource may be
   *     there already
   */
  record Claimed(RequestLease lease, String resourceId, boolean takenOver)
      implements RequestClaim {}

  /** The same call runs now, perhaps on another replica. */
  record Running(String resourceId) implements RequestClaim {}

  /**
   * The same call has ended.
   *
   * @param responses its serialized responses in order; the arrays must not be written to
   */
  record Done(String resourceId, List<byte[]> responses) implements RequestClaim {
    /** Copies the list. */
    public Done {
      responses = List.copyOf(responses);
    }
  }

  /**
   * The request id was used with another body.
   *
   * @param fields names of the top-level fields that differ, sorted
   */
  record Different(List<String> fields) implements RequestClaim {
    /** Copies the list. */
    public Different {
      fields = List.copyOf(fields);
    }
  }
}
