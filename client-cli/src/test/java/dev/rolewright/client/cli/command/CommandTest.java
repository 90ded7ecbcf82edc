package dev.rolewright.client.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.rolewright.client.cli.FakeServer;
import dev.rolewright.client.cli.Samples;
import dev.rolewright.client.cli.Shell;
import dev.rolewright.proto.v1.CompareKeywordsRequest;
import dev.rolewright.proto.v1.CreateApiKeyRequest;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GetProfileRequest;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
  @TempDir Path folder;
  private final FakeServer server = FakeServer.start();
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    shell = new Shell(folder).with(server);
    Files.writeString(folder.resolve("ad.txt"), "Wir suchen eine Köchin 👩‍🍳");
    Files.writeString(folder.resolve("ad.html"), "<p>A job</p>");
    Files.write(folder.resolve("latin.txt"), "Köchin".getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(folder.resolve("cv.json"), "{\"basics\": {}}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void plainTextGoesAsTextRelativeToWhereTheUserStands() {
    assertThat(shell.run("job", "parse", "ad.txt", "--company", "Quaylark")).isZero();
    ParseJobRequest request = only(ParseJobRequest.class);
    assertThat(request.getText()).isEqualTo("Wir suchen eine Köchin 👩‍🍳");
    assertThat(request.getCompanyNameHint()).isEqualTo("Quaylark");
    assertThat(request.getStore()).isTrue();
    assertThat(UUID.fromString(request.getRequestId())).isNotNull();
    assertThat(server.keys).containsOnly("Bearer " + FakeServer.KEY);
  }

  @Test
  void otherFormatsAndEncodingsGoAsDocuments() {
    assertThat(shell.run("job", "parse", "ad.html", "--no-store")).isZero();
    assertThat(shell.run("job", "parse", "latin.txt")).isZero();
    ParseJobRequest html = (ParseJobRequest) server.requests.remove();
    assertThat(html.getDocument().getMediaType()).isEqualTo("text/html");
    assertThat(html.getDocument().getFileName()).isEmpty();
    assertThat(html.getStore()).isFalse();
    ParseJobRequest latin = (ParseJobRequest) server.requests.remove();
    assertThat(latin.getDocument().getContent())
        .isEqualTo(ByteString.copyFrom("Köchin", StandardCharsets.ISO_8859_1));
    assertThat(latin.getDocument().getMediaType()).isEmpty();
    assertThat(latin.getDocument().getFileName()).isEqualTo("latin.txt");
  }

  @Test
  void aHyphenIsStandardInput() {
    shell.input("An ad from a pipe".getBytes(StandardCharsets.UTF_8));
    assertThat(shell.run("job", "parse", "-")).isZero();
    assertThat(only(ParseJobRequest.class).getText()).isEqualTo("An ad from a pipe");
  }

  @Test
  void badInputIsToldBeforeTheServerIsLookedFor() throws IOException {
    Shell alone = new Shell(folder);
    assertThat(alone.run("job", "parse", "missing.txt")).isEqualTo(2);
    assertThat(alone.error()).isEqualTo("rolewright: missing.txt does not exist\n");
    Files.write(folder.resolve("huge.txt"), new byte[10 * 1024 * 1024 + 1]);
    assertThat(alone.run("job", "parse", "huge.txt")).isEqualTo(2);
    assertThat(alone.error()).contains("10 MiB");
    assertThat(alone.run("skills", "extract", "latin.txt")).isEqualTo(2);
    assertThat(
            alone.run("cv", "--job", "ad.txt", "--profile", "cv.json", "-o", "no/such/folder.md"))
        .isEqualTo(2);
  }

  @Test
  void aJobFileIsSentAlongAndAProfileFileIsStored() {
    assertThat(
            shell.run(
                "match",
                "--job",
                "ad.html",
                "--profile",
                "cv.json",
                "--top-k",
                "3",
                "--min-score",
                "0.2"))
        .isZero();
    ParseJobRequest parsed = (ParseJobRequest) server.requests.remove();
    assertThat(parsed.getStore()).isFalse();
    ImportProfileRequest imported = (ImportProfileRequest) server.requests.remove();
    assertThat(imported.getText()).isEqualTo("{\"basics\": {}}");
    MatchArtifactsRequest match = (MatchArtifactsRequest) server.requests.remove();
    assertThat(match.getJob().getText()).isEqualTo("<p>A job</p>");
    assertThat(match.getProfile().getProfileId()).isEqualTo(Samples.PROFILE);
    assertThat(match.getTopK()).isEqualTo(3);
    assertThat(match.getMinScore()).isEqualTo(0.2);
    assertThat(shell.error()).contains("stored as profile " + Samples.PROFILE);
    assertThat(shell.output())
        .contains("Overall match  0.74")
        .contains("Backend Engineer, Tern Logistics")
        .contains("Safety\n  ! national_id, in evidence[e1].description\n");
  }

  @Test
  void idsAreUsedAsTheyAre() {
    assertThat(shell.run("match", "--job", Samples.JOB, "--profile", Samples.PROFILE)).isZero();
    MatchArtifactsRequest match = (MatchArtifactsRequest) server.requests.remove();
    assertThat(match.getJob().getJobId()).isEqualTo(Samples.JOB);
    assertThat(match.getProfile().getProfileId()).isEqualTo(Samples.PROFILE);
    assertThat(shell.error()).isEmpty();
  }

  @Test
  void aJobFileThatIsNoTextIsStoredAfterTheProfileWasLookedUp() {
    assertThat(shell.run("cv", "--job", "latin.txt", "--profile", Samples.PROFILE)).isZero();
    assertThat(server.requests.remove()).isInstanceOf(GetProfileRequest.class);
    assertThat(server.requests.remove()).isInstanceOf(ParseJobRequest.class);
    GenerateCvRequest request = (GenerateCvRequest) server.requests.remove();
    assertThat(request.getJob().getJobId()).isEqualTo(Samples.JOB);
    assertThat(shell.error()).contains("stored as job " + Samples.JOB);
  }

  @Test
  void jsonIsTheWholeAnswerOnOneLineWithDefaultValues() {
    assertThat(shell.run("skills", "normalize", "k8s", "--json")).isZero();
    assertThat(shell.output())
        .isEqualTo(
            "{\"results\":[{\"text\":\"k8s\",\"candidates\":[{\"skillId\":\"\",\"label\":\"K8S\",\"score\":1.0}]}]}\n");
    assertThat(shell.run("--json", "match", "--job", "ad.txt", "--profile", Samples.PROFILE))
        .isZero();
    assertThat(shell.output().lines())
        .satisfiesExactly(
            ranking -> assertThat(ranking).startsWith("{\"matches\":["),
            overall -> assertThat(overall).startsWith("{\"match\":{"));
  }

  @Test
  void jsonOfAStreamIsOneLineAnEvent() {
    assertThat(shell.run("cv", "--job", "ad.txt", "--profile", Samples.PROFILE, "--json")).isZero();
    assertThat(shell.output().lines())
        .hasSize(10)
        .allMatch(line -> line.startsWith("{\"event\":{\"sequence\":\""));
  }

  @Test
  void aCvThatIsNotToBeKeptIsAskedForWithoutARequestId() {
    assertThat(shell.run("cv", "--job", Samples.JOB, "--profile", Samples.PROFILE, "--no-store"))
        .isZero();
    GenerateCvRequest request = (GenerateCvRequest) server.requests.remove();
    assertThat(request.getStore()).isFalse();
    assertThat(request.getRequestId()).isEmpty();
  }

  @Test
  void theCvIsWrittenToAFileAndStandsAloneInAPipe() throws IOException {
    assertThat(shell.run("cv", "--job", "ad.txt", "--profile", Samples.PROFILE, "-o", "out.md"))
        .isZero();
    assertThat(folder.resolve("out.md"))
        .content()
        .startsWith("# Maya Okafor\n")
        .endsWith("120 ms\n");
    assertThat(shell.output())
        .isEqualTo(
            """
            ## Summary

            Backend engineer with seven years of Java.

            ## Experience

            ### Backend Engineer, Tern Logistics
            - Cut the p99 of the booking API from 900 ms to 120 ms

            """);
    assertThat(shell.error()).contains("No evidence names Kubernetes.").contains("written to");
  }

  @Test
  void colorsAreForTerminalsOnly() {
    shell.run("job", "parse", "ad.txt");
    assertThat(shell.output()).contains("Senior Backend Engineer").doesNotContain("\u001b");
    shell.watched(false).run("job", "parse", "ad.txt");
    assertThat(shell.output()).doesNotContain("\u001b");
    shell.watched(true).run("job", "parse", "ad.txt");
    assertThat(shell.output()).contains("\u001b[1mSenior Backend Engineer\u001b[0m");
  }

  @Test
  void aKeyIsCreatedWithItsRolesAndItsSecretIsShown() {
    assertThat(shell.run("key", "create", "ci", "--role", "admin", "--expires-in", "2")).isZero();
    CreateApiKeyRequest request = only(CreateApiKeyRequest.class);
    assertThat(request.getRolesList()).containsExactly(Role.ROLE_ADMIN);
    assertThat(request.hasExpireTime()).isTrue();
    assertThat(shell.output()).as("a file has the secret alone").isEqualTo("rw_secret\n");
    assertThat(shell.error())
        .startsWith("API key ci: id k1, roles admin, expires never")
        .contains("shown once");
    assertThat(shell.run("key", "create", "ci", "--json")).isZero();
    assertThat(shell.output()).startsWith("{\"apiKey\":{").contains("\"secret\":\"rw_secret\"");
    shell.watched(false).run("key", "create", "ci");
    assertThat(shell.output())
        .startsWith("API key ci\n")
        .contains("\nrw_secret\n")
        .contains("shown once");
  }

  @Test
  void healthNeedsNoKeyAndTellsEachService() {
    Shell keyless = new Shell(folder).variable("ROLEWRIGHT_SERVER", server.address());
    assertThat(keyless.run("health")).isZero();
    assertThat(keyless.output())
        .containsPattern("rolewright.v1.JobParsingService +serving\n")
        .containsPattern("rolewright.v1.AdminService +not serving\n");
    assertThat(server.keys).containsOnly("");
    assertThat(keyless.run("health", "--json")).isZero();
    assertThat(keyless.output()).startsWith("{\"service\":\"\",\"status\":\"SERVING\"}\n");
    server.stopServing();
    assertThat(keyless.run("health")).isEqualTo(5);
  }

  private <T> T only(Class<T> type) {
    assertThat(server.requests).hasSize(1);
    return type.cast(server.requests.element());
  }

  @Test
  void whatIsNotImplementedByTheServerIsUnavailable() {
    assertThat(shell.run("skills", "compare", "--job", "ad.txt", "ad.txt")).isEqualTo(5);
    assertThat(shell.error()).contains("does not offer this");
    assertThat(server.requests).noneMatch(CompareKeywordsRequest.class::isInstance);
  }
}
