package dev.rolewright.platform;

import java.util.ArrayList;
import java.util.List;

/** The configuration can't be used; the message has one line for each mistake. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> errors;

  /** Creates the failure of one or more mistakes. */
  public ConfigException(List<String> errors) {
    super(String.join(System.lineSeparator(), errors));
    this.errors = new ArrayList<>(errors);
  }

  /** Returns the mistakes, each as one line. */
  public List<String> errors() {
    return List.copyOf(errors);
  }
}
