package dev.rolewright.llm;

import dev.rolewright.platform.ErrorCode;

/** What went wrong at a provider. Each failure is classified once, where it is seen. */
public enum Fault {
  /** No byte, no first token or no further token in time. */
  TIMEOUT(ErrorCode.TIMEOUT, true, true, true),
  /** The connection could not be made, or broke before the answer was whole. */
  CONNECTION(ErrorCode.CONNECTION, true, true, true),
  /** Too many requests or tokens for the vendor's limit. */
  RATE_LIMIT(ErrorCode.RATE_LIMITED, true, true, true),
  /** The vendor refuses our key. */
  AUTHENTICATION(ErrorCode.AUTHENTICATION, false, true, true),
  /** The key may not do this, or the vendor does not know the model. */
  PERMISSION(ErrorCode.PERMISSION, false, true, true),
  /** The input is longer than the model reads; only a model that reads more can help. */
  CONTEXT_LENGTH(ErrorCode.CONTEXT_LENGTH, false, true, false),
  /** A filter refused the input or the answer. It is never gone around. */
  CONTENT_FILTER(ErrorCode.CONTENT_FILTER, false, false, false),
  /** The vendor finds fault with the request itself. */
  BAD_REQUEST(ErrorCode.BAD_REQUEST, false, false, false),
  /** The vendor has too much to do. */
  OVERLOADED(ErrorCode.OVERLOADED, true, true, true),
  /** The vendor failed. */
  SERVER(ErrorCode.SERVER, true, true, true),
  /** The answer can't be read, is empty, or ends before its end. */
  MALFORMED(ErrorCode.MALFORMED, true, true, true),
  /** The caller went away. */
  CANCELLED(ErrorCode.CANCELLED, false, false, false);

  private final ErrorCode code;
  private final boolean retryable;
  private final boolean failover;
  private final boolean providersFault;

  Fault(ErrorCode code, boolean retryable, boolean failover, boolean providersFault) {
    this.code = code;
    this.retryable = retryable;
    this.failover = failover;
    this.providersFault = providersFault;
  }

  /** Returns the reason, as records and resets tell it. */
  public ErrorCode code() {
    return code;
  }

  /**
   * Returns the reason with which a call ends when nothing else is left. A vendor that refuses our
   * key is no fault of the caller's key, so that is not what the caller is told.
   */
  ErrorCode callersCode() {
    return this == AUTHENTICATION || this == PERMISSION ? ErrorCode.PRECONDITION : code;
  }

  /** Tells whether the same model may be asked again. */
  public boolean isRetryable() {
    return retryable;
  }

  /** Tells whether another model may be asked. */
  public boolean allowsFailover() {
    return failover;
  }

  /** Tells whether it speaks against the provider, so that its breaker counts it. */
  public boolean isProvidersFault() {
    return providersFault;
  }
}
