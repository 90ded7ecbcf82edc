package dev.rolewright.domain;

/** How a claim was checked. */
public enum ClaimStatus {
  VERBATIM,
  SUPPORTED,
  UNCHECKED
}
