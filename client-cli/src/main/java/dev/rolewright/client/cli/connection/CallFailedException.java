package dev.rolewright.client.cli.connection;

import com.google.common.net.HostAndPort;
import io.grpc.StatusRuntimeException;

/** A call that ended with a status other than OK, after the retries that it deserved. */
public final class CallFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;
  private final transient HostAndPort address;

  CallFailedException(Failure failure, HostAndPort address, StatusRuntimeException cause) {
    super(failure.message(), cause);
    this.failure = failure;
    this.address = address;
  }

  /** Returns what the call told. */
  public Failure failure() {
    return failure;
  }

  /** Returns the server that was called. */
  public HostAndPort address() {
    return address;
  }
}
