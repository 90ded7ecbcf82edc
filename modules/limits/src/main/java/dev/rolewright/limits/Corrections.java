package dev.rolewright.limits;

import dev.rolewright.limits.spi.Change;
import java.util.List;

/**
 * Changes that Redis has to know of.
 *
 * @param pass leave to tell it
 */
record Corrections(Pass pass, List<Change> changes) {}
