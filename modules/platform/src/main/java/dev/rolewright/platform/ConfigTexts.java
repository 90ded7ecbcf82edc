package dev.rolewright.platform;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The content of several configuration files at one moment. Two are equal when the files were.
 *
 * @param texts by name, in the order of the names; a name is relative to the configuration
 *     directory, or absolute for a file that another one refers to
 * @param folders folders of the configuration directory that were there
 * @param problems what could not be read and why, one line each, by name
 */
public record ConfigTexts(
    Map<String, String> texts, Set<String> folders, Map<String, String> problems) {
  /** Nothing is configured. */
  public static final ConfigTexts NONE = new ConfigTexts(Map.of(), Set.of(), Map.of());

  /** Copies the parts. */
  public ConfigTexts {
    texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    folders = Collections.unmodifiableSet(new TreeSet<>(folders));
    problems = Collections.unmodifiableMap(new TreeMap<>(problems));
  }

  /** Returns the content of a file; empty where it is not there or could not be read. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** Names the files and hides their content, which may be secret. */
  @Override
  public String toString() {
    return "ConfigTexts" + texts.keySet();
  }
}
