package dev.rolewright.parsing.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the word lists of this package. A list is UTF-8 text; {@code #} starts a comment line,
 * {@code [name rest]} a group, and a group's lines hold phrases parted by semicolons.
 */
public final class Lexicon {
  private static final String FOLDER = "/dev/rolewright/parsing/";

  /**
   * A group of phrases.
   *
   * @param name first word of its head
   * @param detail the rest of its head; may be empty
   */
  public record Group(String name, String detail, List<String> phrases) {}

  private Lexicon() {}

  public static List<Group> groups(String file) {
    List<Group> groups = new ArrayList<>();
    for (String line : lines(file)) {
      if (line.startsWith("[")) {
        String head = line.substring(1, line.indexOf(']'));
        int blank = head.indexOf(' ');
        groups.add(
            new Group(
                blank < 0 ? head : head.substring(0, blank),
                blank < 0 ? "" : head.substring(blank + 1),
                new ArrayList<>()));
      } else {
        groups.getLast().phrases().addAll(phrases(line));
      }
    }
    return groups;
  }

  /** Returns the phrases of a list without groups. */
  public static List<String> phrasesOf(String file) {
    return lines(file).stream().flatMap(line -> phrases(line).stream()).toList();
  }

  /** Returns the lines that are neither blank nor comments. */
  static List<String> lines(String file) {
    return text(file)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static List<String> phrases(String line) {
    return Arrays.stream(line.split(";"))
        .map(String::strip)
        .filter(phrase -> !phrase.isEmpty())
        .toList();
  }

  private static String text(String file) {
    try (InputStream stream = Lexicon.class.getResourceAsStream(FOLDER + file)) {
      if (stream == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
