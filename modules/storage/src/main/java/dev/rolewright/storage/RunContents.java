package dev.rolewright.storage;

import dev.rolewright.access.Vault;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.Run;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes of what was sent and written something that is no use without the key of the deployment. It
 * belongs to its attempt: moved to another row it can't be read. Without a key nothing is kept.
 */
final class RunContents {
  private static final String INPUT = "run input ";
  private static final String OUTPUT = "run output ";
  private static final String TEXT = "TEXT";
  private static final String JSON_OBJECT = "JSON_OBJECT";
  private static final String JSON_SCHEMA = "JSON_SCHEMA";

  private final Vault vault;

  RunContents(Vault vault) {
    this.vault = vault;
  }

  byte @Nullable [] seal(Run run, Optional<ChatRequest> input) {
    return input
        .filter(any -> vault.isOpen())
        .map(request -> sealed(INPUT, run, Json.write(stored(request))))
        .orElse(null);
  }

  byte @Nullable [] sealText(Run run, Optional<String> output) {
    return output.filter(any -> vault.isOpen()).map(text -> sealed(OUTPUT, run, text)).orElse(null);
  }

  Optional<ChatRequest> open(Run run, byte @Nullable [] sealed) {
    return opened(INPUT, run, sealed)
        .map(json -> request(Json.read(json, RunInput.class), run.purpose()));
  }

  String openText(Run run, byte @Nullable [] sealed) {
    return opened(OUTPUT, run, sealed).orElse("");
  }

  private byte[] sealed(String what, Run run, String text) {
    return vault.seal(purpose(what, run), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns what was sealed; empty where nothing was, or where the key it needs is gone. */
  private Optional<String> opened(String what, Run run, byte @Nullable [] sealed) {
    return sealed == null || !vault.isOpen()
        ? Optional.empty()
        : vault
            .open(purpose(what, run), sealed)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private static String purpose(String what, Run run) {
    return what + run.tenantId() + " " + run.id();
  }

  private static RunInput stored(ChatRequest request) {
    return switch (request.format()) {
      case AnswerFormat.Text text -> stored(request, TEXT, "", "");
      case AnswerFormat.JsonObject object -> stored(request, JSON_OBJECT, "", "");
      case AnswerFormat.JsonSchema schema ->
          stored(request, JSON_SCHEMA, schema.name(), schema.schema());
    };
  }

  private static RunInput stored(ChatRequest request, String format, String name, String schema) {
    return new RunInput(
        request.target(),
        request.messages(),
        request.parameters().or(request.suggested()),
        format,
        name,
        schema,
        request.user());
  }

  private static ChatRequest request(RunInput input, Purpose purpose) {
    AnswerFormat format =
        switch (input.format()) {
          case JSON_OBJECT -> new AnswerFormat.JsonObject();
          case JSON_SCHEMA -> new AnswerFormat.JsonSchema(input.schemaName(), input.schema());
          default -> new AnswerFormat.Text();
        };
    return new ChatRequest(
        input.target(),
        input.messages(),
        ChatParameters.CONFIGURED,
        input.parameters(),
        format,
        input.user(),
        purpose,
        Optional.empty());
  }
}
