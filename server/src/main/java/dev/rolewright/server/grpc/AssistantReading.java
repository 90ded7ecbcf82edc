package dev.rolewright.server.grpc;

import dev.rolewright.access.Principal;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.CommonQuestion;
import dev.rolewright.llm.Purpose;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.prompts.Findings;
import dev.rolewright.prompts.InstructedInput;
import dev.rolewright.prompts.PromptTasks;
import dev.rolewright.prompts.PromptVersion;
import dev.rolewright.prompts.Prompts;
import dev.rolewright.prompts.RenderedPrompt;
import dev.rolewright.prompts.Screened;
import dev.rolewright.prompts.Screening;
import dev.rolewright.proto.v1.InlineAssistant;
import dev.rolewright.proto.v1.RunAssistantRequest;
import dev.rolewright.safety.spi.SafetyPolicy;
import dev.rolewright.server.mapping.ChatMapping;
import dev.rolewright.server.mapping.StructMapping;
import dev.rolewright.server.settings.Assistant;
import dev.rolewright.server.settings.GatewaySettings;
import java.util.List;
import java.util.Optional;

/** Makes a conversation of an assistant and an input. */
final class AssistantReading {
  private static final String TASK = "assistant";
  private static final String ANSWER = "answer";
  private static final int MAX_TEXT = 50_000;
  private static final int MAX_NAME = 200;

  private final Prompts prompts;

  AssistantReading(Prompts prompts) {
    this.prompts = prompts;
  }

  /**
   * What an assistant adds to the input.
   *
   * @param instructions as the server has them, without the input; empty for a caller's own
   */
  private record Instructed(
      String target,
      List<ChatMessage> messages,
      SafetyPolicy policy,
      Findings findings,
      ChatParameters parameters,
      ChatParameters suggested,
      AnswerFormat format,
      Purpose purpose,
      String instructions) {}

  /**
   * What is asked.
   *
   * @param findings what was found in the request
   * @param assistant empty where the request brings its own instructions or form of the answer
   */
  record Asked(ChatRequest chat, Findings findings, Optional<Assistant> assistant) {}

  /** Returns what a request asks; throws where something is wrong with it. */
  Asked read(Principal caller, RunAssistantRequest request, GatewaySettings settings) {
    RequestReading reading = RequestReading.of(request.getRequestId());
    FieldChecks checks = reading.checks();
    checks.text("prompt", request.getPrompt(), 1, MAX_TEXT);
    ChatReading.checkRest(checks, request.getUser(), request.getCategory());
    checkAssistant(checks, request);
    Optional<AnswerFormat> own =
        request.hasJsonSchema()
            ? reading.value(
                () ->
                    ChatReading.inline(
                        "json_schema",
                        ANSWER,
                        StructMapping.json("json_schema", request.getJsonSchema())))
            : Optional.empty();
    ChatReading.Privacy privacy = ChatReading.Privacy.read(reading, request.getPrivacy(), settings);
    reading.end();
    Optional<Assistant> assistant =
        request.hasInline() ? Optional.empty() : Optional.of(assistant(caller, request, settings));
    Instructed instructed =
        assistant
            .map(known -> configured(caller, known, request.getPrompt()))
            .orElseGet(() -> inline(settings, request.getInline(), request.getPrompt()));
    ChatRequest chat =
        new ChatRequest(
                instructed.target(),
                instructed.messages(),
                instructed.parameters(),
                instructed.suggested(),
                own.orElse(instructed.format()),
                request.getUser(),
                privacy.keepsContent()
                    ? instructed.purpose()
                    : instructed.purpose().withoutContent(),
                privacy.providers())
            .screenedBy(instructed.policy().name())
            .about(ChatReading.category(request.getCategory()));
    ChatRequest asked =
        assistant
            .filter(known -> isForCategory(settings, known, instructed))
            .flatMap(known -> CommonLanguage.of(request.getPrompt()))
            .map(
                language ->
                    chat.inCommon(
                        new CommonQuestion(
                            instructed.instructions(), language, request.getPrompt())))
            .orElse(chat);
    return new Asked(asked, instructed.findings(), own.isPresent() ? Optional.empty() : assistant);
  }

