package dev.rolewright.prompts;

import dev.rolewright.llm.ChatRole;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.prompts.PromptTemplate.Part;
import dev.rolewright.prompts.PromptTemplate.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a template into the parts of its messages. */
final class TemplateReader {
  private static final String FIELD = "template";
  private static final Pattern MARKER =
      Pattern.compile("(?m)^\\[\\[([^\\]\\n]{0,80})\\]\\][ \\t\\r]*$");
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\{[ \\t]{0,9}([a-z][a-z0-9_]{0,62})[ \\t]{0,9}\\}\\}");
  private static final Map<String, ChatRole> ROLES =
      Map.of("system", ChatRole.SYSTEM, "user", ChatRole.USER, "assistant", ChatRole.ASSISTANT);

  private TemplateReader() {}

  static List<Part> read(String text) {
    List<Part> parts = new ArrayList<>();
    @Nullable ChatRole role = null;
    int start = 0;
    Matcher marker = MARKER.matcher(text);
    while (marker.find()) {
      String before = text.substring(start, marker.start()).strip();
      if (role != null) {
        parts.add(part(role, before, start));
      } else if (!before.isEmpty()) {
        throw refused("has text before its first [[…]] line; begin with [[system]] or [[user]].");
      }
      role = ROLES.get(marker.group(1));
      if (role == null) {
        throw refused(
            "has a [[…]] line that is none of [[system]], [[user]] and [[assistant]], at character "
                + marker.start()
                + ".");
      }
      start = marker.end();
    }
    parts.add(part(role == null ? ChatRole.USER : role, text.substring(start).strip(), start));
    if (parts.stream().noneMatch(part -> part.role() == ChatRole.USER)) {
      throw refused("has no [[user]] message; a model answers a user.");
    }
    if (parts.stream().skip(1).anyMatch(part -> part.role() == ChatRole.SYSTEM)) {
      throw refused("has a [[system]] message that is not its first; put it at the begin.");
    }
    return List.copyOf(parts);
  }

  private static Part part(ChatRole role, String text, int start) {
    if (text.isEmpty()) {
      throw refused("has an empty message, at character " + start + ".");
    }
    return new Part(role, pieces(text));
  }

  private static List<Piece> pieces(String text) {
    List<Piece> pieces = new ArrayList<>();
    StringBuilder words = new StringBuilder();
    Matcher variable = VARIABLE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("\\{{", at)) {
        words.append("{{");
        at += 3;
      } else if (text.startsWith("{{", at)) {
        variable.region(at, text.length());
        if (!variable.lookingAt()) {
          throw refused(
              "has {{ without the name of a variable behind it; write {{name}} with a-z, 0-9 and"
                  + " underscore, or \\{{ for the braces themselves.");
        }
        addWords(pieces, words);
        pieces.add(new Piece.Variable(variable.group(1)));
        at = variable.end();
      } else {
        words.append(text.charAt(at));
        at++;
      }
    }
    addWords(pieces, words);
    return List.copyOf(pieces);
  }

  private static void addWords(List<Piece> pieces, StringBuilder words) {
    if (!words.isEmpty()) {
      pieces.add(new Piece.Words(words.toString()));
      words.setLength(0);
    }
  }

  private static RolewrightException refused(String description) {
    return RolewrightException.invalid(FIELD, description);
  }
}
