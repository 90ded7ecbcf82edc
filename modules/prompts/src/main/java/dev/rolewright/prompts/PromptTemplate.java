package dev.rolewright.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text that becomes the messages for a model. Its whole syntax:
 *
 * <ul>
 *   <li>a line {@code [[system]]}, {@code [[user]]} or {@code [[assistant]]} begins a message;
 *       without any such line the text is one message of the user;
 *   <li><code>{{name}}</code> stands for the value of a variable;
 *   <li><code>\{{</code> stands for the two braces.
 * </ul>
 *
 * There are no conditions, loops, calls or includes, and a value is never read as a template. It is
 * written between tags that carry a code ({@link DataFence}) which stands nowhere in the values, so
 * no value can end its own tags; a rule in the system message says what the tags mean.
 */
final class PromptTemplate {
  /** What stands for a variable that is not given. */
  static final String NOT_GIVEN = "(not given)";

  /** A piece of a message. */
  sealed interface Piece {
    /** Words of the template. */
    record Words(String text) implements Piece {}

    /** Place of a variable. */
    record Variable(String name) implements Piece {}
  }

  /** A message before its variables have values. */
  record Part(ChatRole role, List<Piece> pieces) {}

  private final List<Part> parts;

  private PromptTemplate(List<Part> parts) {
    this.parts = parts;
  }

  /**
   * Reads a template.
   *
   * @throws dev.rolewright.platform.RolewrightException INVALID_FIELD {@code template} for a text
   *     that is none
   */
  static PromptTemplate parse(String text) {
    return new PromptTemplate(TemplateReader.read(text));
  }

  /** Returns the names of the variables in the order in which they stand. */
  Set<String> variables() {
    Set<String> names = new LinkedHashSet<>();
    for (Part part : parts) {
      for (Piece piece : part.pieces()) {
        if (piece instanceof Piece.Variable(String name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Returns the messages. The same values give the same messages. */
  List<ChatMessage> render(ObjectNode values) {
    Set<String> used = variables();
    List<String> given = new ArrayList<>();
    used.forEach(name -> given.add(text(values.path(name))));
    DataFence fence = DataFence.around(given);
    List<ChatMessage> messages = new ArrayList<>();
    boolean needsRule = used.stream().anyMatch(name -> isGiven(values.path(name)));
    if (needsRule && parts.getFirst().role() != ChatRole.SYSTEM) {
      messages.add(new ChatMessage(ChatRole.SYSTEM, fence.rule()));
      needsRule = false;
    }
    for (Part part : parts) {
      StringBuilder content = new StringBuilder();
      for (Piece piece : part.pieces()) {
        switch (piece) {
          case Piece.Words(String words) -> content.append(words);
          case Piece.Variable(String name) -> {
            JsonNode value = values.path(name);
            content.append(isGiven(value) ? fence.wrap(name, text(value)) : NOT_GIVEN);
          }
        }
      }
      if (needsRule) {
        content.append("\n\n").append(fence.rule());
        needsRule = false;
      }
      messages.add(new ChatMessage(part.role(), content.toString()));
    }
    return List.copyOf(messages);
  }

  private static boolean isGiven(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
