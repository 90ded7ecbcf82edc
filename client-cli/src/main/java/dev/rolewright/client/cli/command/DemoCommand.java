package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ClientException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.connection.Surroundings;
import dev.rolewright.client.cli.demo.Demo;
import dev.rolewright.client.cli.input.Inputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the main job from end to end. */
@Command(
    name = "demo",
    description = {
      "Show the main job from end to end: a job ad and a CV go in, a tailored CV comes out.",
      "Starts a server of its own, uses no account, and leaves nothing but the file it names."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rolewright demo", "  rolewright demo --job ad.txt --profile cv.json"})
final class DemoCommand extends LocalCommand {
  @Option(
      names = "--job",
      paramLabel = "FILE",
      defaultValue = "",
      description = "your own job ad (default: a sample)")
  private String job = "";

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      defaultValue = "",
      description = "your own CV (default: a sample)")
  private String profile = "";

  @Override
  Set<String> commonOptions() {
    return Set.of("--deadline");
  }

  @Override
  ExitCode run(RootCommand root) {
    Surroundings surroundings = root.surroundings();
    Path samples = surroundings.installation().resolve("samples");
    Path jobFile = file(surroundings, job, samples.resolve("jobs").resolve("backend-engineer.txt"));
    Path profileFile =
        file(surroundings, profile, samples.resolve("profiles").resolve("maya-okafor.json"));
    return Demo.create(surroundings, root.deadline()).run(jobFile, profileFile);
  }

  private static Path file(Surroundings surroundings, String given, Path sample) {
    Path file = given.isEmpty() ? sample : surroundings.resolve(given);
    if (!Inputs.create(surroundings).isFile(file.toString())) {
      throw new ClientException(
          ExitCode.BAD_INPUT,
          file + (Files.exists(file) ? " is no file that can be read" : " does not exist"));
    }
    return file;
  }
}
