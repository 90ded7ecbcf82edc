package dev.rolewright.llm;

/**
 * What a request asks, apart from the words of the one who sent it: all requests of one full {@link
 * RequestCategory} with the same instructions and language may share an answer.
 *
 * @param instructions what the server tells the model, the same for all; no word of a caller
 * @param language of the input, as far as it can be told
 * @param input what the caller wrote, which no answer for others may give away
 */
public record CommonQuestion(String instructions, String language, String input) {}
