package dev.rolewright.access;

/** What a key may do. Each role includes the ones after it. */
public enum Role {
  /** All of the deployment. */
  OPERATOR,
  /** All of its own tenant. */
  ADMIN,
  /** The product's own calls. */
  CLIENT;

  /** Tells whether this role includes another one. */
  public boolean includes(Role other) {
    return compareTo(other) <= 0;
  }
}
