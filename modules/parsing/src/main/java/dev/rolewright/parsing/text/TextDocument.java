package dev.rolewright.parsing.text;

import dev.rolewright.domain.SourceLine;
import java.util.List;
import java.util.Locale;

/**
 * A text that was taken, as the readers of ads and CVs see it.
 *
 * @param text as sent
 * @param format how it is written
 * @param lines its lines with their layout, at least one
 */
public record TextDocument(String text, SourceFormat format, List<TextLine> lines) {
  /** Copies the list. */
  public TextDocument {
    lines = List.copyOf(lines);
  }

  /** Returns the lines as they are kept: trimmed, with their place in the text as sent. */
  public List<SourceLine> sourceLines() {
    return lines.stream().map(line -> new SourceLine(line.text(), line.span(), "")).toList();
  }

  /** Returns the language as ISO 639-1 code, or {@code und} where it can't be told. */
  public String language() {
    StringBuilder all = new StringBuilder();
    lines.forEach(line -> all.append(line.body()).append('\n'));
    return LanguageDetector.detect(all.toString().toLowerCase(Locale.ROOT));
  }
}
