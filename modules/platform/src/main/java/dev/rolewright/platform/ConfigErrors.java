package dev.rolewright.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the mistakes of several configuration files. Belongs to one reading of them. */
public final class ConfigErrors {
  private final List<String> lines = new ArrayList<>();
  private final Set<String> places = new HashSet<>();

  /** Creates an empty list. */
  public ConfigErrors() {}

  /** Notes a mistake that stands in no single place. */
  public void add(String line) {
    lines.add(line);
  }

  /** Notes a mistake at a place, unless one is known there: the first says it best. */
  void add(String file, int line, String pointer, String message) {
    if (places.add(file + pointer)) {
      lines.add(place(file, line, pointer) + message);
    }
  }

  /** Returns the begin of a line about a place. */
  static String place(String file, int line, String pointer) {
    return file + (line > 0 ? ":" + line : "") + ": " + (pointer.isEmpty() ? "" : pointer + ": ");
  }

  /** Returns the mistakes so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Ends the collecting.
   *
   * @throws ConfigException when there was any mistake
   */
  public void throwIfAny() {
    if (!lines.isEmpty()) {
      throw new ConfigException(lines);
    }
  }
}
