package dev.rolewright.client.cli;

import dev.rolewright.client.cli.command.Program;
import dev.rolewright.client.cli.connection.Surroundings;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.client.cli.terminal.TerminalFeatures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs commands as a shell would, with everything they see and print in the hands of a test. */
public final class Shell {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Duration> pauses = new ArrayList<>();
  private TerminalFeatures features = TerminalFeatures.plain();
  private byte[] input = new byte[0];
  private ByteArrayOutputStream output = new ByteArrayOutputStream();
  private ByteArrayOutputStream error = new ByteArrayOutputStream();

  /**
   * Creates a shell whose user stands in a folder, which is also their home and the installation.
   */
  public Shell(Path folder) {
    this.folder = folder;
  }

  /** Returns the same shell with the address and key of a server in its environment. */
  public Shell with(FakeServer server) {
    environment.put("ROLEWRIGHT_SERVER", server.address());
    environment.put("ROLEWRIGHT_API_KEY", FakeServer.KEY);
    return this;
  }

  /** Sets a variable of the environment. */
  public Shell variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Makes a person watch: a terminal of 100 columns. */
  public Shell watched(boolean colored) {
    features = new TerminalFeatures(true, true, colored, 100);
    return this;
  }

  /** Sets the number of columns of the terminal. */
  public Shell width(int columns) {
    features = new TerminalFeatures(true, true, false, columns);
    return this;
  }

  /** Sets what the next commands read from standard input. */
  public Shell input(byte[] bytes) {
    input = bytes;
    return this;
  }

  /** Runs a command and returns its exit code. */
  public int run(String... arguments) {
    output = new ByteArrayOutputStream();
    error = new ByteArrayOutputStream();
    return Program.run(surroundings(), arguments);
  }

  /** Returns the surroundings that commands see. */
  public Surroundings surroundings() {
    return new Surroundings(
        terminal(), environment, folder, folder, folder, "./rolewright", pauses::add);
  }

  /** Returns a terminal whose output the test sees. */
  public Terminal terminal() {
    return Terminal.create(new ByteArrayInputStream(input), output, error, features);
  }

  /** Returns what the last command printed. */
  public String output() {
    return output.toString(StandardCharsets.UTF_8);
  }

  /** Returns what the last command printed on standard error. */
  public String error() {
    return error.toString(StandardCharsets.UTF_8);
  }

  /** Returns how long the commands waited between tries. */
  public List<Duration> pauses() {
    return pauses;
  }
}
