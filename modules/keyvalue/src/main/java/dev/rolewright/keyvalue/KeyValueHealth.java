package dev.rolewright.keyvalue;

import java.time.Duration;

/**
 * What a ping that was answered tells.
 *
 * @param latency time from the question to the answer, a new connection included where one was
 *     needed
 */
public record KeyValueHealth(Duration latency) {}
