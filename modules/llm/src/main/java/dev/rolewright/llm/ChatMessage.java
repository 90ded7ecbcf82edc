package dev.rolewright.llm;

/**
 * One message of a conversation.
 *
 * @param content not empty
 */
public record ChatMessage(ChatRole role, String content) {}
