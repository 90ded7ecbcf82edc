package dev.rolewright.client.cli.input;

import dev.rolewright.proto.v1.Document;

/** A job ad or CV as it is sent. */
public sealed interface Source {
  /**
   * Text as the user gave it.
   *
   * @param text valid UTF-8
   */
  record PlainText(String text) implements Source {}

  /**
   * A file whose format the server tells by its name, or that is no UTF-8 text.
   *
   * @param document bytes, name and media type
   */
  record File(Document document) implements Source {}
}
