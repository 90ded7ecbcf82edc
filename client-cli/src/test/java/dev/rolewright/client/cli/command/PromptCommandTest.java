package dev.rolewright.client.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.client.cli.FakeServer;
import dev.rolewright.client.cli.Shell;
import dev.rolewright.proto.v1.ActivatePromptVersionRequest;
import dev.rolewright.proto.v1.GetPromptVersionRequest;
import dev.rolewright.proto.v1.ListPromptVersionsRequest;
import dev.rolewright.proto.v1.RenderPromptRequest;
import dev.rolewright.proto.v1.RollbackPromptRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptCommandTest {
  private static final String ID = "01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10";

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
  void listsVersions() {
    assertThat(shell.run("prompt", "list", "--name", "greeting", "--active")).isZero();
    ListPromptVersionsRequest request = (ListPromptVersionsRequest) server.requests.remove();
    assertThat(request.getName()).isEqualTo("greeting");
    assertThat(request.getActiveOnly()).isTrue();
    assertThat(shell.output()).contains("greeting", "2.0.0", "in use", "1.0.0", "rolewright");
  }

  @Test
  void showsAVersionWhole() {
    assertThat(shell.run("prompt", "show", ID)).isZero();
    assertThat(((GetPromptVersionRequest) server.requests.remove()).getPromptVersionId())
        .isEqualTo(ID);
    assertThat(shell.output())
        .contains("Prompt greeting 2.0.0", "[[user]]\nGreet {{text}}.\n", "\"properties\"");
  }

  @Test
  void showsTheVersionInUseOfAName() {
    assertThat(shell.run("prompt", "show", "greeting")).isZero();
    ListPromptVersionsRequest search = (ListPromptVersionsRequest) server.requests.remove();
    assertThat(search.getName()).isEqualTo("greeting");
    assertThat(search.getActiveOnly()).isTrue();
    assertThat(((GetPromptVersionRequest) server.requests.remove()).getPromptVersionId())
        .isEqualTo(ID);
    assertThat(shell.output()).contains("Prompt greeting 2.0.0");

    assertThat(shell.run("prompt", "show", "unheard")).isEqualTo(3);
    assertThat(shell.error()).contains("no prompt \"unheard\" is in use");
    assertThat(shell.run("prompt", "show", "")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 100, 120})
  void printsNamesSoThatTheyCanBeCopied(int columns) {
    shell.width(columns);
    assertThat(shell.run("prompt", "list")).isZero();
    assertThat(shell.output()).contains("greeting", "rolewright_prompt_review");
  }

  @Test
  void marksWhatMustBeGiven() {
    assertThat(shell.run("prompt", "rollback", "--help")).isZero();
    assertThat(shell.output())
        .contains("Options, those marked * are needed:")
        .containsPattern("(?m)^\\* +--reason=TEXT")
        .containsPattern("(?m)^ +--from=ID")
        .containsPattern("(?m)^ +NAME ");
    assertThat(shell.run("prompt", "list", "--help")).isZero();
    assertThat(shell.output()).contains("\nOptions:\n");
  }

  @Test
  void activatesAndGoesBack() {
    assertThat(shell.run("prompt", "activate", ID)).isZero();
    assertThat(((ActivatePromptVersionRequest) server.requests.remove()).getPromptVersionId())
        .isEqualTo(ID);
    assertThat(shell.output()).contains("greeting 2.0.0", "in use", "1.0.0");
    assertThat(shell.run("prompt", "rollback", "greeting", "--reason", "bad", "--from", ID))
        .isZero();
    RollbackPromptRequest request = (RollbackPromptRequest) server.requests.remove();
    assertThat(request.getName()).isEqualTo("greeting");
    assertThat(request.getReason()).isEqualTo("bad");
    assertThat(request.getPromptVersionId()).isEqualTo(ID);
    assertThat(shell.run("prompt", "rollback", "greeting")).isEqualTo(2);
    assertThat(shell.error()).contains("--reason");
  }

  @Test
  void rendersByNameOrId() throws IOException {
    Files.writeString(folder.resolve("variables.json"), "{\"text\": \"Ada\"}");
    assertThat(shell.run("prompt", "render", "greeting", "--variables", "variables.json")).isZero();
    RenderPromptRequest byName = (RenderPromptRequest) server.requests.remove();
    assertThat(byName.getName()).isEqualTo("greeting");
    assertThat(byName.getVariables().getFieldsOrThrow("text").getStringValue()).isEqualTo("Ada");
    assertThat(shell.output()).contains("User\nGreet Ada.\n", "about 7 tokens");
    shell.input("{}".getBytes(StandardCharsets.UTF_8));
    assertThat(shell.run("prompt", "render", ID, "--variables", "-")).isZero();
    assertThat(((RenderPromptRequest) server.requests.remove()).getPromptVersionId()).isEqualTo(ID);
  }

  @Test
  void refusesVariablesThatAreNoObject() throws IOException {
    Files.writeString(folder.resolve("list.json"), "[1]");
    assertThat(shell.run("prompt", "render", "greeting", "--variables", "list.json")).isEqualTo(2);
    assertThat(shell.error()).isEqualTo("rolewright: list.json is no JSON object\n");
    assertThat(server.requests).isEmpty();
  }
}
