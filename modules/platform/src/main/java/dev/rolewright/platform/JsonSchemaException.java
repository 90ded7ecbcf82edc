package dev.rolewright.platform;

/**
 * A text is no JSON Schema that can be used. The message names the place and the fault and may be
 * shown to whoever wrote the schema.
 */
public final class JsonSchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String fault;

  JsonSchemaException(String pointer, String fault) {
    super((pointer.isEmpty() ? "The schema" : "The schema at " + pointer) + " " + fault);
    this.pointer = pointer;
    this.fault = fault;
  }

  /** Returns the place in the schema as a JSON Pointer; empty for the schema as a whole. */
  public String pointer() {
    return pointer;
  }

  /** Returns what is wrong there, e.g. {@code "must be a string."}. */
  public String fault() {
    return fault;
  }
}
