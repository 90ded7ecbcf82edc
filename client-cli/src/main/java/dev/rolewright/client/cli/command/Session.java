package dev.rolewright.client.cli.command;

import com.google.protobuf.Message;
import dev.rolewright.client.cli.connection.Connection;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.input.Inputs;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.client.cli.view.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What a command works with. The server is looked for at the first call, so that bad input is told
 * first.
 */
final class Session implements AutoCloseable {
  private final RootCommand root;
  private final Inputs inputs;
  private final Map<String, String> fieldNames =
      new HashMap<>(
          Map.of(
              "name", "NAME",
              "display_name", "--display-name",
              "company_name_hint", "--company",
              "page_token", "--page-token"));
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

  /** Returns what the user gave for fields of the next request, by their paths. */
  Map<String, String> fieldNames() {
    return fieldNames;
  }

  /** Returns the connection to the server that the options name. */
  synchronized Connection connection() {
    if (connection.isEmpty()) {
      connection = Optional.of(root.connect());
    }
    return connection.get();
  }

  /** Makes a call that may be repeated without harm. */
  <R> R call(Function<Connection, R> call) {
    Connection server = connection();
    return server.call(() -> call.apply(server));
  }

  /** Makes a call that may be repeated without harm, and prints its answer. */
  <R extends Message> ExitCode answer(Function<Connection, R> call, BiConsumer<Terminal, R> view) {
    show(terminal(), call(call), view);
    return ExitCode.OK;
  }

  /** Makes a call that must not be repeated, and prints its answer. */
  <R extends Message> ExitCode answerOnce(
      Function<Connection, R> call, BiConsumer<Terminal, R> view) {
    Connection server = connection();
    show(terminal(), server.callOnce(() -> call.apply(server)), view);
    return ExitCode.OK;
  }

  /** Prints an answer: as JSON, or as a person reads it. */
  <R extends Message> void show(Terminal target, R answer, BiConsumer<Terminal, R> view) {
    if (json()) {
      target.data(Json.line(answer));
    } else {
      view.accept(target, answer);
    }
  }

  /** Says on standard error what the user should know although the command goes on. */
  void warn(String text) {
    terminal().remark(terminal().errorStyle().caution("rolewright:") + " " + text);
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
