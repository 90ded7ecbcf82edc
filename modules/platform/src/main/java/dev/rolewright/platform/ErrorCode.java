package dev.rolewright.platform;

import java.util.Locale;

/**
 * The closed list of reasons for which a call can fail. {@code docs/errors.md} shows the same list
 * to callers, and a test compares the two.
 */
public enum ErrorCode {
  /** The deadline passed before the work was done. */
  TIMEOUT(
      CanonicalStatus.DEADLINE_EXCEEDED, "timeout", Retry.YES, RecoveryAction.RETRY_WITH_BACKOFF),
  /** A network connection could not be made or broke. */
  CONNECTION(
      CanonicalStatus.UNAVAILABLE, "connection", Retry.YES, RecoveryAction.RETRY_WITH_BACKOFF),
  /** Too many requests in the current window. */
  RATE_LIMITED(
      CanonicalStatus.RESOURCE_EXHAUSTED, "rate_limit", Retry.YES, RecoveryAction.WAIT_AND_RETRY),
  /** The call carries no valid API key. */
  AUTHENTICATION(
      CanonicalStatus.UNAUTHENTICATED,
      "authentication",
      Retry.NO,
      RecoveryAction.CHECK_CREDENTIALS),
  /** The key is valid but may not do this. */
  PERMISSION(
      CanonicalStatus.PERMISSION_DENIED,
      "authentication",
      Retry.NO,
      RecoveryAction.CHECK_CREDENTIALS),
  /** The input is longer than any configured model reads. */
  CONTEXT_LENGTH(
      CanonicalStatus.FAILED_PRECONDITION, "context_length", Retry.NO, RecoveryAction.NONE),
  /** A content filter refused the input or the answer. */
  CONTENT_FILTER(
      CanonicalStatus.FAILED_PRECONDITION, "content_filter", Retry.NO, RecoveryAction.NONE),
  /** The request as a whole can't be served as it is. */
  BAD_REQUEST(CanonicalStatus.INVALID_ARGUMENT, "bad_request", Retry.NO, RecoveryAction.NONE),
  /** The server or a provider has too much to do. */
  OVERLOADED(CanonicalStatus.UNAVAILABLE, "server", Retry.YES, RecoveryAction.RETRY_WITH_BACKOFF),
  /** A provider failed. */
  SERVER(CanonicalStatus.UNAVAILABLE, "server", Retry.YES, RecoveryAction.RETRY_WITH_BACKOFF),
  /** A provider's answer could not be read. */
  MALFORMED(
      CanonicalStatus.UNAVAILABLE, "malformed", Retry.ONCE, RecoveryAction.RETRY_WITH_BACKOFF),
  /** A provider's answer does not have the form that was asked for. */
  RESPONSE_INVALID(
      CanonicalStatus.UNAVAILABLE, "malformed", Retry.ONCE, RecoveryAction.RETRY_WITH_BACKOFF),
  /** Calls to the only provider are held back after failures. */
  CIRCUIT_OPEN(CanonicalStatus.UNAVAILABLE, "server", Retry.YES, RecoveryAction.RETRY_WITH_BACKOFF),
  /** Every configured provider failed. */
  ALL_PROVIDERS_FAILED(
      CanonicalStatus.UNAVAILABLE, "server", Retry.YES, RecoveryAction.RETRY_WITH_BACKOFF),
  /** The budget of the period is spent. */
  BUDGET_EXHAUSTED(
      CanonicalStatus.RESOURCE_EXHAUSTED, "budget", Retry.NO, RecoveryAction.WAIT_AND_RETRY),
  /** A quota of the plan, the key or the tenant is used up. */
  QUOTA(CanonicalStatus.RESOURCE_EXHAUSTED, "quota", Retry.AT_RESET, RecoveryAction.WAIT_AND_RETRY),
  /** The caller cancelled the call. */
  CANCELLED(CanonicalStatus.CANCELLED, "cancelled", Retry.NO, RecoveryAction.NONE),
  /** A fault of the server. The caller learns the correlation id and nothing else. */
  UNKNOWN(CanonicalStatus.INTERNAL, "unknown", Retry.NO, RecoveryAction.MANUAL_INVESTIGATION),
  /** One or more fields of the request are not acceptable. */
  INVALID_FIELD(CanonicalStatus.INVALID_ARGUMENT, "bad_request", Retry.NO, RecoveryAction.NONE),
  /** There is nothing with this id in the caller's tenant. */
  NOT_FOUND(CanonicalStatus.NOT_FOUND, "not_found", Retry.NO, RecoveryAction.NONE),
  /** The request id was used before with another body. */
  REQUEST_ID_REUSED(CanonicalStatus.ALREADY_EXISTS, "conflict", Retry.NO, RecoveryAction.NONE),
  /** A unique name is taken. */
  ALREADY_EXISTS(CanonicalStatus.ALREADY_EXISTS, "conflict", Retry.NO, RecoveryAction.NONE),
  /** A newer version exists, or another call changed the same thing first. */
  CONFLICT(CanonicalStatus.ABORTED, "conflict", Retry.NO, RecoveryAction.NONE),
  /** The state of things does not allow this request. */
  PRECONDITION(CanonicalStatus.FAILED_PRECONDITION, "bad_request", Retry.NO, RecoveryAction.NONE),
  /** No provider that could answer is set up. Only an operator or an admin can change that. */
  NOT_SET_UP(CanonicalStatus.FAILED_PRECONDITION, "configuration", Retry.NO, RecoveryAction.NONE),
  /** This version does not serve the method: it is only announced, or not known at all. */
  NOT_IMPLEMENTED(CanonicalStatus.UNIMPLEMENTED, "not_implemented", Retry.NO, RecoveryAction.NONE),
  /** The database or the key-value store can't be reached. */
  STORAGE_UNAVAILABLE(
      CanonicalStatus.UNAVAILABLE, "storage", Retry.YES, RecoveryAction.RETRY_WITH_BACKOFF);

