package dev.rolewright.llm.spi;

/**
 * What a model can do.
 *
 * @param name the provider's own name
 * @param jsonSchema whether it answers by a JSON Schema natively
 * @param prefill whether it continues a begun answer
 * @param contextTokens most tokens of request and answer together; 0 where it is not known
 * @param maxOutputTokens most tokens of an answer; 0 where it is not known
 */
public record ModelInfo(
    String name, boolean jsonSchema, boolean prefill, int contextTokens, int maxOutputTokens) {}
