package dev.rolewright.safety;

/** What a model takes a text for. */
public enum TextRole {
  /** A text to work on. Orders to the model have no place in it. */
  DATA,
  /** What the model is to do. It consists of orders, so only what it gives away matters. */
  INSTRUCTIONS
}