  private final CanonicalStatus status;
  private final String classification;
  private final Retry retry;
  private final RecoveryAction recoveryAction;

  ErrorCode(
      CanonicalStatus status, String classification, Retry retry, RecoveryAction recoveryAction) {
    this.status = status;
    this.classification = classification;
    this.retry = retry;
    this.recoveryAction = recoveryAction;
  }

  /** Returns the canonical status that a call failing for this reason ends with. */
  public CanonicalStatus status() {
    return status;
  }

  /** Returns the class of the failure, in lower case with underscores. */
  public String classification() {
    return classification;
  }

  /** Returns whether a repeat of the same call can succeed. */
  public Retry retry() {
    return retry;
  }

  /** Returns what a caller should do. */
  public RecoveryAction recoveryAction() {
    return recoveryAction;
  }

  /** The canonical status codes that this product uses; names as in {@code google.rpc.Code}. */
  public enum CanonicalStatus {
    CANCELLED,
    INVALID_ARGUMENT,
    DEADLINE_EXCEEDED,
    NOT_FOUND,
    ALREADY_EXISTS,
    PERMISSION_DENIED,
    RESOURCE_EXHAUSTED,
    FAILED_PRECONDITION,
    ABORTED,
    UNIMPLEMENTED,
    INTERNAL,
    UNAVAILABLE,
    UNAUTHENTICATED
  }

  /** Whether a repeat of the same call can succeed. */
  public enum Retry {
    YES,
    NO,
    /** Once; a second failure of the kind will not go away by itself. */
    ONCE,
    /** When the quota's period begins anew. */
    AT_RESET;

    /** Tells whether a client may repeat the call without a change. */
    public boolean isRetryable() {
      return this != NO;
    }
  }

  /** What a caller should do. */
  public enum RecoveryAction {
    RETRY_WITH_BACKOFF,
    WAIT_AND_RETRY,
    CHECK_CREDENTIALS,
    MANUAL_INVESTIGATION,
    NONE;

    /** Returns the name as it stands in {@code ErrorInfo.metadata}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
