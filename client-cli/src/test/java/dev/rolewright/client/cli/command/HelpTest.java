package dev.rolewright.client.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.client.cli.Main;
import dev.rolewright.client.cli.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HelpTest {
  @TempDir Path folder;

  @Test
  void theClientIsANamedModule() {
    assertThat(Main.class.getModule().isNamed()).isTrue();
    assertThat(Main.class.getModule().getName()).isEqualTo("dev.rolewright.client.cli");
  }

  @TestFactory
  Stream<DynamicTest> everyCommandHasHelpWithAnExample() {
    List<CommandLine> commands = new ArrayList<>();
    collect(Program.commandLine(new Shell(folder).surroundings()), commands);
    assertThat(commands).hasSizeGreaterThan(30);
    return commands.stream()
        .map(command -> command.getCommandSpec().qualifiedName())
        .map(name -> DynamicTest.dynamicTest(name, () -> assertHelp(name)));
  }

  private void assertHelp(String name) {
    Shell shell = new Shell(folder);
    List<String> arguments = new ArrayList<>(List.of(name.split(" ")));
    arguments.removeFirst();
    arguments.add("--help");

    assertThat(shell.run(arguments.toArray(String[]::new))).isZero();
    assertThat(shell.output()).contains("Usage: " + name).contains("Examples:");
    assertThat(shell.output().substring(shell.output().indexOf("Examples:"))).contains(name);
    assertThat(shell.output().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(104));
  }

  @Test
  void helpOfTheProgramNamesTheServerAndTheExitCodes() {
    Shell shell = new Shell(folder);
    shell.run("--help");
    assertThat(shell.output())
        .contains("rolewright serve")
        .contains("Exit codes: 0 done")
        .contains("130 interrupted");
  }

  @Test
  void withoutAnyArgumentTheHelpIsShownAndTheExitCodeSaysThatNothingWasDone() {
    Shell shell = new Shell(folder);
    assertThat(shell.run()).isEqualTo(2);
    assertThat(shell.output()).contains("Usage: rolewright");
  }

  @Test
  void versionComesFromTheBuild() {
    Shell shell = new Shell(folder);
    assertThat(shell.run("--version")).isZero();
    assertThat(shell.output()).matches("rolewright \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @Test
  void completionKnowsTheCommands() {
    Shell shell = new Shell(folder);
    assertThat(shell.run("completion", "bash")).isZero();
    assertThat(shell.output())
        .contains("complete -F")
        .contains("normalize")
        .contains("--min-score");
    assertThat(shell.run("completion", "zsh")).isZero();
    assertThat(shell.output()).contains("bashcompinit");
    assertThat(shell.run("completion", "fish")).isEqualTo(2);
  }

  @Test
  void misuseIsToldInTwoLinesWithoutUsageAndStackTrace() {
    Shell shell = new Shell(folder);
    assertThat(shell.run("job", "prase", "ad.txt")).isEqualTo(2);
    assertThat(shell.output()).isEmpty();
    assertThat(shell.error())
        .startsWith("rolewright: `prase` is no command or option here\n")
        .endsWith("--help\n");
    assertThat(shell.run("match", "--job", "x")).isEqualTo(2);
    assertThat(shell.error()).contains("--profile");
    assertThat(shell.run("job", "list", "--page-size", "many")).isEqualTo(2);
    assertThat(shell.run("job", "list", "--deadline", "-1")).isEqualTo(2);
    assertThat(shell.run("job", "parse", "ad.txt", "--batch", "ads.jsonl")).isEqualTo(2);
    assertThat(shell.error()).contains("give only FILE, - or --batch FILE");
    assertThat(shell.run("job", "get", "abc")).isEqualTo(2);
    assertThat(shell.error()).startsWith("rolewright: ID takes an id such as ");
  }

  @Test
  void helpOfACommandIsTheSameByBothWays() {
    Shell shell = new Shell(folder);
    assertThat(shell.run("job", "parse", "--help")).isZero();
    String byOption = shell.output();
    assertThat(shell.run("help", "job", "parse")).isZero();
    assertThat(shell.output()).isEqualTo(byOption);
    assertThat(shell.run("help")).isZero();
    assertThat(shell.output()).startsWith("Usage: rolewright [OPTIONS]");
    assertThat(shell.run("help", "jobs")).isEqualTo(2);
    assertThat(shell.error()).contains("`jobs` is no command or option here");
  }

  @Test
  void whatMeansNothingToACommandIsNeitherShownNorAccepted() {
    Shell shell = new Shell(folder);
    shell.run("demo", "--help");
    assertThat(shell.output())
        .contains("--deadline", "--profile")
        .doesNotContain("--server", "--data-dir", "--api-key-file", "--json");
    assertThat(shell.run("demo", "--json")).isEqualTo(2);
    assertThat(shell.error()).startsWith("rolewright: demo takes no --json\n");
    assertThat(shell.run("--server", "there:1", "completion", "bash")).isEqualTo(2);
    assertThat(shell.error()).startsWith("rolewright: completion takes no --server\n");
  }

  @Test
  void serveIsListedAndAMisplacedOneIsExplained() {
    Shell shell = new Shell(folder);
    shell.run("--help");
    assertThat(shell.output()).containsPattern("\n  serve +Start the server");
    for (String[] arguments :
        new String[][] {
          {"--data-dir", "x", "serve"}, {"--data-dir", "x", "serve", "--port", "1"}
        }) {
      assertThat(shell.run(arguments)).isEqualTo(2);
      assertThat(shell.error()).contains("serve comes first");
    }
  }

  private static void collect(CommandLine command, List<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().forEach(below -> collect(below, all));
  }
}