  /**
   * Tells whether the answer is to serve all of a category. What a policy finds fault with is one
   * caller's own matter: it asks for itself, and leaves its answer to nobody.
   */
  private static boolean isForCategory(
      GatewaySettings settings, Assistant assistant, Instructed instructed) {
    String task = instructed.purpose().task();
    boolean isWanted =
        assistant.cacheByCategory() || settings.gateway().cache().of(task).byCategory();
    return isWanted
        && !PromptTasks.ABOUT_A_TEXT.contains(task)
        && instructed.findings().all().isEmpty();
  }

  private static void checkAssistant(FieldChecks checks, RunAssistantRequest request) {
    switch (request.getAssistantCase()) {
      case ASSISTANT_ID -> checks.text("assistant_id", request.getAssistantId(), 1, MAX_NAME);
      case INLINE -> {
        InlineAssistant inline = request.getInline();
        checks.text("inline.instructions", inline.getInstructions(), 1, MAX_TEXT);
        checks.text("inline.model", inline.getModel(), 0, MAX_NAME);
        ChatMapping.check(checks, "inline.model_params.", inline.getModelParams());
      }
      case ASSISTANT_NOT_SET ->
          checks.reject("assistant", "is missing; send an assistant_id or inline instructions.");
    }
  }

  private static Assistant assistant(
      Principal caller, RunAssistantRequest request, GatewaySettings settings) {
    return Optional.ofNullable(settings.assistants().get(request.getAssistantId()))
        .filter(one -> one.isFor(caller.tenantName()))
        .orElseThrow(
            () ->
                UnknownAssistant.refusal(
                    request.getAssistantId(),
                    settings.assistants().values().stream()
                        .filter(one -> one.isFor(caller.tenantName()))
                        .map(Assistant::id)
                        .toList()));
  }

  private static Instructed inline(GatewaySettings settings, InlineAssistant inline, String input) {
    SafetyPolicy policy = settings.safety().assistants();
    Screened<String> instructions = Screening.instructions(policy, inline.getInstructions());
    Screened<List<ChatMessage>> messages =
        InstructedInput.messages(policy, instructions.value(), input);
    return new Instructed(
        inline.getModel().isEmpty() ? route(settings) : inline.getModel(),
        messages.value(),
        policy,
        instructions
            .findings()
            .named(any -> "inline.instructions")
            .and(ofPrompt(messages.findings())),
        ChatMapping.parameters(inline.getModelParams()),
        ChatParameters.CONFIGURED,
        new AnswerFormat.Text(),
        purpose(TASK),
        "");
  }

  private static String route(GatewaySettings settings) {
    return settings.gateway().routes().containsKey(TASK) ? TASK : settings.defaultRoute();
  }

  private Instructed configured(Principal caller, Assistant assistant, String input) {
    return switch (assistant.instructions()) {
      case Assistant.Instructions.Text(String text) -> {
        Screened<List<ChatMessage>> messages =
            InstructedInput.messages(assistant.safety(), text, input);
        yield new Instructed(
            assistant.model(),
            messages.value(),
            assistant.safety(),
            ofPrompt(messages.findings()),
            ChatParameters.CONFIGURED,
            assistant.parameters(),
            format(assistant).orElseGet(AnswerFormat.Text::new),
            purpose(TASK),
            text);
      }
      case Assistant.Instructions.Prompt(String name) ->
          prompted(assistant, prompts.active(caller.tenantId(), name), input);
    };
  }

  private Instructed prompted(Assistant assistant, PromptVersion version, String input) {
    RenderedPrompt rendered = prompts.renderText(assistant.safety(), version, input);
    return new Instructed(
        assistant.model(),
        rendered.messages(),
        assistant.safety(),
        ofPrompt(rendered.findings()),
        ChatParameters.CONFIGURED,
        assistant.parameters().or(rendered.parameters()),
        format(assistant).orElseGet(rendered::format),
        rendered.purpose(),
        version.content().template());
  }

  /** The one text of a caller is the request's prompt, whatever variable it is the value of. */
  private static Findings ofPrompt(Findings findings) {
    return findings.named(any -> "prompt");
  }

  private static Optional<AnswerFormat> format(Assistant assistant) {
    return assistant
        .outputSchema()
        .map(
            schema ->
                switch (schema) {
                  case Assistant.OutputSchema.BuiltIn(String name) -> NamedSchemas.get(name);
                  case Assistant.OutputSchema.Inline(String json) ->
                      new AnswerFormat.JsonSchema(ANSWER, json);
                });
  }

  private static Purpose purpose(String task) {
    return new Purpose(task, "", "", "", true);
  }
}
