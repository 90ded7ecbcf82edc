package dev.rolewright.client.cli.command;

import com.google.protobuf.Message;
import dev.rolewright.client.cli.connection.Connection;
import dev.rolewright.client.cli.input.Inputs;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.client.cli.view.Json;
import java.util.Optional;
import java.util.UUID;

/**
 * What a command works with. The server is looked for at the first call, so that bad input is told
 * first.
 */
final class Session implements AutoCloseable {
  private final RootCommand root;
  private final Inputs inputs;
  private Optional<Connection> connection = Optional.empty();

  Session(RootCommand root) {
    this.root = root;
    this.inputs = Inputs.create(root.surroundings());
  }

  /** Returns where the command prints. */
  Terminal terminal() {
    return root.surroundings().terminal();
  }

  /** Returns what the command reads. */
  Inputs inputs() {
    return inputs;
  }

  /** Returns whether the command prints for programs. */
  boolean json() {
    return root.isJson();
  }

  /** Returns the connection to the server that the options name. */
  synchronized Connection connection() {
    if (connection.isEmpty()) {
      connection = Optional.of(root.connect());
    }
    return connection.get();
  }

  /** Prints an answer: as JSON, or as a person reads it. */
  void show(Message answer, Runnable view) {
    if (json()) {
      terminal().data(Json.line(answer));
    } else {
      view.run();
    }
  }

  /** Returns a fresh request id, which makes a repeated call harmless. */
  static String requestId() {
    return UUID.randomUUID().toString();
  }

  @Override
  public synchronized void close() {
    connection.ifPresent(Connection::close);
  }
}
