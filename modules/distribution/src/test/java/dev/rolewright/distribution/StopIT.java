package dev.rolewright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a server ends, nothing of it stays behind and nothing that it answered is lost. */
class StopIT {
  private static final String AD =
      "Backend Engineer number %d\n\nRequirements\n- 5 years of Java\n- PostgreSQL and Redis\n";
  private static final int ADS = 5_000;
  private static final int ANSWERS_BEFORE_THE_KILL = 40;

  @TempDir private Path folder;

  @Test
  void endsInOrderWhenAsked() {
    Path data = folder.resolve("data");
    try (RunningServer server = RunningServer.start(Launcher.in(folder), data)) {
      // A Postgres with its workers, and a Redis.
      assertThat(server.children()).hasSizeGreaterThan(2);
      assertThat(server.terminate()).isZero();
      assertThat(Processes.stillRunning(server.children())).isEmpty();
      assertThat(Processes.of(data)).isEmpty();
      assertThat(data.resolve("server.json")).doesNotExist();
    }
  }

  @Test
  void keepsWhatItAnsweredWhenKilledUnderLoad() throws IOException {
    Path data = folder.resolve("data");
    Set<String> answered;
    RunningServer killed = RunningServer.start(Launcher.in(folder), data);
    try (killed) {
      answered = parseUntilKilled(killed);
    }
    assertThat(answered).hasSizeGreaterThanOrEqualTo(ANSWERS_BEFORE_THE_KILL);
    try (RunningServer again = RunningServer.start(Launcher.in(folder), data)) {
      assertThat(Processes.stillRunning(killed.children())).isEmpty();
      Set<String> stored = storedJobs(again);
      assertThat(stored).containsAll(answered);
      // What was stored and not answered was under way: each is a whole job all the same.
      String unanswered =
          stored.stream().filter(id -> !answered.contains(id)).findAny().orElse("none");
      if (!unanswered.equals("none")) {
        assertThat(again.run("job", "get", unanswered, "--json").out()).contains("PostgreSQL");
      }
      String one = answered.iterator().next();
      assertThat(again.run("job", "get", one, "--json").out()).contains("PostgreSQL");
      assertThat(again.terminate()).isZero();
      assertThat(Processes.of(data)).isEmpty();
    }
  }

  /** Parses ads on one stream and kills the server while most of them are still to come. */
  private static Set<String> parseUntilKilled(RunningServer server) throws IOException {
    Process batch =
        server
            .client()
            .command("job", "parse", "--batch", "-")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> feed(batch));
    Set<String> answered = new HashSet<>();
    try (BufferedReader answers = batch.inputReader(StandardCharsets.UTF_8)) {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        JsonObject answer = JsonParser.parseString(line).getAsJsonObject();
        if (answer.has("result")) {
          answered.add(
              answer.getAsJsonObject("result").getAsJsonObject("job").get("id").getAsString());
        }
        if (answered.size() == ANSWERS_BEFORE_THE_KILL) {
          server.kill();
        }
      }
    }
    feeding.join();
    assertThat(answered).hasSizeLessThan(ADS);
    return answered;
  }

  private static void feed(Process batch) {
    try (BufferedWriter ads = batch.outputWriter(StandardCharsets.UTF_8)) {
      for (int number = 0; number < ADS; number++) {
        JsonObject line = new JsonObject();
        line.addProperty("id", number);
        line.addProperty("text", AD.formatted(number));
        ads.write(line + "\n");
      }
    } catch (IOException clientEnded) {
      // The client ends when its server is gone, with ads still to come: that is the test.
      return;
    }
  }

  private static Set<String> storedJobs(RunningServer server) {
    Set<String> ids = new HashSet<>();
    String page = "";
    do {
      Launcher.Result list =
          server.run("job", "list", "--json", "--page-size", "1000", "--page-token", page);
      assertThat(list.exitCode()).as(list.all()).isZero();
      JsonObject response = JsonParser.parseString(list.out()).getAsJsonObject();
      for (JsonElement job : response.getAsJsonArray("jobs")) {
        ids.add(job.getAsJsonObject().get("id").getAsString());
      }
      page = response.get("nextPageToken").getAsString();
    } while (!page.isEmpty());
    return ids;
  }
}
