package dev.rolewright.client.cli.connection;

/** An error that the client found by itself, with the words and the exit code for it. */
public final class ClientException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /** Creates an error with a message for a person: what is wrong and how to mend it. */
  public ClientException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Returns how the process is to end. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
