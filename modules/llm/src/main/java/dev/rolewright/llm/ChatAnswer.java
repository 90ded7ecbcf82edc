package dev.rolewright.llm;

import java.util.Optional;

/**
 * A whole answer.
 *
 * @param text what the model wrote: the deltas since the last reset
 * @param completed what it took, over all calls that were made for it
 * @param structured the answer as JSON; empty where free text was asked for
 */
public record ChatAnswer(
    String text, ChatEvent.Completed completed, Optional<StructuredAnswer> structured) {}
