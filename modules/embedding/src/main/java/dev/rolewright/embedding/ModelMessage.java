package dev.rolewright.embedding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The little of the protocol buffers wire format that an ONNX file takes: fields of a message in
 * the order in which they stand.
 */
final class ModelMessage {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED_32 = 5;

  private ModelMessage() {}

  /**
   * A field of a message.
   *
   * @param number number of the field
   * @param whole tag, length and value
   * @param value the value alone; empty unless the field is text, bytes or a message
   */
  record Field(int number, ByteBuffer whole, ByteBuffer value) {
    String text() {
      return StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }
  }

  /**
   * Splits a message into its fields, which share its memory.
   *
   * @throws IllegalArgumentException when the bytes are no message
   */
  static List<Field> fields(ByteBuffer message) {
    ByteBuffer input = message.duplicate();
    List<Field> fields = new ArrayList<>();
    while (input.hasRemaining()) {
      int start = input.position();
      long tag = readVarint(input);
      int valueLength = 0;
      switch ((int) (tag & 7)) {
        case VARINT -> readVarint(input);
        case FIXED_64 -> skip(input, Long.BYTES);
        case FIXED_32 -> skip(input, Integer.BYTES);
        case LENGTH_DELIMITED -> {
          long length = readVarint(input);
          skip(input, length);
          valueLength = (int) length;
        }
        default -> throw new IllegalArgumentException("unknown wire type in the model's file");
      }
      int end = input.position();
      fields.add(
          new Field(
              (int) (tag >>> 3),
              input.slice(start, end - start),
              input.slice(end - valueLength, valueLength)));
    }
    return fields;
  }

  private static void skip(ByteBuffer input, long bytes) {
    if (bytes < 0 || bytes > input.remaining()) {
      throw new IllegalArgumentException("the model's file ends within a field");
    }
    input.position(input.position() + (int) bytes);
  }

  private static long readVarint(ByteBuffer input) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      skip(input, 1);
      byte part = input.get(input.position() - 1);
      value |= (long) (part & 0x7F) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number in the model's file has no end");
  }

  /** Writes a field of text, bytes or a message. */
  static void write(ByteBuffer output, int number, ByteBuffer value) {
    writeHeader(output, number, value.remaining());
    output.put(value.duplicate());
  }

  /** Writes a field of text. */
  static void write(ByteBuffer output, int number, String text) {
    write(output, number, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes a field that is a whole number not below 0. */
  static void writeNumber(ByteBuffer output, int number, long value) {
    writeVarint(output, ((long) number << 3) | VARINT);
    writeVarint(output, value);
  }

  /** Writes what stands before {@code length} bytes of text, bytes or a message. */
  static void writeHeader(ByteBuffer output, int number, long length) {
    writeVarint(output, ((long) number << 3) | LENGTH_DELIMITED);
    writeVarint(output, length);
  }

  private static void writeVarint(ByteBuffer output, long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      output.put((byte) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    output.put((byte) rest);
  }
}
