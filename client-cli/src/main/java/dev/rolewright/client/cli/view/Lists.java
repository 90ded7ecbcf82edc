package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;

/** Prints one page of a list. */
final class Lists {
  private Lists() {}

  static void print(Terminal terminal, Table table, String whenEmpty, String nextPageToken) {
    if (table.isEmpty()) {
      Page.create(terminal).remark(whenEmpty);
      return;
    }
    table.print(terminal, "");
    if (!nextPageToken.isEmpty()) {
      terminal.line();
      Page.create(terminal).remark("there is more: --page-token " + nextPageToken);
    }
  }
}
