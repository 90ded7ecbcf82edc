package dev.rolewright.client.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.client.cli.FakeServer;
import dev.rolewright.client.cli.Samples;
import dev.rolewright.client.cli.Shell;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ImportWarning;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobsRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same content is stored once: its request id is made of it. */
class StoredInputTest {
  @TempDir Path folder;
  private final FakeServer server = FakeServer.start();
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    shell = new Shell(folder).with(server);
    Files.writeString(folder.resolve("ad.txt"), "An ad");
    Files.writeString(folder.resolve("cv.json"), "{\"basics\": {}}");
    Files.writeString(folder.resolve("copy.json"), "{\"basics\": {}}");
    Files.writeString(folder.resolve("copy.txt"), "{\"basics\": {}}");
    Files.writeString(folder.resolve("copy"), "{\"basics\": {}}");
    Files.writeString(folder.resolve("other.json"), "{\"basics\": {\"name\": \"Zoë\"}}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theSameContentIsTheSameRequestWhateverTheCommandAndTheName() {
    shell.run("profile", "import", "cv.json");
    shell.run("profile", "import", "copy.json");
    shell.run("match", "--job", Samples.JOB, "--profile", "cv.json");
    shell.run("cv", "--job", Samples.JOB, "--profile", "cv.json");
    shell.run("profile", "import", "copy.txt");
    shell.run("profile", "import", "copy");
    shell.input("{\"basics\": {}}".getBytes(StandardCharsets.UTF_8));
    shell.run("profile", "import", "-");
    shell.input("{\"text\": \"{\\\"basics\\\": {}}\"}".getBytes(StandardCharsets.UTF_8));
    shell.run("profile", "import", "--batch", "-");
    shell.run("profile", "import", "other.json");

    List<String> ids =
        sent(ImportProfileRequest.class).map(ImportProfileRequest::getRequestId).toList();
    assertThat(ids).hasSize(9);
    assertThat(ids.subList(0, 8)).containsOnly(ids.get(0));
    assertThat(ids.get(8)).isNotEqualTo(ids.get(0));
    assertThat(ids)
        .allSatisfy(
            id -> {
              assertThat(UUID.fromString(id)).hasToString(id);
              assertThat(UUID.fromString(id).version()).isEqualTo(8);
              assertThat(UUID.fromString(id).variant()).isEqualTo(2);
            });
  }

  @Test
  void otherOptionsAreAnotherRequest() {
    shell.run("job", "parse", "ad.txt");
    shell.run("job", "parse", "ad.txt", "--company", "Quaylark");
    shell.run("job", "parse", "ad.txt", "--lines");
    List<String> ids = sent(ParseJobRequest.class).map(ParseJobRequest::getRequestId).toList();
    assertThat(ids.get(1)).isNotEqualTo(ids.get(0));
    assertThat(ids.get(2)).isEqualTo(ids.get(0));
  }

  @Test
  void whatIsNotStoredHasNoRequestIdSinceTheServerWouldKeepTheAnswer() {
    shell.run("job", "parse", "ad.txt", "--no-store");
    shell.run("profile", "import", "cv.json", "--no-store");
    shell.input("{\"id\":1,\"text\":\"An ad\"}\n".getBytes(StandardCharsets.UTF_8));
    shell.run("profile", "import", "--batch", "-", "--no-store");
    assertThat(sent(ParseJobRequest.class).map(ParseJobRequest::getRequestId)).containsOnly("");
    assertThat(sent(ImportProfileRequest.class).map(ImportProfileRequest::getRequestId))
        .containsExactly("", "");
  }

  @Test
  void aLineOfABatchIsStoredOnceToo() {
    shell.input(
        "{\"id\":1,\"text\":\"An ad\"}\n{\"id\":2,\"text\":\"An ad\"}\n"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(shell.run("job", "parse", "--batch", "-")).isZero();
    assertThat(shell.run("job", "parse", "ad.txt")).isZero();
    List<String> lines =
        sent(ParseJobsRequest.class).map(line -> line.getJob().getRequestId()).toList();
    assertThat(lines).hasSize(2);
    assertThat(sent(ParseJobRequest.class).map(ParseJobRequest::getRequestId))
        .containsExactly(lines.getFirst());
    assertThat(lines).containsOnly(lines.getFirst());
  }

  @Test
  void whatIsOddAboutAnImportedCvIsToldByEveryCommand() {
    server.importWarnings.add(
        ImportWarning.newBuilder().setMessage("25 of 25 lines were not understood.").build());
    for (String command : List.of("cv", "match")) {
      assertThat(shell.run(command, "--job", Samples.JOB, "--profile", "cv.json")).isZero();
      assertThat(shell.error()).contains("25 of 25 lines were not understood.");
    }
  }

  @Test
  void whatWasStoredIsToldWithTheWayToEraseIt() {
    assertThat(shell.run("cv", "--job", Samples.JOB, "--profile", "cv.json")).isZero();
    assertThat(shell.error())
        .startsWith(
            "stored as profile "
                + Samples.PROFILE
                + "\n  rolewright profile delete "
                + Samples.PROFILE
                + " erases it\n");
  }

  private <T> java.util.stream.Stream<T> sent(Class<T> type) {
    return server.requests.stream().filter(type::isInstance).map(type::cast);
  }
}
