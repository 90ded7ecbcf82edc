package dev.rolewright.llm;

import dev.rolewright.llm.spi.AnswerKey;

/**
 * Finds the key of an answer: all that changes what a model writes, and whose it is. The key of an
 * answer for a category has the category in the place of the messages.
 *
 * <p>Left out is what changes nothing about the text of one model's answer: the caller's own id of
 * the end user, of which a vendor gets a hash to find misuse by; the name by which the model was
 * asked for and the providers that were allowed, which only decide which model it is; the category
 * of a request whose messages are in the key; and whether content may be kept, since what may not
 * be kept is not looked for either.
 */
final class AnswerKeys {
  /** Changes with what an answer is or how a key is made, so that answers of before are not met. */
  private static final int FORMAT = 1;

  /** Below zero, so that it is that of no other key, now or later. */
  private static final int CATEGORY_FORMAT = -1;

  private AnswerKeys() {}

  /**
   * Returns the key of a model's answer.
   *
   * @param account see {@link dev.rolewright.llm.spi.LlmProvider#account}
   * @param parameters with which the model is called
   * @param maxCharacters longest answer that is accepted
   */
  static AnswerKey of(
      String tenantId,
      ModelName model,
      String account,
      ChatParameters parameters,
      int maxCharacters,
      ChatRequest request) {
    KeyDigest digest = digest(FORMAT, tenantId, model, account, parameters, maxCharacters, request);
    digest.number(request.messages().size());
    request
        .messages()
        .forEach(message -> digest.text(message.role().name()).text(message.content()));
    return new AnswerKey(tenantId, digest.hex());
  }

  /**
   * Returns the key of a model's answer for all requests of a category.
   *
   * @param parameters and the others as above
   * @param common what the requests have in common; its input is no part of the key
   */
  static AnswerKey ofCategory(
      String tenantId,
      ModelName model,
      String account,
      ChatParameters parameters,
      int maxCharacters,
      ChatRequest request,
      CommonQuestion common) {
    RequestCategory category = request.category();
    KeyDigest digest =
        digest(CATEGORY_FORMAT, tenantId, model, account, parameters, maxCharacters, request)
            .text(common.instructions())
            .text(common.language())
            .text(category.sector())
            .text(category.seniority())
            .text(category.profileField());
    return new AnswerKey(tenantId, digest.hex());
  }

  /** Begins a key with all but what is asked. */
  private static KeyDigest digest(
      int format,
      String tenantId,
      ModelName model,
      String account,
      ChatParameters parameters,
      int maxCharacters,
      ChatRequest request) {
    KeyDigest digest =
        new KeyDigest()
            .number(format)
            .text(tenantId)
            .text(model.provider())
            .text(model.model())
            .text(account)
            .number(maxCharacters)
            .text(request.safetyPolicy());
    Purpose purpose = request.purpose();
    digest
        .text(purpose.task())
        .text(purpose.promptName())
        .text(purpose.promptVersion())
        .text(purpose.promptHash());
    digest
        .present(parameters.temperature())
        .present(parameters.topP())
        .present(parameters.maxTokens())
        .texts(parameters.stop())
        .present(parameters.seed());
    add(digest, request.format());
    return digest;
  }

  private static void add(KeyDigest digest, AnswerFormat format) {
    switch (format) {
      case AnswerFormat.Text() -> digest.number(0);
      case AnswerFormat.JsonObject() -> digest.number(1);
      case AnswerFormat.JsonSchema(String name, String schema) ->
          digest.number(2).text(name).text(schema);
    }
  }
}
