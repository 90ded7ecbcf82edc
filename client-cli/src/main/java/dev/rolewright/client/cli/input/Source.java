package dev.rolewright.client.cli.input;

import com.google.protobuf.ByteString;
import dev.rolewright.client.cli.connection.CallFailedException;
import dev.rolewright.client.cli.connection.ClientException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.proto.v1.Document;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import java.util.List;
import java.util.Map;

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
  record File(Document document) implements Source {
    /** Returns whether it is neither UTF-8 nor marked as UTF-16 or UTF-32. */
    boolean isUndecodable() {
      ByteString content = document.getContent();
      return !content.isValidUtf8() && BYTE_ORDER_MARKS.stream().noneMatch(content::startsWith);
    }
  }

  /** How files of the usual word processors begin. */
  Map<ByteString, String> WRITTEN_BY_OFFICES =
      Map.of(
          ByteString.copyFromUtf8("%PDF"),
          "a PDF",
          ByteString.fromHex("504b0304"),
          "a Word document or another archive",
          ByteString.fromHex("d0cf11e0"),
          "an old Word document");

  /** Says of content that can't be read as text what it is, and what would be read. */
  static String noText(ByteString content) {
    return WRITTEN_BY_OFFICES.entrySet().stream()
        .filter(known -> content.startsWith(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .map(
            kind ->
                " is "
                    + kind
                    + ", which this version does not read; save its text as .txt, .md or .html")
        .orElse(
            " is no UTF-8 text; if it is text in another encoding, save it as UTF-8, e.g."
                + " `iconv -f ISO-8859-1 -t UTF-8 OLD > NEW` for Latin-1");
  }

  /** How text in UTF-16 and UTF-32 begins. */
  List<ByteString> BYTE_ORDER_MARKS =
      List.of(
          ByteString.fromHex("feff"), ByteString.fromHex("fffe"), ByteString.fromHex("0000feff"));

  /**
   * Returns the failure of a call that sent it, in terms of what the user gave.
   *
   * @param name what the user gave, e.g. a file
   */
  default RuntimeException explain(CallFailedException failed, String name) {
    if (this instanceof File file && file.isUndecodable() && failed.blames("document.content")) {
      // The server knows of media types, which no command takes.
      return new ClientException(ExitCode.BAD_INPUT, name + noText(file.document().getContent()));
    }
    return failed.withFieldNames(Map.of("text", name, "document", name));
  }

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
