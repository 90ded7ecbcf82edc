package dev.rolewright.client.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import dev.rolewright.client.cli.FakeServer;
import dev.rolewright.client.cli.Samples;
import dev.rolewright.client.cli.Shell;
import dev.rolewright.client.cli.input.Inputs;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.ParseJobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DemoTest {
  @TempDir Path folder;
  private final FakeServer server = FakeServer.start();
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void install() throws IOException {
    shell = new Shell(folder);
    Files.createDirectories(folder.resolve("bin"));
    Files.createDirectories(folder.resolve("samples/jobs"));
    Files.createDirectories(folder.resolve("samples/profiles"));
    Files.writeString(folder.resolve("samples/jobs/backend-engineer.txt"), "An ad");
    Files.writeString(folder.resolve("samples/profiles/maya-okafor.json"), "{}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theWholeStoryIsToldAndNothingIsLeftButTheFile() throws IOException {
    // Stands for a server: writes what a server writes, notes how it was started, and waits to be
    // ended.
    launcher(
        """
        echo "$@" > "$HOME_OF_TEST/arguments"
        test -e "$3" || echo absent > "$HOME_OF_TEST/folder"
        env > "$HOME_OF_TEST/environment"
        mkdir -p "$3"
        echo rw_demo > "$3/admin.key"
        echo $$ > "$HOME_OF_TEST/pid"
        echo '{"grpc":"ADDRESS","pid":'$$'}' > "$3/new" && mv "$3/new" "$3/server.json"
        trap 'echo ended > "$HOME_OF_TEST/ended"; exit 0' TERM
        while :; do sleep 0.05; done
        """
            .replace("ADDRESS", server.address()));
    shell
        .variable("HOME_OF_TEST", folder.toString())
        .variable("PATH", System.getenv("PATH"))
        .variable("OPENAI_API_KEY", "sk-secret")
        .variable("DATABASE_URL", "jdbc:elsewhere")
        .variable("ROLEWRIGHT_SERVER", "elsewhere:1")
        .variable("ROLEWRIGHT_API_KEY", "rw_mine");

    assertThat(shell.run("demo")).isZero();
    assertThat(folder.resolve("folder"))
        .as("a folder made before its server runs stays when the demo is killed in between")
        .hasContent("absent");

    assertThat(shell.output())
        .containsSubsequence(
            "What does the job ask for?",
            "Java, PostgreSQL",
            "What has the person done?",
            "Maya Okafor",
            "Which evidence counts",
            "0.81",
            "## Experience",
            "↳ Backend Engineer, Tern Logistics",
            "✓ 2 statements, 2 with evidence",
            "rolewright-demo-cv.md",
            "./rolewright serve",
            "./rolewright cv --job AD");
    assertThat(folder.resolve("rolewright-demo-cv.md")).content().startsWith("# Maya Okafor");
    String arguments = Files.readString(folder.resolve("arguments"));
    assertThat(arguments).startsWith("serve --data-dir ").endsWith(" --port 0 --temporary\n");
    assertThat(Files.readString(folder.resolve("environment")))
        .contains("HOME_OF_TEST=")
        .doesNotContain("OPENAI_API_KEY", "DATABASE_URL", "ROLEWRIGHT_");
    assertThat(server.keys).containsOnly("Bearer rw_demo");
    assertThat(folder.resolve("ended")).exists();
    assertGone(arguments);
  }

  @Test
  void aStatementWithoutEvidenceFailsTheDemo() throws IOException {
    List<GenerateCvResponse> events = new ArrayList<>(Samples.generation());
    GenerateCvResponse.Builder last = events.removeLast().toBuilder();
    last.getEventBuilder()
        .getCompletedBuilder()
        .getDocumentBuilder()
        .getClaimsBuilder(0)
        .clearEvidence();
    events.add(last.build());
    server.events = events;
    launcher(
        """
        mkdir -p "$3"
        echo '{"grpc":"ADDRESS"}' > "$3/server.json"
        exec sleep 60
        """
            .replace("ADDRESS", server.address()));
    shell.variable("PATH", System.getenv("PATH"));
    assertThat(shell.run("demo")).isEqualTo(1);
    assertThat(shell.output()).contains("✗ 2 statements, 1 with evidence");
  }

  @Test
  void aServerThatDiesIsReportedWithItsLastWords() throws IOException {
    launcher("echo \"$@\" > \"$HOME_OF_TEST/arguments\"; echo the port is taken; exit 3");
    shell.variable("HOME_OF_TEST", folder.toString());
    assertThat(shell.run("demo")).isEqualTo(5);
    assertThat(shell.error())
        .startsWith(
            "rolewright: the demo's server ended before it served (exit code 3); its last words:\n")
        .contains("    the port is taken");
    assertThat(folder.resolve("rolewright-demo-cv.md")).doesNotExist();
    assertGone(Files.readString(folder.resolve("arguments")));
  }

  @Test
  void aDemoThatIsEndedByASignalTakesItsServerAlong() throws Exception {
    launcher(
        """
        echo "$@" > "$HOME_OF_TEST/arguments"
        trap 'exit 0' TERM
        echo $$ > "$HOME_OF_TEST/new" && mv "$HOME_OF_TEST/new" "$HOME_OF_TEST/pid"
        while :; do sleep 0.05; done
        """);
    ProcessBuilder client =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-p",
            System.getProperty("jdk.module.path"),
            "-cp",
            System.getProperty("java.class.path"),
            "-Drolewright.home=" + folder,
            "-Drolewright.cwd=" + folder,
            "-m",
            "dev.rolewright.client.cli/dev.rolewright.client.cli.Main",
            "demo");
    client.environment().put("HOME_OF_TEST", folder.toString());
    Process demo =
        client.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    while (!Files.exists(folder.resolve("pid")) && !demo.waitFor(20, TimeUnit.MILLISECONDS)) {
      assertThat(folder).exists();
    }
    assertThat(demo.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
    demo.destroy();
    assertThat(demo.waitFor()).isEqualTo(143);
    assertThat(folder.resolve("log")).content().contains("stopping the demo and its server …");
    assertThat(folder.resolve("rolewright-demo-cv.md")).doesNotExist();
    assertGone(Files.readString(folder.resolve("arguments")));
  }

  @Test
  void withoutAnInstallationOrAFileTheDemoDoesNotBegin() throws IOException {
    assertThat(shell.run("demo")).isEqualTo(5);
    assertThat(shell.error()).contains("can't be started");
    assertThat(shell.run("demo", "--job", "none.txt")).isEqualTo(2);
    assertThat(shell.error()).contains("none.txt does not exist");
    Files.writeString(folder.resolve("rolewright-demo-cv.md"), "# CV");
    assertThat(shell.run("demo", "--profile", "rolewright-demo-cv.md")).isEqualTo(2);
    assertThat(shell.error()).contains("which is read");
    assertThat(folder.resolve("rolewright-demo-cv.md")).hasContent("# CV");
  }

  @Test
  void whatIsWrongWithAFileIsToldWithItsName() throws IOException {
    launcher(
        """
        mkdir -p "$3"
        echo '{"grpc":"ADDRESS"}' > "$3/server.json"
        exec sleep 60
        """
            .replace("ADDRESS", server.address()));
    shell.variable("PATH", System.getenv("PATH"));
    server.failNext(
        ParseJobRequest.class,
        FakeServer.failure(
            Code.INVALID_ARGUMENT,
            "INVALID_FIELD",
            "text: is empty.",
            BadRequest.FieldViolation.newBuilder()
                .setField("text")
                .setDescription("is empty.")
                .build()));
    Files.writeString(folder.resolve("empty.txt"), "");
    assertThat(shell.run("demo", "--job", "empty.txt")).isEqualTo(2);
    assertThat(shell.error())
        .startsWith("rolewright: " + folder.resolve("empty.txt") + " is empty.\n");
  }

  @Test
  void anInterruptedDemoKeepsItsFileOnlyWhereItsStoryWasTold() {
    DemoResult interrupted = result();
    interrupted.write("# CV");
    assertThat(interrupted.path()).content().isEqualTo("# CV\n");
    interrupted.drop();
    assertThat(interrupted.path()).doesNotExist();
    interrupted.write("# CV");
    assertThat(interrupted.path()).doesNotExist();
    DemoResult told = result();
    told.write("# CV");
    told.keep();
    told.drop();
    assertThat(told.path()).exists();
  }

  private DemoResult result() {
    return new DemoResult(Inputs.create(shell.surroundings()).output("cv.md"));
  }

  /** Asserts that neither the server's process nor its folder is left. */
  private void assertGone(String arguments) throws IOException {
    assertThat(Path.of(arguments.split(" ")[2])).doesNotExist();
    Path pid = folder.resolve("pid");
    if (Files.exists(pid)) {
      assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))).isEmpty();
    }
  }

  private void launcher(String script) throws IOException {
    Path launcher = folder.resolve("bin/rolewright");
    Files.writeString(launcher, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
