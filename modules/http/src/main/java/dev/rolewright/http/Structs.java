package dev.rolewright.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Translates between JSON and {@code google.protobuf.Struct}, whose numbers are all doubles. */
final class Structs {
  // Each level of JSON takes up to three of the 100 levels that a message may have.
  private static final int MOST_DEPTH = 30;
  private static final double MOST_EXACT = 1L << 53;

  private static final JsonFactory FACTORY = new JsonFactory();

  private Structs() {}

  /**
   * Returns an object as a struct.
   *
   * @param path of the object in the body
   */
  static Struct of(ObjectNode object, String path) {
    return struct(object, path, 1);
  }

  private static Struct struct(ObjectNode object, String path, int depth) {
    checkDepth(path, depth);
    Struct.Builder struct = Struct.newBuilder();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      struct.putFields(Fields.checked(field.getKey(), path), value(field.getValue(), path, depth));
    }
    return struct.build();
  }

  private static Value value(JsonNode node, String path, int depth) {
    Value.Builder value = Value.newBuilder();
    switch (node.getNodeType()) {
      case STRING -> value.setStringValue(Fields.checked(node.textValue(), path));
      case NUMBER -> value.setNumberValue(number(node, path));
      case BOOLEAN -> value.setBoolValue(node.booleanValue());
      case OBJECT -> value.setStructValue(struct((ObjectNode) node, path, depth + 1));
      case ARRAY -> {
        checkDepth(path, depth + 1);
        ListValue.Builder list = ListValue.newBuilder();
        for (JsonNode element : node) {
          list.addValues(value(element, path, depth + 1));
        }
        value.setListValue(list);
      }
      case NULL, BINARY, MISSING, POJO -> value.setNullValue(NullValue.NULL_VALUE);
    }
    return value.build();
  }

  private static void checkDepth(String path, int depth) {
    if (depth > MOST_DEPTH) {
      throw ApiError.invalid(
          path, "'" + path + "' nests deeper than " + MOST_DEPTH + " levels; make it flatter.");
    }
  }

  private static double number(JsonNode node, String path) {
    double number = node.doubleValue();
    if (!Double.isFinite(number) || (node.isIntegralNumber() && Math.abs(number) >= MOST_EXACT)) {
      throw ApiError.invalid(
          path, "'" + path + "' holds a number that is not exact in 64 bits; take a smaller one.");
    }
    return number;
  }

  /** Returns a struct as JSON. */
  static String json(Struct struct) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(struct, json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(Struct struct, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Map.Entry<String, Value> field : struct.getFieldsMap().entrySet()) {
      json.writeFieldName(field.getKey());
      write(field.getValue(), json);
    }
    json.writeEndObject();
  }

  private static void write(Value value, JsonGenerator json) throws IOException {
    switch (value.getKindCase()) {
      case STRING_VALUE -> json.writeString(value.getStringValue());
      case NUMBER_VALUE -> writeNumber(value.getNumberValue(), json);
      case BOOL_VALUE -> json.writeBoolean(value.getBoolValue());
      case STRUCT_VALUE -> write(value.getStructValue(), json);
      case LIST_VALUE -> {
        json.writeStartArray();
        for (Value element : value.getListValue().getValuesList()) {
          write(element, json);
        }
        json.writeEndArray();
      }
      case NULL_VALUE, KIND_NOT_SET -> json.writeNull();
    }
  }

  // 3, not 3.0: a reader that wants an integer takes no other.
  private static void writeNumber(double number, JsonGenerator json) throws IOException {
    if (number == Math.rint(number) && Math.abs(number) < MOST_EXACT) {
      json.writeNumber((long) number);
    } else if (Double.isFinite(number)) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }
}
