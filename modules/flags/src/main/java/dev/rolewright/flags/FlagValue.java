package dev.rolewright.flags;

/** What a flag says where it is on. */
public sealed interface FlagValue {
  /** A text, such as the name of a model. */
  record Text(String text) implements FlagValue {}

  /** Yes or no. */
  record Switch(boolean isOn) implements FlagValue {}
}
