package dev.rolewright.client.cli.command;

import picocli.CommandLine.Option;

/** Which page of a list. */
final class PageOptions {
  @Option(
      names = "--page-size",
      paramLabel = "N",
      defaultValue = "0",
      description = "entries a page, 1..1000 (default: 50)")
  int size;

  @Option(
      names = "--page-token",
      paramLabel = "TOKEN",
      defaultValue = "",
      description = "where the page before ended")
  String token = "";
}
