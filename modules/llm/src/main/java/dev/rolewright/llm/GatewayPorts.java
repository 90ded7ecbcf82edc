package dev.rolewright.llm;

import dev.rolewright.llm.spi.FeatureFlags;
import dev.rolewright.llm.spi.ProbeLeases;
import dev.rolewright.llm.spi.RateLimits;
import dev.rolewright.llm.spi.Records;
import dev.rolewright.llm.spi.Spending;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;

/**
 * What a gateway stands on.
 *
 * @param leases let one replica at a time try a model that is held back
 * @param limits admit requests and calls
 * @param spending holds calls to budgets
 * @param cache keeps answers
 * @param records learns of each attempt and each request
 * @param flags decide what may be tried out on a part of the users
 * @param alerts learns of breakers that open and close
 */
public record GatewayPorts(
    ProbeLeases leases,
    RateLimits limits,
    Spending spending,
    ResponseCache cache,
    Records records,
    FeatureFlags flags,
    Alerts alerts,
    Time time,
    Timers timers) {}
