package dev.rolewright.client.cli.view;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.Struct;
import com.google.protobuf.util.JsonFormat;
import dev.rolewright.client.cli.connection.ClientException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.input.Inputs;

/**
 * Prints answers as proto3 JSON: lowerCamelCase, default values printed, one object a line; and
 * reads objects.
 */
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

  /**
   * Reads a JSON object.
   *
   * @param name what the user gave, e.g. a file
   * @throws ClientException where it is none
   */
  public static Struct object(String name, String text) {
    Struct.Builder object = Struct.newBuilder();
    try {
      JsonFormat.parser().merge(text, object);
      return object.build();
    } catch (InvalidProtocolBufferException noObject) {
      throw new ClientException(ExitCode.BAD_INPUT, Inputs.describe(name) + " is no JSON object");
    }
  }
}
