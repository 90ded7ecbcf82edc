package dev.rolewright.client.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import dev.rolewright.client.cli.FakeServer;
import dev.rolewright.client.cli.Samples;
import dev.rolewright.client.cli.Shell;
import dev.rolewright.proto.v1.GetJobRequest;
import dev.rolewright.proto.v1.GetProfileRequest;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ListDocumentsRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a command is told before anything is read, sent or stored. */
class UsageTest {
  @TempDir Path folder;
  private final FakeServer server = FakeServer.start();
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    shell = new Shell(folder).with(server);
    Files.writeString(folder.resolve("ad.txt"), "An ad");
    Files.writeString(folder.resolve("cv.json"), "{}");
    Files.createDirectory(folder.resolve("ads"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "match --job ad.txt --profile cv.json --min-score 1.5 | --min-score takes 0 to 1",
        "match --job ad.txt --profile cv.json --min-score NaN | --min-score takes 0 to 1",
        "match --job ad.txt --profile cv.json --top-k 0 | --top-k takes 1 to 1000",
        "cv --job ad.txt --profile cv.json --max-bullets 21 | --max-bullets takes 1 to 20",
        "skills extract ad.txt --top-k 0 | --top-k takes 1 to 1000",
        "skills extract ad.txt --min-score -1 | --min-score takes 0 to 1",
        "skills normalize Java --top-k 101 | --top-k takes 1 to 100",
        "job list --page-size 0 | --page-size takes 1 to 1000",
        "profile list --page-size 1001 | --page-size takes 1 to 1000",
        "doc list --page-size -1 | --page-size takes 1 to 1000",
        "tenant list --page-size 0 | --page-size takes 1 to 1000",
        "key list --page-size 0 | --page-size takes 1 to 1000",
        "key create ci --expires-in 0 | --expires-in takes 1 to 36500",
        "key rotate 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10 --grace 169 | --grace takes 0 to 168",
        "key list --tenant acme | --tenant takes an id",
        "doc list --profile UNKNOWN | --profile takes an id",
        "doc show cv | ID takes an id",
        "profile delete ../etc | ID takes an id",
        "match --job - --profile - | only one input can be standard input",
        "cv --job - --profile - | only one input can be standard input",
        "skills compare --job - - | only one input can be standard input",
        "embed - - | only one input can be standard input",
        "job parse ads | ads is a directory; name a file in it",
        "profile import --batch ads | ads is a directory; name a file in it",
        "skills extract ads | ads is a directory; name a file in it",
        "match --job ad.txt --profile cv.json -o ads | ads can't be written: it is a directory",
        "match --job ad.txt --profile cv.json -o no/x.md | can't be written: there is no directory",
      })
  void isBadInput(String command, String complaint) {
    assertThat(shell.run(command.split(" "))).isEqualTo(2);
    assertThat(shell.error()).startsWith("rolewright: ").contains(complaint);
    assertThat(shell.output()).isEmpty();
    assertThat(server.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cv.json", "./cv.json", "link.json", "hard.json", "ad.txt"})
  void anInputIsNotWrittenOver(String output) throws IOException {
    Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("cv.json"));
    Files.createLink(folder.resolve("hard.json"), folder.resolve("cv.json"));
    for (String command : new String[] {"cv", "match"}) {
      assertThat(shell.run(command, "--job", "ad.txt", "--profile", "cv.json", "-o", output))
          .isEqualTo(2);
      assertThat(shell.error()).contains("which is read: name another file to write to");
    }
    assertThat(folder.resolve("cv.json")).hasContent("{}");
    assertThat(folder.resolve("ad.txt")).hasContent("An ad");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void anUnknownJobOrProfileIsToldBeforeAnythingIsStored() throws IOException {
    Files.write(folder.resolve("latin.txt"), new byte[] {'K', (byte) 0xf6, 'c', 'h'});
    for (String command : new String[] {"cv", "match"}) {
      server.failNext(
          GetJobRequest.class,
          FakeServer.failure(Code.NOT_FOUND, "NOT_FOUND", "There is no such job."));
      assertThat(shell.run(command, "--job", Samples.JOB, "--profile", "cv.json")).isEqualTo(3);
      assertThat(shell.error()).contains("There is no such job.");
      server.failNext(
          GetProfileRequest.class,
          FakeServer.failure(Code.NOT_FOUND, "NOT_FOUND", "There is no such profile."));
      assertThat(shell.run(command, "--job", "latin.txt", "--profile", Samples.PROFILE))
          .isEqualTo(3);
      assertThat(shell.error()).contains("There is no such profile.");
      // A job that can't be parsed, too.
      server.failNext(
          ParseJobRequest.class,
          FakeServer.failure(Code.INVALID_ARGUMENT, "INVALID_FIELD", "That is no ad."));
      assertThat(shell.run(command, "--job", "ad.txt", "--profile", "cv.json")).isEqualTo(2);
      assertThat(shell.run(command, "--job", "latin.txt", "--profile", "none.txt")).isEqualTo(2);
    }
    assertThat(server.requests)
        .noneMatch(ImportProfileRequest.class::isInstance)
        .filteredOn(ParseJobRequest.class::isInstance)
        .allSatisfy(sent -> assertThat(((ParseJobRequest) sent).getStore()).isFalse());
  }

  @ParameterizedTest
  @CsvSource({"0.39, true", "0.4, false", "0, true", "0.93, false"})
  void whatDoesNotLookLikeAJobAdIsSaidInOneLineAndTheCommandGoesOn(
      double confidence, boolean doubtful) {
    server.jobConfidence = confidence;
    for (String command :
        new String[] {
          "job parse ad.txt",
          "job parse ad.txt --json",
          "match --job ad.txt --profile cv.json",
          "cv --job ad.txt --profile cv.json"
        }) {
      assertThat(shell.run(command.split(" "))).isZero();
      assertThat(shell.error().lines().filter(line -> line.contains("look like a job ad")))
          .hasSize(doubtful ? 1 : 0)
          .allMatch(line -> line.startsWith("rolewright: ad.txt does not look like a job ad ("));
      assertThat(shell.output()).doesNotContain("look like a job ad");
    }
  }

  @Test
  void textInAnotherEncodingIsToldWithWhatTheUserCanDo() throws IOException {
    Files.write(folder.resolve("latin.txt"), new byte[] {'K', (byte) 0xf6, 'c', 'h'});
    for (String command : new String[] {"job parse", "profile import"}) {
      server.failures.add(
          FakeServer.failure(
              Code.INVALID_ARGUMENT,
              "INVALID_FIELD",
              "document.content: is no valid UTF-8",
              BadRequest.FieldViolation.newBuilder()
                  .setField("document.content")
                  .setDescription("is no valid UTF-8: name its charset in the media type.")
                  .build()));
      assertThat(shell.run((command + " latin.txt").split(" "))).isEqualTo(2);
      assertThat(shell.error())
          .startsWith("rolewright: latin.txt is no UTF-8 text")
          .contains("iconv -f ISO-8859-1 -t UTF-8")
          .doesNotContain("media type");
    }
  }

  @ParameterizedTest
  @CsvSource({"255044462d312e37ff, a PDF", "504b030414000600ff, a Word document"})
  void aDocumentOfAnOfficeProgramIsCalledSo(String begin, String kind) throws IOException {
    Files.write(folder.resolve("cv.pdf"), HexFormat.of().parseHex(begin));
    assertThat(shell.run("embed", "cv.pdf")).isEqualTo(2);
    assertThat(shell.error())
        .startsWith("rolewright: cv.pdf is " + kind)
        .contains("save its text as .txt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "match --jb ad.txt --profile cv.json | --jb | --job",
        "cv --job ad.txt --profle cv.json | --profle | --profile",
        "job parse ad.txt --nostore | --nostore | --no-store",
        "jbo parse ad.txt | jbo | job",
        "profil list | profil | profile",
        "job lsit | lsit | list",
        "--jsn health | --jsn | --json",
      })
  void whatIsMisspeltIsNamedWithWhatWasMeant(String command, String misspelt, String meant) {
    assertThat(shell.run(command.split(" "))).isEqualTo(2);
    assertThat(shell.error())
        .startsWith("rolewright: `" + misspelt + "` is no command or option here\n")
        .containsPattern("did you mean (\\S+ or )*\\Q" + meant + "\\E[ ?]");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void whatIsLikeNothingIsNotGuessed() {
    assertThat(shell.run("job", "parse", "ad.txt", "--quux")).isEqualTo(2);
    assertThat(shell.error())
        .contains("`--quux` is no command or option here")
        .doesNotContain("did you mean");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "job list --data-dir ''  | --data-dir is empty; give it a value or leave it out",
        "job list --server ''    | --server is empty; give it a value or leave it out",
        "--api-key-file ''  job list | --api-key-file is empty; give it a value or leave it out",
        "assistant run mine cv.json --sector '' | --sector is empty",
        "assistant run mine cv.json --seniority '' | --seniority is empty",
        "assistant run mine cv.json --profile-field '' | --profile-field is empty",
        "assistant run '' cv.json | ID is empty; give it a value\n",
        "assistant run mine '' | FILE|- is empty; give it a value or leave it out",
        "job parse ad.txt --company '' | --company is empty",
        "job parse --batch '' | --batch is empty",
        "job get ''           | ID is empty; give it a value\n",
        "match --job ad.txt --profile '' | --profile is empty; give it a value\n",
        "match --job ad.txt --profile cv.json -o '' | --output is empty",
        "skills extract --text '' | --text is empty",
        "skills normalize Java '' | NAME is empty",
        "tenant create acme --display-name '' | --display-name is empty",
        "key create ci --tenant '' | --tenant is empty",
        "privacy set --vendor acme --vendor '' | --vendor is empty",
        "usage --model '' | --model is empty",
      })
  void anEmptyValueIsNotTakenForOneThatWasNotGiven(String command, String complaint) {
    for (String empty : new String[] {"", " "}) {
      String[] words = command.split("\\s+");
      Arrays.setAll(words, index -> words[index].equals("''") ? empty : words[index]);
      assertThat(shell.run(words)).isEqualTo(2);
      assertThat(shell.error())
          .startsWith("rolewright: " + complaint.replace("\\n", "\n"))
          .contains("--help");
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void helpIsGivenWhateverElseIs() {
    assertThat(shell.run("usage", "--model", "", "--help")).isZero();
    assertThat(shell.output()).contains("Usage: rolewright usage");
  }

  @Test
  void noDocumentsOfAKnownProfileAreAnEmptyListAndThoseOfAnUnknownOneAnError() {
    assertThat(shell.run("doc", "list", "--profile", Samples.PROFILE)).isZero();
    assertThat(shell.output()).isEmpty();
    assertThat(shell.error()).contains("no documents written from this profile");
    assertThat(server.requests.remove()).isInstanceOf(ListDocumentsRequest.class);
    assertThat(server.requests.remove())
        .isEqualTo(GetProfileRequest.newBuilder().setProfileId(Samples.PROFILE).build());

    server.failNext(
        GetProfileRequest.class,
        FakeServer.failure(Code.NOT_FOUND, "NOT_FOUND", "There is no such profile."));
    assertThat(shell.run("doc", "list", "--profile", Samples.PROFILE, "--json")).isEqualTo(3);
    assertThat(shell.output()).isEmpty();
    assertThat(shell.error()).contains("There is no such profile.");
  }

  @Test
  void aRankingCanBeWrittenToAFile() throws IOException {
    String[] match = {"match", "--job", "ad.txt", "--profile", Samples.PROFILE, "-o", "match.txt"};
    assertThat(shell.watched(true).run(match)).isZero();
    assertThat(shell.output()).isEmpty();
    assertThat(shell.error()).contains("written to " + folder.resolve("match.txt"));
    assertThat(folder.resolve("match.txt"))
        .content()
        .startsWith("Overall match  0.74")
        .contains("Backend Engineer, Tern Logistics")
        .doesNotContain("\u001b");
    shell.run("match", "--job", "ad.txt", "--profile", Samples.PROFILE, "-o", "m.json", "--json");
    assertThat(Files.readAllLines(folder.resolve("m.json")))
        .satisfiesExactly(
            ranking -> assertThat(ranking).startsWith("{\"matches\":["),
            overall -> assertThat(overall).startsWith("{\"match\":{"));
  }

  @Test
  void aSecretThatGotLostIsToldWithTheWayToANewOne() {
    assertThat(shell.run("key", "rotate", Samples.JOB)).isEqualTo(5);
    assertThat(shell.output()).as("no program takes anything for the secret").isEmpty();
    assertThat(shell.error())
        .contains("create another key")
        .contains("rolewright key revoke " + Samples.JOB);
  }

  @Test
  void listsFitNarrowTerminalsAndKeepIdsWhole() {
    assertThat(shell.run("job", "list")).isZero();
    assertThat(shell.output()).as("a list in a pipe is its rows").doesNotContain("there is more");
    assertThat(shell.error()).contains("there is more: --page-token next");
    assertThat(shell.run("job", "list", "--page-token", "")).as("the first page").isZero();
    for (int columns : new int[] {40, 50, 60}) {
      assertThat(shell.width(columns).run("job", "list")).isZero();
      assertThat(shell.output().lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns))
          .contains(Samples.JOB, "there is more: --page-token next");
    }
  }
}
