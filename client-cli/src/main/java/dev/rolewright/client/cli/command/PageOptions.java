package dev.rolewright.client.cli.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which page of a list. */
final class PageOptions {
  /** Takes an empty value too: a script that asks for page after page begins with it. */
  static final String TOKEN = "--page-token";

  private static final int LARGEST = 1_000;

  @Option(
      names = "--page-size",
      paramLabel = "N",
      description = "entries a page, 1..1000 (default: 50)")
  private Optional<Integer> size = Optional.empty();

  @Option(
      names = TOKEN,
      paramLabel = "TOKEN",
      defaultValue = "",
      description = "where the page before ended")
  private String token = "";

  /** Checks the options of a command. */
  void check(ClientCommand command) {
    command.requireRange("--page-size", size, 1, LARGEST);
  }

  /** Returns the size for a request; 0 where the server chooses it. */
  int size() {
    return size.orElse(0);
  }

  String token() {
    return token;
  }
}
