package dev.rolewright.llm;

/** Who speaks in a message. */
public enum ChatRole {
  /** Instructions of the application. */
  SYSTEM,
  /** The person. */
  USER,
  /** The model. */
  ASSISTANT
}
