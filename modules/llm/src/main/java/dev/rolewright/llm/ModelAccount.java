package dev.rolewright.llm;

/**
 * A model as it is asked with one account.
 *
 * @param account see {@link dev.rolewright.llm.spi.LlmProvider#account}
 */
record ModelAccount(ModelName model, String account) {}
