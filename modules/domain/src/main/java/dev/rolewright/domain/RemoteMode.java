package dev.rolewright.domain;

/** Where the work is done. */
public enum RemoteMode {
  UNSPECIFIED,
  ONSITE,
  HYBRID,
  REMOTE
}
