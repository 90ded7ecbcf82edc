package dev.rolewright.parsing;

import dev.rolewright.domain.SourceLine;
import dev.rolewright.parsing.text.FormatDetector;
import dev.rolewright.parsing.text.HtmlLines;
import dev.rolewright.parsing.text.PlainLines;
import dev.rolewright.parsing.text.ShownText;
import dev.rolewright.parsing.text.SourceDecoder;
import dev.rolewright.parsing.text.SourceFormat;
import dev.rolewright.parsing.text.TextDocument;
import dev.rolewright.parsing.text.TextLine;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.safety.SafetyIssue;
import dev.rolewright.safety.TextRole;
import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.List;

/**
 * A text that a caller sent, with its format and its lines. Offsets are Unicode code points of the
 * text as sent, before any trimming.
 */
public final class SourceText {
  /** Least number of code points of the trimmed text. */
  public static final int MIN_LENGTH = 50;

  /** Largest number of code points of the trimmed text. */
  public static final int MAX_LENGTH = 50_000;

  private final String field;
  private final TextDocument document;

  private SourceText(String field, TextDocument document) {
    this.field = field;
    this.document = document;
  }

  /**
   * Takes a text whose format is told from the text itself.
   *
   * @param field path of the request's field, named in errors, e.g. {@code text}
   * @throws RolewrightException INVALID_FIELD when the text is too short, too long or no text
   */
  public static SourceText of(String field, String text) {
    return of(field, text, "", "");
  }

  /**
   * Takes a text with what the caller said about it.
   *
   * @param field path of the request's field, named in errors
   * @param mediaType media type such as {@code text/html}; may be empty
   * @param fileName file name whose ending tells the format; may be empty
   * @throws RolewrightException INVALID_FIELD when the text is too short, too long or no text, or
   *     the media type is not supported
   */
  public static SourceText of(String field, String text, String mediaType, String fileName) {
    FieldChecks checks = new FieldChecks();
    checks.text(field, text, MIN_LENGTH, MAX_LENGTH);
    checks.throwIfAny();
    SourceFormat format = FormatDetector.detect(field, text, mediaType, fileName);
    List<TextLine> lines =
        format == SourceFormat.HTML ? HtmlLines.read(text) : PlainLines.read(text);
    if (lines.isEmpty()) {
      throw RolewrightException.invalid(
          field, "holds markup but no visible text; send the page's text.");
    }
    return new SourceText(field, new TextDocument(text, format, lines));
  }

  /**
   * Decodes a document: UTF-8, UTF-16 with a byte order mark, or the charset that the media type
   * names. The byte order mark is no part of the text.
   *
   * @param field path of the request's field, named in errors, e.g. {@code document.content}
   * @param mediaType media type, with or without a charset; may be empty
   * @param fileName may be empty
   * @throws RolewrightException INVALID_FIELD when the bytes are no text (a PDF, an image, an
   *     archive), not validly encoded, or the text is not acceptable
   */
  public static SourceText decode(String field, byte[] bytes, String mediaType, String fileName) {
    return of(field, SourceDecoder.decode(field, bytes, mediaType), mediaType, fileName);
  }

  /** Returns the path of the request's field that the text came in. */
  String field() {
    return field;
  }

  /** Returns the text as sent. */
  public String text() {
    return document.text();
  }

  /**
   * Returns the lines in order. One input line that is not blank is one entry, trimmed, its bullet
   * or number included; a line of more than 400 code points is split at sentence ends. In HTML a
   * line is the text of a block element, decoded. Each code point of visible text that is no white
   * space belongs to exactly one entry.
   */
  public List<SourceLine> lines() {
    return document.sourceLines();
  }

  /** Returns the language as ISO 639-1 code, or {@code und} where it can't be told. */
  public String language() {
    return document.language();
  }

  /**
   * Returns what a policy finds in what a reader sees of the text, markup left out. Places are of
   * the text as sent.
   */
  public List<SafetyIssue> issues(SafetyPolicy policy) {
    ShownText shown = ShownText.of(document.lines());
    return policy.scan(TextRole.DATA, shown.text()).issues().stream()
        .map(issue -> new SafetyIssue(issue.kind(), shown.spanOf(issue.span())))
        .toList();
  }

  /** Returns what a reader sees: the lines without markup, each on one of its own. */
  String shown() {
    return ShownText.of(document.lines()).text();
  }

  /** Returns the text with its format and the layout of its lines. */
  TextDocument document() {
    return document;
  }
}
