package dev.rolewright.llm.spi;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import java.util.Optional;

/**
 * How an answer that is whole ended.
 *
 * @param finishReason never UNSPECIFIED: an answer without a reason is not whole
 * @param usage as the vendor counted; empty where it did not
 */
public record ProviderAnswer(FinishReason finishReason, Optional<TokenUsage> usage) {}
