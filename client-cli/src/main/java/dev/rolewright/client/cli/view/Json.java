package dev.rolewright.client.cli.view;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;

/** Prints answers as proto3 JSON: lowerCamelCase, default values printed, one object a line. */
public final class Json {
  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().alwaysPrintFieldsWithNoPresence().omittingInsignificantWhitespace();

  private Json() {}

  /** Returns a message as one line of JSON. */
  public static String line(MessageOrBuilder message) {
    try {
      return PRINTER.print(message);
    } catch (InvalidProtocolBufferException unknownAny) {
      // Only messages of the type Any can't be printed, and the API has none.
      throw new IllegalStateException(unknownAny);
    }
  }
}
