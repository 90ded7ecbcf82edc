package dev.rolewright.client.cli.input;

import dev.rolewright.proto.v1.Document;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ParseJobRequest;

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
   * @param document bytes, and media type or name
   */
  record File(Document document) implements Source {}

  /** Begins a request that parses it as a job ad. */
  default ParseJobRequest.Builder jobRequest() {
    ParseJobRequest.Builder request = ParseJobRequest.newBuilder();
    return switch (this) {
      case PlainText plain -> request.setText(plain.text());
      case File file -> request.setDocument(file.document());
    };
  }

  /** Begins a request that imports it as a CV. */
  default ImportProfileRequest.Builder profileRequest() {
    ImportProfileRequest.Builder request = ImportProfileRequest.newBuilder();
    return switch (this) {
      case PlainText plain -> request.setText(plain.text());
      case File file -> request.setDocument(file.document());
    };
  }
}
