package dev.rolewright.budget;

import java.time.Instant;
import java.util.Optional;

/**
 * The sum of one group. What the query does not split by is empty.
 *
 * @param tenantId UUID of the tenant; empty also where it was erased before the call was booked
 * @param apiKeyId UUID of the API key; likewise
 * @param provider configured name of the provider
 * @param model name of the model
 * @param startTime begin of the period; the next one begins at its end
 * @param sum its calls
 */
public record UsageGroup(
    String tenantId,
    String apiKeyId,
    String provider,
    String model,
    Optional<Instant> startTime,
    UsageSum sum) {}
