package dev.rolewright.parsing.text;

import dev.rolewright.domain.Span;

/**
 * A line of a source text with what its layout tells.
 *
 * @param text the line, trimmed, its bullet included, markup decoded
 * @param span where it stands in the text as sent
 * @param body the line without bullet and Markdown marks: what a person reads
 * @param layout what the layout tells
 * @param offsets where each code point of {@code text} stands
 */
public record TextLine(String text, Span span, String body, Layout layout, Offsets offsets) {

  /**
   * What the layout of a line tells.
   *
   * @param bulleted whether it is an item of a list
   * @param headingLevel 1..6 for a heading in markup, else 0
   * @param emphasised whether the whole line is bold
   * @param afterBlank whether a blank line or the end of a block comes before it
   * @param depth depth of a nested list item, from 0
   * @param group number of the input line or block that it is a part of
   * @param continued whether it is a later part of a long line
   * @param navigation whether it stands in a page's navigation or footer
   */
  public record Layout(
      boolean bulleted,
      int headingLevel,
      boolean emphasised,
      boolean afterBlank,
      int depth,
      int group,
      boolean continued,
      boolean navigation) {}

  /** Returns where a range of code points of {@code text} stands in the text as sent. */
  public Span spanOf(int from, int to) {
    return offsets.span(span.start(), from, to);
  }
}
