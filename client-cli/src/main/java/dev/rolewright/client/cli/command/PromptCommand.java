package dev.rolewright.client.cli.command;

import com.google.protobuf.Struct;
import dev.rolewright.client.cli.connection.ClientException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.input.Inputs;
import dev.rolewright.client.cli.view.Json;
import dev.rolewright.client.cli.view.PromptView;
import dev.rolewright.proto.v1.ActivatePromptVersionRequest;
import dev.rolewright.proto.v1.GetPromptVersionRequest;
import dev.rolewright.proto.v1.ListPromptVersionsRequest;
import dev.rolewright.proto.v1.RenderPromptRequest;
import dev.rolewright.proto.v1.RollbackPromptRequest;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prompts: list, show, activate, rollback, render. */
@Command(
    name = "prompt",
    description = "Read versions of prompts, and choose which are in use.",
    subcommands = {
      PromptCommand.List.class,
      PromptCommand.Show.class,
      PromptCommand.Activate.class,
      PromptCommand.Rollback.class,
      PromptCommand.Render.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rolewright prompt list --active",
      "  rolewright prompt render parse_jd --variables variables.json"
    })
final class PromptCommand {
  private static final String NAME_OR_ID = "NAME|ID";
  private static final String ONE_VERSION =
      "a prompt, of which the version in use is taken, or one version";

  /** {@code prompt list}. */
  @Command(
      name = "list",
      description = "List versions by name, the newest semver first.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright prompt list --name parse_jd"})
  static final class List extends ClientCommand {
    @Mixin private PageOptions page = new PageOptions();

    @Option(
        names = "--name",
        paramLabel = "NAME",
        defaultValue = "",
        description = "only versions of this prompt")
    private String name = "";

    @Option(names = "--active", description = "only versions in use")
    private boolean active;

    @Override
    void checkUsage() {
      page.check(this);
    }

    @Override
    ExitCode run(Session session) {
      ListPromptVersionsRequest request =
          ListPromptVersionsRequest.newBuilder()
              .setPageSize(page.size())
              .setPageToken(page.token())
              .setName(name)
              .setActiveOnly(active)
              .build();
      return session.answer(
          server -> server.prompts().listPromptVersions(request), PromptView::print);
    }
  }

  /** {@code prompt show}. */
  @Command(
      name = "show",
      description = "Show a version with its template and schemas.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  rolewright prompt show parse_jd",
        "  rolewright prompt show 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"
      })
  static final class Show extends ClientCommand {
    @Parameters(paramLabel = NAME_OR_ID, description = ONE_VERSION)
    private String prompt = "";

    @Override
    void checkUsage() {
      if (prompt.isEmpty()) {
        throw usage(NAME_OR_ID + " is empty");
      }
    }

    @Override
    ExitCode run(Session session) {
      GetPromptVersionRequest request =
          GetPromptVersionRequest.newBuilder()
              .setPromptVersionId(Inputs.isId(prompt) ? prompt : inUse(session))
              .build();
      return session.answer(
          server -> server.prompts().getPromptVersion(request),
          (terminal, response) -> PromptView.print(terminal, response.getPromptVersion()));
    }

    /** Returns the id of the version of this name that is in use. */
    private String inUse(Session session) {
      ListPromptVersionsRequest request =
          ListPromptVersionsRequest.newBuilder()
              .setPageSize(1)
              .setName(prompt)
              .setActiveOnly(true)
              .build();
      return session
          .call(server -> server.prompts().listPromptVersions(request))
          .getPromptVersionsList()
          .stream()
          .findFirst()
          .orElseThrow(
              () ->
                  new ClientException(
                      ExitCode.NOT_FOUND,
                      "no prompt \"" + prompt + "\" is in use; `prompt list` shows what there is"))
          .getId();
    }
  }

  /** {@code prompt activate}. */
  @Command(
      name = "activate",
      description = "Put a version into use (admins only).",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright prompt activate 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"})
  static final class Activate extends StoredCommand {
    @Override
    ExitCode run(Session session) {
      ActivatePromptVersionRequest request =
          ActivatePromptVersionRequest.newBuilder().setPromptVersionId(id()).build();
      return session.answer(
          server -> server.prompts().activatePromptVersion(request),
          (terminal, response) ->
              PromptView.printChange(
                  terminal, response.getPromptVersion(), response.getPreviousVersion()));
    }
  }

  /** {@code prompt rollback}. */
  @Command(
      name = "rollback",
      description =
          "Go back to the last version that was in use and not rolled back (admins only).",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright prompt rollback parse_jd --reason \"It guesses the seniority.\""})
  static final class Rollback extends ClientCommand {
    @Parameters(paramLabel = "NAME", description = "the prompt, e.g. parse_jd")
    private String name = "";

    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        required = true,
        description = "why, for the record")
    private String reason = "";

    @Option(
        names = "--from",
        paramLabel = "ID",
        defaultValue = "",
        description = "the version to leave; refused where another one is in use by now")
    private String from = "";

    @Override
    void checkUsage() {
      requireId("--from", from);
    }

    @Override
    ExitCode run(Session session) {
      session.fieldNames().putAll(Map.of("prompt_version_id", "--from", "reason", "--reason"));
      RollbackPromptRequest request =
          RollbackPromptRequest.newBuilder()
              .setName(name)
              .setPromptVersionId(from)
              .setReason(reason)
              .build();
      // A repeat after a lost answer would go back one more step.
      return session.answerOnce(
          server -> server.prompts().rollbackPrompt(request),
          (terminal, response) ->
              PromptView.printChange(
                  terminal, response.getPromptVersion(), response.getRolledBackVersion()));
    }
  }

  /** {@code prompt render}. */
  @Command(
      name = "render",
      description = "Show what a model would be sent; no model is called.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  rolewright prompt render parse_jd --variables variables.json",
        "  echo '{\"text\": \"I am Ada.\"}' | rolewright prompt render cv_pii_identifier"
            + " --variables -"
      })
  static final class Render extends ClientCommand {
    @Parameters(paramLabel = NAME_OR_ID, description = ONE_VERSION)
    private String prompt = "";

    @Option(
        names = "--variables",
        paramLabel = "FILE|-",
        required = true,
        description = "a JSON object with a value for each variable")
    private String variables = "";

    @Override
    ExitCode run(Session session) {
      Struct values = Json.object(variables, session.inputs().requiredText(variables));
      RenderPromptRequest.Builder request = RenderPromptRequest.newBuilder().setVariables(values);
      if (Inputs.isId(prompt)) {
        request.setPromptVersionId(prompt);
      } else {
        request.setName(prompt);
      }
      return session.answer(
          server -> server.prompts().renderPrompt(request.build()), PromptView::print);
    }
  }
}
