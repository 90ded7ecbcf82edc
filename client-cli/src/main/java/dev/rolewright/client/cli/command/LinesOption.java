package dev.rolewright.client.cli.command;

import picocli.CommandLine.Option;

/** Whether the lines of the source are printed, too. */
final class LinesOption {
  @Option(names = "--lines", description = "also print every line with what it is about")
  boolean given;
}
