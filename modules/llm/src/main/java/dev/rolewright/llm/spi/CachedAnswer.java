package dev.rolewright.llm.spi;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.ModelName;

/**
 * A whole answer that a model gave. One that broke off, was cut short or filtered is none.
 *
 * @param model the one that gave it
 * @param runId UUIDv7 of the attempt that gave it
 * @param usage of that attempt
 * @param isUsageEstimated whether the vendor did not count
 * @param text without halves of code points
 */
public record CachedAnswer(
    ModelName model, String runId, TokenUsage usage, boolean isUsageEstimated, String text) {}
