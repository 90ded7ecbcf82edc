package dev.rolewright.domain;

/** How strongly something is asked for. */
public enum Necessity {
  MUST_HAVE,
  NICE_TO_HAVE
}
