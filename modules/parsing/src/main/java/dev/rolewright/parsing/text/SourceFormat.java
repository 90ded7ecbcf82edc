package dev.rolewright.parsing.text;

/** How a source text is written. */
public enum SourceFormat {
  PLAIN,
  MARKDOWN,
  HTML,
  JSON
}
