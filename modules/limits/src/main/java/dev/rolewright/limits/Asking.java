package dev.rolewright.limits;

import dev.rolewright.limits.spi.Claim;
import java.util.List;

/**
 * A question to Redis.
 *
 * @param pass leave to ask it
 * @param charges what is wanted
 * @param claims the same for Redis, with what is wanted in advance
 */
record Asking(Pass pass, List<Charge> charges, List<Claim> claims) {}
