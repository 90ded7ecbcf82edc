package dev.rolewright.skills;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists of words from a file of the module: {@code [name]} heads a list, {@code # } a remark. */
final class WordLists {
  private final String file;
  private final Map<String, List<String>> lists;

  private WordLists(String file, Map<String, List<String>> lists) {
    this.file = file;
    this.lists = lists;
  }

  /**
   * Reads a file that lies beside this class.
   *
   * @throws IllegalStateException if the module does not hold it
   */
  static WordLists read(String file) {
    try (InputStream stream = WordLists.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException(file + " is missing in the module");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return new WordLists(file, lists(text.split("\n")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Map<String, List<String>> lists(String[] lines) {
    Map<String, List<String>> lists = new HashMap<>();
    List<String> open = new ArrayList<>();
    for (String written : lines) {
      String line = written.strip();
      if (line.length() > 2 && line.startsWith("[") && line.endsWith("]")) {
        open = new ArrayList<>();
        lists.put(line.substring(1, line.length() - 1), open);
      } else if (!line.isEmpty() && !line.startsWith("# ")) {
        open.add(line);
      }
    }
    return lists;
  }

  /** Returns the names of the lists. */
  Set<String> names() {
    return Set.copyOf(lists.keySet());
  }

  /** Returns the lines of a list. */
  List<String> lines(String name) {
    List<String> lines = lists.get(name);
    if (lines == null) {
      throw new IllegalStateException(file + " holds no list [" + name + "]");
    }
    return lines;
  }

  /** Returns the words of a list, which spaces separate. */
  Set<String> words(String name) {
    List<String> words = new ArrayList<>();
    for (String line : lines(name)) {
      words.addAll(List.of(line.split(" ")));
    }
    return Set.copyOf(words);
  }
}
