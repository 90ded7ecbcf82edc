package dev.rolewright.limits;

/**
 * A change that Redis has to know of.
 *
 * @param pass leave to tell it
 * @param change how much more it is; negative for less
 */
record Correction(Pass pass, long change) {}
