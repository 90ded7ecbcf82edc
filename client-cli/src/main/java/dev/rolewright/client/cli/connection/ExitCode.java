package dev.rolewright.client.cli.connection;

/** What the process tells the shell. */
public enum ExitCode {
  /** Done. */
  OK(0),
  /**
   * Done, but not all of it: a batch with lines that were not answered, a claim without evidence.
   */
  INCOMPLETE(1),
  /** The input, the options or a file are not as they must be. */
  BAD_INPUT(2),
  /** There is nothing with that id or name. */
  NOT_FOUND(3),
  /** The server refused: key, role, limit, or the state of things. */
  REFUSED(4),
  /** The server can't be reached or could not answer. */
  UNAVAILABLE(5);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** Returns the number that the shell sees. */
  public int number() {
    return number;
  }
}
