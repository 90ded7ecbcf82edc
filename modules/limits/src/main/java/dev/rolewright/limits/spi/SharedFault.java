package dev.rolewright.limits.spi;

/** Says that Redis could not be asked, or not be trusted. */
public final class SharedFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  private SharedFault(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  private SharedFault(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Creates a fault. */
  public static SharedFault of(Kind kind, String message) {
    return new SharedFault(kind, message);
  }

  /** Creates a fault that another failure caused. */
  public static SharedFault causedBy(Kind kind, String message, Throwable cause) {
    return new SharedFault(kind, message, cause);
  }

  /** Returns what is wrong. */
  public Kind kind() {
    return kind;
  }

  /** What is wrong. */
  public enum Kind {
    /** No answer in time, or one that nothing can be served. It may have been served anyway. */
    UNREACHABLE,
    /** What is stored is not what replicas store. */
    POISONED,
    /** Redis's clock is not where it must be. */
    CLOCK,
    /** The ground on which the replica asks is gone: it has to enter anew. */
    STALE
  }
}
