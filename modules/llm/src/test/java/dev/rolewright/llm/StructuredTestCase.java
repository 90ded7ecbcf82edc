package dev.rolewright.llm;

import static dev.rolewright.llm.World.text;

import dev.rolewright.llm.ChatEvent.Reset;
import dev.rolewright.llm.ChatEvent.Started;
import dev.rolewright.llm.ChatEvent.TextDelta;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks scripted models for answers in a shape. */
abstract class StructuredTestCase {
  static final AnswerFormat SKILLS =
      new AnswerFormat.JsonSchema(
          "skills",
          """
          {"type":"object","additionalProperties":false,"required":["title","skills"],
           "properties":{
             "title":{"type":["string","null"]},
             "level":{"enum":["junior","senior"]},
             "skills":{"type":"array","items":{
               "type":"object","required":["name"],
               "properties":{"name":{"type":"string"},"years":{"type":"integer"}}}}}}
          """);

  final World world = new World();
  final List<ChatEvent> events = new ArrayList<>();
  boolean mayKeep = true;
  @Nullable ChatAnswer answer;
  @Nullable RolewrightException failure;
  @Nullable ModelFailure tried;

  ScriptedProvider answers(String... texts) {
    return world.provider("one", 1_000, call -> List.of(text(texts[call])));
  }

  void ask(AnswerFormat format) {
    ask(format, new Cancellation());
  }

  void ask(AnswerFormat format, Cancellation cancellation) {
    long now = world.scheduler.nanoTime();
    RequestContext context =
        new RequestContext(
            "tenant",
            "key",
            "free",
            "id",
            now,
            now + World.LONG.toNanos(),
            world.scheduler,
            cancellation);
    ChatRequest request =
        new ChatRequest(
            World.ROUTE,
            List.of(new ChatMessage(ChatRole.USER, "Which skills?")),
            ChatParameters.CONFIGURED,
            format,
            "",
            Purpose.CHAT);
    StructuredAnswers structured = StructuredAnswers.create(world.gateway(), any -> mayKeep);
    world.scheduler.start(
        "client",
        () -> {
          switch (structured.attempt(context, structured.config(context), request, events::add)) {
            case ChatOutcome.Answered(ChatAnswer whole) -> answer = whole;
            case ChatOutcome.Failed failed -> {
              failure = failed.exception();
              tried = failed.failure();
            }
          }
        });
    world.scheduler.run();
  }

  ChatAnswer answer() {
    if (answer == null) {
      throw new AssertionError("no answer", failure);
    }
    return answer;
  }

  StructuredAnswer structured() {
    return answer().structured().orElseThrow();
  }

  String shown() {
    StringBuilder shown = new StringBuilder();
    for (ChatEvent event : events) {
      switch (event) {
        case TextDelta delta -> shown.append(delta.text());
        case Reset reset -> shown.setLength(0);
        case Started started -> {}
        case ChatEvent.Completed completed -> throw new AssertionError("completed within");
      }
    }
    return shown.toString();
  }
}
