package dev.rolewright.llm;

/**
 * What a request is about, by which hit rates of the cache are told apart, rules may choose who
 * answers, and all requests may share an answer ({@link CommonQuestion}). Never personal data; what
 * is empty was not said.
 *
 * @param sector of the job
 * @param seniority of the job, e.g. {@code senior}
 * @param profileField e.g. {@code computer_science}
 */
public record RequestCategory(String sector, String seniority, String profileField) {
  /** Nothing was said. */
  public static final RequestCategory NONE = new RequestCategory("", "", "");

  /** Tells whether all of it was said, so that it stands for one kind of question. */
  boolean isFull() {
    return !sector.isBlank() && !seniority.isBlank() && !profileField.isBlank();
  }
}
