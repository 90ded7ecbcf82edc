package dev.rolewright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server on an empty data directory does the main job for the client beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServingIT {
  private static final String UNKNOWN_ID = "01890a5d-ac96-774b-bcce-b302099a8057";
  private static final String AD = Launcher.sample("jobs/backend-engineer.txt");
  private static final String CV = Launcher.sample("profiles/maya-okafor.json");

  @TempDir private static Path folder;
  private RunningServer server;
  private Path standing;

  @BeforeAll
  void start() throws IOException {
    // Blanks, since a launcher is easily wrong about them.
    standing = Files.createDirectory(folder.resolve("the user's folder"));
    server = RunningServer.start(Launcher.in(standing), folder.resolve("a data directory"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void givesTheFirstKeyToItsOwnerAlone() throws IOException {
    Path key = server.data().resolve("admin.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(key)).hasLineCount(1).hasSizeGreaterThan(40);
  }

  @Test
  void tellsItsProcessAndAddressInTheStateFile() {
    assertThat(server.pid()).isEqualTo(server.process().pid());
    assertThat(server.address()).matches("127\\.0\\.0\\.1:\\d+");
  }

  @Test
  void servesWhatIsThereAndSaysWhatIsNot() {
    Launcher.Result health = server.run("health", "--json");
    assertThat(health.exitCode()).as(health.all()).isZero();
    List<JsonObject> lines =
        health.out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    Map<String, String> states =
        lines.stream()
            .filter(line -> line.has("service"))
            .collect(
                Collectors.toMap(
                    state -> state.get("service").getAsString(),
                    state -> state.get("status").getAsString()));
    assertThat(states)
        .containsEntry("", "SERVING")
        .containsEntry("rolewright.v1.JobParsingService", "SERVING")
        .containsEntry("rolewright.v1.GenerationService", "SERVING")
        .containsEntry("rolewright.v1.GatewayService", "SERVING")
        .containsEntry("rolewright.v1.EvaluationService", "NOT_SERVING");
    JsonObject gateway = lines.getLast().getAsJsonObject("gateway");
    assertThat(gateway.get("serviceStatus").getAsString())
        .as("the vendors of language models come last")
        .isEqualTo("SERVICE_STATUS_HEALTHY");
    assertThat(gateway.getAsJsonArray("limits"))
        .as("the assistants that ship have a limit")
        .hasSize(3);
  }

  @Test
  void parsesAJobAd() {
    JsonObject job = json(server.run("job", "parse", AD, "--json")).getAsJsonObject("job");
    assertThat(job.get("roleTitle").getAsString()).contains("Backend Engineer");
    assertThat(job.getAsJsonArray("mustHaveSkills")).isNotEmpty();
    Launcher.Result stored = server.run("job", "get", job.get("id").getAsString());
    assertThat(stored.exitCode()).as(stored.all()).isZero();
  }

  @Test
  void importsAProfile() {
    JsonObject profile =
        json(server.run("profile", "import", CV, "--json")).getAsJsonObject("profile");
    assertThat(profile.get("fullName").getAsString()).isEqualTo("Maya Okafor");
    assertThat(profile.getAsJsonArray("evidence")).isNotEmpty();
  }

  @Test
  void ranksTheEvidence() {
    Launcher.Result match = server.run("match", "--job", AD, "--profile", CV);
    assertThat(match.exitCode()).as(match.all()).isZero();
    assertThat(match.out()).isNotBlank();
  }

  @Test
  void writesACvInWhichEveryStatementHasEvidence() throws IOException {
    Launcher.Result written =
        server.run("cv", "--job", AD, "--profile", CV, "--json", "-o", "tailored.md");
    assertThat(written.exitCode()).as(written.all()).isZero();
    List<JsonObject> events =
        written.out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
    JsonObject document =
        events
            .getLast()
            .getAsJsonObject("event")
            .getAsJsonObject("completed")
            .getAsJsonObject("document");
    List<String> supported = new ArrayList<>();
    for (JsonElement claim : document.getAsJsonArray("claims")) {
      JsonObject statement = claim.getAsJsonObject();
      assertThat(statement.getAsJsonArray("evidence")).as(statement.toString()).isNotEmpty();
      supported.add(statement.get("text").getAsString());
    }
    List<String> bullets =
        document.getAsJsonObject("output").getAsJsonArray("bullets").asList().stream()
            .map(JsonElement::getAsString)
            .toList();
    assertThat(bullets).isNotEmpty().allMatch(supported::contains);
    assertThat(standing.resolve("tailored.md"))
        .content()
        .contains("Maya Okafor")
        .contains(bullets.getFirst());
  }

  @Test
  void findsFilesWhereTheUserStands() throws IOException {
    Files.copy(Path.of(AD), standing.resolve("my ad.txt"));
    assertThat(server.run("job", "parse", "my ad.txt", "--no-store").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "2, job parse absent.txt, absent.txt",
    "2, job pars, pars",
    "2, cv --job absent.txt --profile absent.json, absent",
    "3, job get " + UNKNOWN_ID + ", job",
    "3, profile get " + UNKNOWN_ID + ", profile",
  })
  void tellsTheShellWhatWasWrong(int exitCode, String command, String word) {
    Launcher.Result result = server.run(command.split(" "));
    assertThat(result.exitCode()).as(result.all()).isEqualTo(exitCode);
    assertThat(result.err()).contains(word);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void refusesAnAdThatIsTooShort() throws IOException {
    Files.writeString(standing.resolve("short.txt"), "x".repeat(49));
    Launcher.Result result = server.run("job", "parse", "short.txt");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
    assertThat(result.err()).contains("50").contains("text");
  }

  @Test
  void refusesAnotherKey() {
    Launcher.Result result =
        server.client().with("ROLEWRIGHT_API_KEY", "rw_another").run("job", "list");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(4);
  }

  @Test
  void saysWhereNoServerRuns() {
    Path elsewhere = folder.resolve("elsewhere");
    Launcher.Result unknown = server.run("health", "--data-dir", elsewhere.toString());
    assertThat(unknown.exitCode()).as(unknown.all()).isEqualTo(5);
    assertThat(unknown.err()).contains("rolewright serve").contains(elsewhere.toString());
    Launcher.Result closed = server.run("job", "list", "--server", "127.0.0.1:1");
    assertThat(closed.exitCode()).as(closed.all()).isEqualTo(5);
  }

  @Test
  void refusesASecondServerOnTheSameDataAndLivesOn() {
    Launcher.Result second =
        Launcher.in(standing).run("serve", "--data-dir", server.data().toString(), "--port", "0");
    assertThat(second.exitCode()).as(second.all()).isNotZero();
    assertThat(second.err()).contains(String.valueOf(server.pid()));
    assertThat(server.run("health").exitCode()).isZero();
  }

  private static JsonObject json(Launcher.Result result) {
    assertThat(result.exitCode()).as(result.all()).isZero();
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }
}
