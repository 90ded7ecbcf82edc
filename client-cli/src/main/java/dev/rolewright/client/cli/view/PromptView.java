package dev.rolewright.client.cli.view;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.ChatMessage;
import dev.rolewright.proto.v1.ListPromptVersionsResponse;
import dev.rolewright.proto.v1.PromptVersion;
import dev.rolewright.proto.v1.RenderPromptResponse;
import java.util.stream.Collectors;

/** Shows versions of prompts. */
public final class PromptView {
  private PromptView() {}

  /** Prints one version whole. */
  public static void print(Terminal terminal, PromptVersion version) {
    Page page = Page.create(terminal);
    page.title("Prompt " + name(version), "");
    page.facts()
        .add("id", version.getId())
        .add("task", version.getTaskType())
        .add("state", state(version))
        .add("made by", version.getCreatedBy())
        .add("made", Words.time(version.getCreatedAt()))
        .add(
            "variables",
            version
                .getInputSchema()
                .getFieldsOrDefault("properties", Value.getDefaultInstance())
                .getStructValue()
                .getFieldsMap()
                .keySet()
                .stream()
                .collect(Collectors.joining(", ")))
        .add("hash", version.getContentHash())
        .print();
    page.heading("Template");
    version.getTemplate().lines().forEach(terminal::line);
    schema(page, "Input schema", version.getInputSchema());
    if (version.hasOutputSchema()) {
      schema(page, "Output schema", version.getOutputSchema());
    }
  }

  /** Prints which version is in use now and which was before. */
  public static void printChange(Terminal terminal, PromptVersion now, PromptVersion before) {
    Page page = Page.create(terminal);
    page.title("Prompt " + name(now), "");
    page.facts()
        .add("id", now.getId())
        .add("state", state(now))
        .add("before", before.getSemver())
        .print();
  }

  /** Prints versions without their texts. */
  public static void print(Terminal terminal, ListPromptVersionsResponse response) {
    Table table =
        Table.create(
            Table.Column.of("ID").look(terminal.style()::name),
            Table.Column.of("NAME"),
            Table.Column.of("VERSION"),
            Table.Column.of("STATE"),
            Table.Column.brief("MADE BY"),
            Table.Column.of("CREATED"));
    for (PromptVersion version : response.getPromptVersionsList()) {
      table.row(
          version.getId(),
          version.getName(),
          version.getSemver(),
          state(version),
          version.getCreatedBy(),
          Words.time(version.getCreatedAt()));
    }
    Lists.print(terminal, table, "no prompts", response.getNextPageToken());
  }

  /** Prints the messages for a model. */
  public static void print(Terminal terminal, RenderPromptResponse response) {
    Page page = Page.create(terminal);
    page.title(
        "Prompt " + name(response.getPromptVersion()),
        "about " + Words.count(response.getEstimatedInputTokens(), "token", "tokens"));
    for (ChatMessage message : response.getMessagesList()) {
      page.heading(
          switch (message.getRole()) {
            case CHAT_ROLE_SYSTEM -> "System";
            case CHAT_ROLE_USER -> "User";
            case CHAT_ROLE_ASSISTANT -> "Assistant";
            case CHAT_ROLE_UNSPECIFIED, UNRECOGNIZED -> "Other";
          });
      message.getContent().lines().forEach(terminal::line);
    }
  }

  private static void schema(Page page, String heading, Struct schema) {
    page.heading(heading);
    page.terminal().line(Json.line(schema));
  }

  private static String name(PromptVersion version) {
    return version.getName() + " " + version.getSemver();
  }

  private static String state(PromptVersion version) {
    String rolledBack =
        version.hasRolledBackAt() ? "rolled back " + Words.time(version.getRolledBackAt()) : "";
    return Words.join(", ", version.getIsActive() ? "in use" : "", rolledBack);
  }
}
