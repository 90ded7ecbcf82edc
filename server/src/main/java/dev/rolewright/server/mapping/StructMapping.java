package dev.rolewright.server.mapping;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.rolewright.platform.RolewrightException;

/**
 * Maps JSON objects. A struct holds every number as a double: one without a fraction becomes a
 * number without a point, as its sender wrote it.
 */
public final class StructMapping {
  /** Up to here a double holds every whole number. */
  private static final double MAX_WHOLE = 1L << 53;

  private StructMapping() {}

  /**
   * Returns a struct as JSON, in its own order.
   *
   * @throws RolewrightException INVALID_FIELD for a number that is none
   */
  public static String json(String field, Struct struct) {
    return object(field, struct).toString();
  }

  private static JsonObject object(String field, Struct struct) {
    JsonObject object = new JsonObject();
    struct.getFieldsMap().forEach((name, value) -> object.add(name, element(field, value)));
    return object;
  }

  private static JsonElement element(String field, Value value) {
    return switch (value.getKindCase()) {
      case NULL_VALUE, KIND_NOT_SET -> JsonNull.INSTANCE;
      case NUMBER_VALUE -> number(field, value.getNumberValue());
      case STRING_VALUE -> new JsonPrimitive(value.getStringValue());
      case BOOL_VALUE -> new JsonPrimitive(value.getBoolValue());
      case STRUCT_VALUE -> object(field, value.getStructValue());
      case LIST_VALUE -> {
        JsonArray array = new JsonArray();
        for (Value item : value.getListValue().getValuesList()) {
          array.add(element(field, item));
        }
        yield array;
      }
    };
  }

  private static JsonPrimitive number(String field, double number) {
    if (!Double.isFinite(number)) {
      throw RolewrightException.invalid(
          field, "holds a number that is infinite or none; JSON has no such numbers.");
    }
    boolean isWhole = number == Math.rint(number) && Math.abs(number) <= MAX_WHOLE;
    return isWhole ? new JsonPrimitive((long) number) : new JsonPrimitive(number);
  }

  /** Returns a JSON object as a struct, in its own order. */
  public static Struct struct(String json) {
    return struct(JsonParser.parseString(json).getAsJsonObject());
  }

  private static Struct struct(JsonObject object) {
    Struct.Builder struct = Struct.newBuilder();
    object.asMap().forEach((name, element) -> struct.putFields(name, value(element)));
    return struct.build();
  }

  private static Value value(JsonElement element) {
    Value.Builder value = Value.newBuilder();
    if (element instanceof JsonObject object) {
      value.setStructValue(struct(object));
    } else if (element instanceof JsonArray array) {
      ListValue.Builder list = ListValue.newBuilder();
      array.forEach(item -> list.addValues(value(item)));
      value.setListValue(list);
    } else if (element instanceof JsonPrimitive primitive) {
      if (primitive.isBoolean()) {
        value.setBoolValue(primitive.getAsBoolean());
      } else if (primitive.isNumber()) {
        value.setNumberValue(primitive.getAsDouble());
      } else {
        value.setStringValue(primitive.getAsString());
      }
    } else {
      value.setNullValue(NullValue.NULL_VALUE);
    }
    return value.build();
  }
}
