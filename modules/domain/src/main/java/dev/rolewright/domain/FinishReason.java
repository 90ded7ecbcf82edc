package dev.rolewright.domain;

/** Why an answer ended. */
public enum FinishReason {
  UNSPECIFIED,
  STOP,
  LENGTH,
  CONTENT_FILTER
}
