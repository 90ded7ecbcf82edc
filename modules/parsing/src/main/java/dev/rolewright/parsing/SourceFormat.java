package dev.rolewright.parsing;

/** How a source text is written. */
public enum SourceFormat {
  PLAIN,
  MARKDOWN,
  HTML,
  JSON
}
