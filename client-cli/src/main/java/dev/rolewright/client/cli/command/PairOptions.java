package dev.rolewright.client.cli.command;

import picocli.CommandLine.Option;

/** A job and a person. */
final class PairOptions {
  @Option(
      names = "--job",
      required = true,
      paramLabel = "FILE|ID",
      description = "the job: a file, - or the id of a stored one")
  String job = "";

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "FILE|ID",
      description =
          "the person: a CV as a file or -, which is stored, or the id of a stored profile")
  String profile = "";

  /** Checks the options of a command. */
  void check(ClientCommand command) {
    command.requireOneStandardInput(job, profile);
  }
}
