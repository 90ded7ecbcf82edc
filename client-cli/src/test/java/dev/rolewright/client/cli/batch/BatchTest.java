package dev.rolewright.client.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.rpc.Code;
import dev.rolewright.client.cli.FakeServer;
import dev.rolewright.client.cli.Shell;
import dev.rolewright.proto.v1.ImportProfileRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BatchTest {
  @TempDir Path folder;
  private final FakeServer server = FakeServer.start();
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void prepare() {
    shell = new Shell(folder).with(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void jobsAreAnsweredInOrderOverOneStreamWithinTheWindow() throws IOException {
    write(
        IntStream.range(0, 2_000)
            .mapToObj(n -> "{\"id\": " + n + ", \"text\": \"ad " + n + "\"}")
            .toList());
    assertThat(shell.run("job", "parse", "--batch", "in.jsonl", "--no-store")).isZero();
    List<JsonObject> answers = answers();
    assertThat(answers).hasSize(2_000);
    for (int index = 0; index < answers.size(); index++) {
      assertThat(answers.get(index).get("id").getAsInt()).isEqualTo(index);
      assertThat(
              answers
                  .get(index)
                  .getAsJsonObject("result")
                  .getAsJsonObject("job")
                  .get("roleTitle")
                  .getAsString())
          .isEqualTo("ad " + index);
    }
    assertThat(server.streams).hasValue(1);
    assertThat(server.mostOpen.get()).isLessThanOrEqualTo(66);
  }

  @Test
  void linesThatCanNotBeReadAreAnswersWithAnError() throws IOException {
    write(
        List.of(
            "{\"id\": \"a\", \"text\": \"first\"}",
            "no json",
            "",
            "[1]",
            "{\"id\": 3.50, \"text\": 7}",
            "{\"id\": \"b\", \"text\": \"bad\"}",
            "{\"text\": \"last\"}"));
    assertThat(shell.run("job", "parse", "--batch", "in.jsonl")).isEqualTo(1);
    assertThat(shell.output().lines().map(line -> line.replaceAll("\"result\":.*", "\"result\":…")))
        .containsExactly(
            "{\"id\":\"a\",\"result\":…",
            "{\"id\":null,\"error\":{\"reason\":\"INVALID_FIELD\",\"message\":\"line 2 is not valid"
                + " JSON\",\"field\":\"\"}}",
            "{\"id\":null,\"error\":{\"reason\":\"INVALID_FIELD\",\"message\":\"line 4 is no JSON"
                + " object; write {\\\"id\\\": …, \\\"text\\\": …}\",\"field\":\"\"}}",
            "{\"id\":3.50,\"error\":{\"reason\":\"INVALID_FIELD\",\"message\":\"line 5 has no"
                + " member \\\"text\\\" that is a string or an object\",\"field\":\"text\"}}",
            "{\"id\":\"b\",\"error\":{\"reason\":\"INVALID_FIELD\",\"message\":\"too"
                + " short\",\"field\":\"text\"}}",
            "{\"id\":null,\"result\":…");
  }

  @Test
  void callsRunAtTheSameTimeAndKeepTheirOrder() throws IOException {
    write(
        IntStream.range(0, 500)
            .mapToObj(
                n ->
                    "{\"id\": "
                        + n
                        + ", \"text\": \""
                        + (n % 100 == 7 ? "bad" : "skill " + n)
                        + "\"}")
            .toList());
    assertThat(shell.run("skills", "normalize", "--batch", "in.jsonl")).isEqualTo(1);
    List<JsonObject> answers = answers();
    assertThat(answers.stream().map(answer -> answer.get("id").getAsInt()))
        .isEqualTo(IntStream.range(0, 500).boxed().toList());
    assertThat(answers.get(8).toString())
        .isEqualTo(
            "{\"id\":8,\"result\":{\"results\":[{\"text\":\"skill"
                + " 8\",\"candidates\":[{\"skillId\":\"\",\"label\":\"SKILL"
                + " 8\",\"score\":1.0}]}]}}");
    assertThat(answers.get(7).toString())
        .isEqualTo(
            "{\"id\":7,\"error\":{\"reason\":\"INVALID_FIELD\",\"message\":\"text is"
                + " bad\",\"field\":\"text\"}}");
  }

  @Test
  void aJsonResumeMayStandInALineAsAnObject() {
    shell.input(
        "{\"id\":1,\"text\":{\"basics\":{\"name\":\"Zoë <b>\"}}}\n"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(shell.run("profile", "import", "--batch", "-")).isZero();
    ImportProfileRequest request = (ImportProfileRequest) server.requests.remove();
    assertThat(request.getText()).isEqualTo("{\"basics\":{\"name\":\"Zoë <b>\"}}");
  }

  @Test
  void aBatchWhoseServerRefusesTheKeyEndsAtOnce() throws IOException {
    for (int n = 0; n < 50; n++) {
      server.failures.add(
          FakeServer.failure(Code.UNAUTHENTICATED, "AUTHENTICATION", "the key is not valid"));
    }
    write(
        IntStream.range(0, 10_000).mapToObj(n -> "{\"id\": " + n + ", \"text\": \"x\"}").toList());
    assertThat(shell.run("skills", "normalize", "--batch", "in.jsonl")).isEqualTo(4);
    assertThat(shell.error())
        .contains("stopped after 0 answered lines")
        .contains("the key is not valid");
    assertThat(server.requests.size()).isLessThan(100);
  }

  @Test
  void aStreamThatBreaksEndsTheBatchAfterTheLinesThatWereAnswered() throws IOException {
    write(
        IntStream.range(0, 20)
            .mapToObj(n -> "{\"id\": " + n + ", \"text\": \"" + (n == 12 ? "stop" : "ad") + "\"}")
            .toList());
    assertThat(shell.run("job", "parse", "--batch", "in.jsonl")).isEqualTo(5);
    assertThat(answers()).hasSize(10);
    assertThat(shell.error()).contains("stopped after 10 answered lines");
  }

  @Test
  void invalidEncodingAndEndlessLinesAreErrorsOfTheirLine() throws IOException {
    byte[] long1 = new byte[BatchReader.LONGEST_LINE_BYTES + 10];
    java.util.Arrays.fill(long1, (byte) 'x');
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    bytes.write(new byte[] {'"', (byte) 0xff, '"', '\n'});
    bytes.write(long1);
    bytes.write("\n{\"id\":1,\"text\":\"ad\"}".getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("in.jsonl"), bytes.toByteArray());
    assertThat(shell.run("job", "parse", "--batch", "in.jsonl")).isEqualTo(1);
    assertThat(shell.output().lines())
        .satisfiesExactly(
            first -> assertThat(first).contains("line 1 is not UTF-8"),
            second -> assertThat(second).contains("line 2 is longer than 16 MiB"),
            third -> assertThat(third).contains("\"roleTitle\":\"ad\""));
  }

  @Test
  void anEmptyBatchIsDoneAtOnceAndAMissingFileIsBadInput() throws IOException {
    write(List.of());
    assertThat(shell.run("job", "parse", "--batch", "in.jsonl")).isZero();
    assertThat(shell.output()).isEmpty();
    assertThat(shell.run("job", "parse", "--batch", "missing.jsonl")).isEqualTo(2);
  }

  private void write(List<String> lines) throws IOException {
    Files.writeString(
        folder.resolve("in.jsonl"), lines.stream().collect(Collectors.joining("\n", "", "\n")));
  }

  private List<JsonObject> answers() {
    return shell
        .output()
        .lines()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .toList();
  }
}
