package dev.rolewright.parsing.jsonresume;

import dev.rolewright.parsing.jsonresume.JsonResumeNode.Elements;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Members;
import dev.rolewright.parsing.jsonresume.JsonResumeNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads fields of a checked object; what is missing is empty. */
public final class JsonResumeFields {
  private JsonResumeFields() {}

  /** Returns the first value with a name. */
  static Optional<JsonResumeNode> value(Members object, String name) {
    return object.members().stream()
        .filter(member -> member.name().equals(name))
        .map(JsonResumeNode.Member::value)
        .findFirst();
  }

  /** Returns the first text that is not empty under one of several names of the same field. */
  static String text(Members object, String... names) {
    for (String name : names) {
      Optional<JsonResumeNode> value = value(object, name);
      if (value.isPresent() && value.get() instanceof Text text && !text.text().isEmpty()) {
        return text.text();
      }
    }
    return "";
  }

  /** Returns the texts of an array, empty ones left out. */
  static List<Text> textNodes(Members object, String name) {
    List<Text> texts = new ArrayList<>();
    if (value(object, name).orElse(null) instanceof Elements array) {
      for (JsonResumeNode element : array.elements()) {
        if (element instanceof Text text && !text.text().isEmpty()) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /** Returns the texts of an array, empty ones left out. */
  static List<String> texts(Members object, String name) {
    return textNodes(object, name).stream().map(Text::text).toList();
  }

  /** Returns the objects of an array. */
  static List<Members> objects(JsonResumeNode value) {
    List<Members> objects = new ArrayList<>();
    if (value instanceof Elements array) {
      for (JsonResumeNode element : array.elements()) {
        if (element instanceof Members object) {
          objects.add(object);
        }
      }
    }
    return objects;
  }
}
