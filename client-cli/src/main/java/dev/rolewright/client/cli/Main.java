package dev.rolewright.client.cli;

import dev.rolewright.client.cli.command.Program;
import dev.rolewright.client.cli.connection.Surroundings;
import dev.rolewright.client.cli.terminal.Terminal;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the client. */
public final class Main {
  /**
   * What the libraries log is for their makers; errors reach the user as a status. Kept, so that
   * the level stays.
   */
  private static final Logger LIBRARIES = Logger.getLogger("io.grpc");

  private Main() {}

  /** Runs one command and ends the process with its exit code; 130 after Ctrl-C. */
  public static void main(String[] arguments) {
    LIBRARIES.setLevel(Level.OFF);
    Terminal terminal = Terminal.system(System.getenv());
    Runtime.getRuntime().addShutdownHook(new Thread(terminal::interrupt, "terminal"));
    System.exit(Program.run(Surroundings.system(terminal), arguments));
  }
}
