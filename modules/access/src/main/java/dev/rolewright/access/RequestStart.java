package dev.rolewright.access;

import java.util.List;

/** How a call with a request id begins. */
public sealed interface RequestStart {

  /** Run the call; {@code held} must be closed. */
  record Run(HeldRequest held) implements RequestStart {}

  /** The same call runs now, here or on another replica. */
  record Running(String resourceId) implements RequestStart {}

  /**
   * The same call has ended: send these responses.
   *
   * @param responses serialized responses in order; the arrays must not be written to
   */
  record Replay(String resourceId, List<byte[]> responses) implements RequestStart {
    /** Copies the list. */
    public Replay {
      responses = List.copyOf(responses);
    }
  }
}
