package dev.rolewright.budget;

/** What a booked cost was computed from. */
public enum CostBasis {
  /** From the vendor's own count of tokens. */
  EXACT,
  /** From what was sent and read, because the vendor sent no count. */
  ESTIMATED,
  /** Unknown, because the server ended during the call; the whole reservation counts. */
  RESERVED
}
