package dev.rolewright.client.cli.connection;

import com.google.common.net.HostAndPort;
import java.util.HashMap;
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
   *     the fields below it, too, and comes after what was said of this failure before
   */
  public CallFailedException withFieldNames(Map<String, String> names) {
    Map<String, String> all = new HashMap<>(names);
    all.putAll(fieldNames);
    return new CallFailedException(failure, address, all, this);
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

  /** Returns whether the call was refused for a field of the request as a whole. */
  public boolean blames(String field) {
    return failure.violations().stream().anyMatch(violation -> violation.field().equals(field));
  }

  /** Returns the server that was called. */
  public HostAndPort address() {
    return address;
  }
}
