package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.generation.AnswerView;
import dev.rolewright.client.cli.input.Inputs;
import dev.rolewright.client.cli.view.Json;
import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.RunAssistantRequest;
import dev.rolewright.proto.v1.RunAssistantResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Assistants: run. */
@Command(
    name = "assistant",
    description = "Have a text worked on by a language model under instructions with a name.",
    subcommands = {AssistantCommand.Run.class},
    footerHeading = "%nExamples:%n",
    footer = {"  rolewright assistant run cv-data-extractor cv.txt"})
final class AssistantCommand {
  /** {@code assistant run}. */
  @Command(
      name = "run",
      description = "Give an assistant a text and show its answer, live.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  rolewright assistant run cv-data-extractor cv.txt",
        "  rolewright assistant run cv-pii-identifier < cv.txt > found.json",
        "  rolewright assistant run interview-questions question.txt \\",
        "      --sector health --seniority senior --profile-field nursing",
        "",
        "For an id that is not there the server tells those that are.",
        "Exit code 1 where the answer does not meet the assistant's schema in all fields."
      })
  static final class Run extends ClientCommand {
    @Parameters(
        index = "0",
        paramLabel = "ID",
        description = "the assistant, e.g. cv-data-extractor, cv-pii-identifier, cv-skills-analyst")
    private String id = "";

    @Parameters(
        index = "1",
        arity = "0..1",
        paramLabel = "FILE|-",
        defaultValue = Inputs.STANDARD_INPUT,
        description = "the text in UTF-8; standard input where it is left out")
    private String file = "";

    @Mixin private CategoryOptions about = new CategoryOptions();

    @Override
    ExitCode run(Session session) {
      session.fieldNames().putAll(Map.of("assistant_id", "ID", "prompt", Inputs.describe(file)));
      session.fieldNames().putAll(CategoryOptions.FIELD_NAMES);
      RunAssistantRequest request =
          RunAssistantRequest.newBuilder()
              .setRequestId(Session.requestId())
              .setAssistantId(id)
              .setPrompt(session.inputs().requiredText(file))
              .setCategory(about.category())
              .build();
      boolean isWhole =
          session.json() ? printEvents(session, request) : printAnswer(session, request);
      return isWhole ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private static boolean printAnswer(Session session, RunAssistantRequest request) {
      AnswerView view = AnswerView.create(session.terminal());
      stream(session, request, response -> view.accept(response.getEvent()));
      return view.finish();
    }

    private static boolean printEvents(Session session, RunAssistantRequest request) {
      AtomicBoolean isWhole = new AtomicBoolean();
      stream(
          session,
          request,
          response -> {
            session.terminal().data(Json.line(response));
            session.terminal().flush();
            if (response.getEvent().hasCompleted()) {
              ChatCompleted completed = response.getEvent().getCompleted();
              isWhole.set(
                  !completed.hasStructuredOutput() || completed.getStructuredOutput().getIsValid());
            }
          });
      return isWhole.get();
    }

    private static void stream(
        Session session, RunAssistantRequest request, Consumer<RunAssistantResponse> reader) {
      session.connection().stream(
          () -> session.connection().answers().runAssistant(request), reader);
    }
  }
}
