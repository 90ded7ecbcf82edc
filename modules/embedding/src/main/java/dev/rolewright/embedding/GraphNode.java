package dev.rolewright.embedding;

import dev.rolewright.embedding.ModelMessage.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A node of a network's graph; the numbers are those of {@code NodeProto} in {@code onnx.proto}.
 *
 * @param operator name of the operator
 * @param inputs names of the values it reads
 * @param outputs names of the values it makes
 */
record GraphNode(String operator, List<String> inputs, List<String> outputs) {
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int OPERATOR = 4;
  private static final int DOMAIN = 7;
  private static final int LONGEST_HEADER = 16;

  static GraphNode read(ByteBuffer message) {
    List<Field> fields = ModelMessage.fields(message);
    return new GraphNode(
        String.join("", texts(fields, OPERATOR)), texts(fields, INPUT), texts(fields, OUTPUT));
  }

  private static List<String> texts(List<Field> fields, int number) {
    return fields.stream().filter(field -> field.number() == number).map(Field::text).toList();
  }

  /** Returns the node, which has no attributes, as a message; its operator is of a domain. */
  ByteBuffer write(String domain) {
    ByteBuffer output =
        ByteBuffer.allocate(size(inputs) + size(outputs) + size(List.of(operator, domain)));
    inputs.forEach(name -> ModelMessage.write(output, INPUT, name));
    outputs.forEach(name -> ModelMessage.write(output, OUTPUT, name));
    ModelMessage.write(output, OPERATOR, operator);
    ModelMessage.write(output, DOMAIN, domain);
    return output.flip();
  }

  private static int size(List<String> texts) {
    return texts.stream()
        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length + LONGEST_HEADER)
        .sum();
  }
}
