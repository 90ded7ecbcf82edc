package dev.rolewright.client.cli.command;

import picocli.CommandLine.Parameters;

/** A command about one stored thing. */
abstract class StoredCommand extends ClientCommand {
  @Parameters(paramLabel = "ID", description = "its id, as `list` prints it")
  private String id = "";

  @Override
  void checkUsage() {
    requireId("ID", id);
  }

  /** Returns which one. */
  String id() {
    return id;
  }
}
