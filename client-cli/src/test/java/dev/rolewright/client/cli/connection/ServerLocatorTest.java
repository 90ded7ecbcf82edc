package dev.rolewright.client.cli.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rolewright.client.cli.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLocatorTest {
  @TempDir Path folder;
  private Path data = Path.of("");
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void aServerRunsHere() throws IOException {
    shell = new Shell(folder);
    data = Files.createDirectories(folder.resolve(".local/share/rolewright"));
    Files.writeString(
        data.resolve("server.json"),
        "{\"grpc\":\"127.0.0.1:4711\",\"pid\":" + ProcessHandle.current().pid() + "}");
    Files.writeString(data.resolve("admin.key"), "rw_admin\n");
  }

  @Test
  void theServerOfTheDefaultDataDirectoryIsFoundWithItsKey() {
    ServerTarget target = locate("", "", "");
    assertThat(target.address()).hasToString("127.0.0.1:4711");
    assertThat(target.key()).contains("rw_admin");
  }

  @Test
  void theDataDirectoryFollowsTheXdgRuleTheVariableAndTheOption() throws IOException {
    for (String name : new String[] {"xdg/rolewright", "variable", "option"}) {
      Path directory = Files.createDirectories(folder.resolve(name));
      Files.writeString(
          directory.resolve("server.json"), "{\"grpc\":\"" + name.replace('/', '-') + ":1\"}");
    }
    shell.variable("XDG_DATA_HOME", folder.resolve("xdg").toString());
    assertThat(locate("", "", "").address().getHost()).isEqualTo("xdg-rolewright");
    shell.variable("ROLEWRIGHT_DATA_DIR", "variable");
    assertThat(locate("", "", "").address().getHost()).isEqualTo("variable");
    assertThat(locate("", "", "option").address().getHost()).isEqualTo("option");
  }

  @Test
  void theUsersHomeIsTheOneOfTheShell() {
    assertThat(Surroundings.home(Map.of("HOME", "/home/of/shell")))
        .isEqualTo(Path.of("/home/of/shell"));
    Path known = Path.of(System.getProperty("user.home"));
    assertThat(Surroundings.home(Map.of())).isEqualTo(known);
    assertThat(Surroundings.home(Map.of("HOME", ""))).isEqualTo(known);
    assertThat(Surroundings.home(Map.of("HOME", "relative"))).isEqualTo(known);
  }

  @Test
  void optionsComeBeforeTheEnvironment() throws IOException {
    Files.writeString(folder.resolve("my.key"), "  rw_file \n");
    shell.variable("ROLEWRIGHT_SERVER", "there:1").variable("ROLEWRIGHT_API_KEY", "rw_variable");
    assertThat(locate("", "", "").address()).hasToString("there:1");
    assertThat(locate("", "", "").key()).contains("rw_variable");
    assertThat(locate("[::1]", "my.key", "").address()).hasToString("[::1]:50051");
    assertThat(locate("[::1]", "my.key", "").key()).contains("rw_file");
  }

  @Test
  void theAdminKeyOfThisMachineIsNotSentToAnother() {
    assertThat(locate("example.com:50051", "", "").key()).isEmpty();
    assertThat(locate("localhost:50051", "", "").key()).contains("rw_admin");
    assertThat(locate("127.0.0.1:4711", "", "").key()).contains("rw_admin");
  }

  @Test
  void withoutAServerTheMessageSaysHowToStartOne() throws IOException {
    Files.delete(data.resolve("server.json"));
    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(() -> locate("", "", ""))
        .withMessageStartingWith("no server is running here; start one with `rolewright serve`")
        .satisfies(problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.UNAVAILABLE));
  }

  @Test
  void aServerThatWasKilledIsToldAsGone() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.writeString(
        data.resolve("server.json"), "{\"grpc\":\"127.0.0.1:1\",\"pid\":" + dead.pid() + "}");
    assertThat(shell.run("job", "list")).isEqualTo(5);
    assertThat(shell.error()).contains("no server is running here any more");
    assertThat(shell.pauses()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://x", ":::", "a:b:c", "::1:50051", "host:99999", "[", "-"})
  void whatIsNoAddressIsRefused(String address) {
    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(() -> locate(address, "", ""))
        .withMessageContaining("is no server address; write HOST:PORT")
        .satisfies(problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
  }

  @Test
  void whatIsNoKeyIsRefusedWithoutShowingIt() throws IOException {
    Files.writeString(folder.resolve("bad.key"), "two words");
    assertThatExceptionOfType(ClientException.class)
        .isThrownBy(() -> locate("", "bad.key", ""))
        .withMessageContaining("bad.key")
        .satisfies(problem -> assertThat(problem).message().doesNotContain("two words"));
    Files.writeString(data.resolve("server.json"), "{");
    assertThatExceptionOfType(ClientException.class).isThrownBy(() -> locate("", "", ""));
  }

  private ServerTarget locate(String server, String keyFile, String dataDirectory) {
    return ServerLocator.create(shell.surroundings(), server, keyFile, dataDirectory).locate();
  }
}
