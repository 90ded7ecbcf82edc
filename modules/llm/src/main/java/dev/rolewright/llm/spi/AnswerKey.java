package dev.rolewright.llm.spi;

/**
 * What an answer is found by.
 *
 * @param tenantId whose answer it is; nobody else finds it
 * @param digest SHA-256 (64 hex digits) of all that changes the answer, the tenant included
 */
public record AnswerKey(String tenantId, String digest) {}
