package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;

/** Prints one page of a list; what is said about it does not stand in a file or pipe. */
final class Lists {
  private Lists() {}

  static void print(Terminal terminal, Table table, String whenEmpty, String nextPageToken) {
    if (table.isEmpty()) {
      terminal.besides(terminal.style().dim(whenEmpty));
      return;
    }
    table.print(terminal, "");
    if (!nextPageToken.isEmpty()) {
      if (terminal.isInteractive()) {
        terminal.line();
      }
      terminal.besides(terminal.style().dim("there is more: --page-token " + nextPageToken));
    }
  }
}
