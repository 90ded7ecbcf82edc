package dev.rolewright.parsing.jsonresume;

import dev.rolewright.domain.Span;
import dev.rolewright.parsing.text.Offsets;
import java.util.List;

/** A value of a JSON text that knows where it stands. */
public sealed interface JsonResumeNode {
  /** Returns the kind of value in words, for messages. */
  String kind();

  /**
   * An object.
   *
   * @param members in the order of the text; a name may come twice
   */
  record Members(List<Member> members) implements JsonResumeNode {
    public Members {
      members = List.copyOf(members);
    }

    @Override
    public String kind() {
      return "an object";
    }
  }

  /** A named value of an object. */
  record Member(String name, JsonResumeNode value) {}

  /** An array. */
  record Elements(List<JsonResumeNode> elements) implements JsonResumeNode {
    public Elements {
      elements = List.copyOf(elements);
    }

    @Override
    public String kind() {
      return "an array";
    }
  }

  /**
   * A string.
   *
   * @param text decoded and trimmed
   * @param span from the first to the last character of {@code text} in the source, escapes whole
   * @param offsets where each code point of {@code text} stands
   */
  record Text(String text, Span span, Offsets offsets) implements JsonResumeNode {
    @Override
    public String kind() {
      return "a string";
    }
  }

  /** A number, {@code true}, {@code false} or {@code null}, as written. */
  record Literal(String text, Span span) implements JsonResumeNode {
    boolean isNull() {
      return text.equals("null");
    }

    @Override
    public String kind() {
      return switch (text) {
        case "null" -> "null";
        case "true", "false" -> "a boolean";
        default -> "a number";
      };
    }
  }
}
