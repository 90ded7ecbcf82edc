package dev.rolewright.server.grpc;

import dev.rolewright.parsing.SourceText;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.Document;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ParseJobRequest;

/** Takes the text out of a request, whichever way it was sent. */
final class Sources {
  private static final int MAX_BYTES = 10 * 1024 * 1024;
  private static final int MAX_NAME = 255;

  private Sources() {}

  static SourceText of(ParseJobRequest request) {
    return switch (request.getSourceCase()) {
      case TEXT -> SourceText.of("text", request.getText());
      case DOCUMENT -> of(request.getDocument());
      case SOURCE_NOT_SET -> throw missing("job ad");
    };
  }

  static SourceText of(ImportProfileRequest request) {
    return switch (request.getSourceCase()) {
      case TEXT -> SourceText.of("text", request.getText());
      case DOCUMENT -> of(request.getDocument());
      case SOURCE_NOT_SET -> throw missing("CV");
    };
  }

  private static SourceText of(Document document) {
    if (document.getContent().size() > MAX_BYTES) {
      throw RolewrightException.invalid(
          "document.content",
          "has "
              + document.getContent().size()
              + " bytes; at most "
              + MAX_BYTES
              + " are accepted: send the text alone.");
    }
    String name = document.getFileName();
    if (name.codePointCount(0, name.length()) > MAX_NAME) {
      throw RolewrightException.invalid(
          "document.file_name",
          "is longer than " + MAX_NAME + " characters; send the name without its folders.");
    }
    return SourceText.decode(
        "document.content", document.getContent().toByteArray(), document.getMediaType(), name);
  }

  private static RolewrightException missing(String what) {
    return RolewrightException.invalid(
        "text", "is missing; send the " + what + " as text or as document.");
  }
}
