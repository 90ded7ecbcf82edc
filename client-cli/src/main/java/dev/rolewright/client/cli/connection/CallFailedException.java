package dev.rolewright.client.cli.connection;

import com.google.common.net.HostAndPort;
import java.util.Map;
import java.util.Optional;

/** A call that ended with a status other than OK, after the retries that it deserved. */
public final class CallFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;
  private final transient HostAndPort address;
  private final transient Map<String, String> fieldNames;

  CallFailedException(
      Failure failure, HostAndPort address, Map<String, String> fieldNames, Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
    this.address = address;
    this.fieldNames = Map.copyOf(fieldNames);
  }

  /**
   * Returns the same failure for a person who never saw the request.
   *
   * @param names what the user gave for a field of the request, by the field's path; it stands for
   *     the fields below it, too
   */
  public CallFailedException withFieldNames(Map<String, String> names) {
    return new CallFailedException(failure, address, names, this);
  }

  /** Returns what the call told. */
  public Failure failure() {
    return failure;
  }

  /**
   * Returns what the user calls a field of the request; absent where nothing of theirs is meant.
   */
  Optional<String> nameOf(String field) {
    String path = field;
    while (!fieldNames.containsKey(path) && path.contains(".")) {
      path = path.substring(0, path.lastIndexOf('.'));
    }
    return Optional.ofNullable(fieldNames.get(path));
  }

  /** Returns the server that was called. */
  public HostAndPort address() {
    return address;
  }
}
