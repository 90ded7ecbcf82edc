package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.ChatEvent.Reset;
import dev.rolewright.llm.ChatEvent.Started;
import dev.rolewright.llm.ChatEvent.TextDelta;
import dev.rolewright.llm.ScriptedProvider.Step;
import dev.rolewright.llm.StructuredAnswer.Source;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.SchemaViolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How an answer comes to have the shape that was asked for. */
class StructuredAnswersTest {
  private static final AnswerFormat SKILLS =
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

  private final World world = new World();
  private final List<ChatEvent> events = new ArrayList<>();
  private @Nullable ChatAnswer answer;
  private @Nullable RolewrightException failure;

  private ScriptedProvider answers(String... texts) {
    return world.provider("one", 1_000, call -> List.of(text(texts[call])));
  }

  private void ask(AnswerFormat format) {
    ask(format, new Cancellation());
  }

  private void ask(AnswerFormat format, Cancellation cancellation) {
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
    StructuredAnswers structured = StructuredAnswers.create(world.gateway());
    world.scheduler.start(
        "client",
        () -> {
          try {
            answer = structured.stream(context, request, events::add);
          } catch (RolewrightException failed) {
            failure = failed;
          }
        });
    world.scheduler.run();
  }

  private ChatAnswer answer() {
    if (answer == null) {
      throw new AssertionError("no answer", failure);
    }
    return answer;
  }

  private StructuredAnswer structured() {
    return answer().structured().orElseThrow();
  }

  private String shown() {
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

  @Test
  void freeTextIsPassedThrough() {
    answers("{'a':1}");
    ask(new AnswerFormat.Text());

    assertThat(answer().structured()).isEmpty();
    assertThat(answer().text()).isEqualTo("{'a':1}").isEqualTo(shown());
    assertThat(answer().completed().attempts()).isOne();
  }

  @Test
  void aValidAnswerIsTakenToTheByte() {
    String json = " {\"title\" : null, \"skills\":[ ]}\n";
    ScriptedProvider one = answers(json);
    ask(SKILLS);

    assertThat(structured()).isEqualTo(new StructuredAnswer(json, true, Source.AS_SENT, List.of()));
    assertThat(one.calls).hasSize(1);
    assertThat(one.calls.getFirst().request.format()).isEqualTo(SKILLS);
  }

  @Test
  void aFaultOfFormIsRepairedWithoutACall() {
    ScriptedProvider one = answers("```json\n{'title':'Baker','skills':[],}\n```");
    ask(SKILLS);

    assertThat(structured())
        .isEqualTo(
            new StructuredAnswer(
                "{\"title\":\"Baker\",\"skills\":[]}", true, Source.REPAIRED, List.of()));
    assertThat(shown()).startsWith("```json");
    assertThat(one.calls).hasSize(1);
  }

  @Test
  void anInvalidAnswerIsAskedForOnceMoreWithItsViolationsShown() {
    String wrong = "{\"title\":\"Baker\",\"skills\":[{\"years\":2}]}";
    String right = "{\"title\":\"Baker\",\"skills\":[]}";
    ScriptedProvider one = answers(wrong, right);
    ask(SKILLS);

    assertThat(structured())
        .isEqualTo(new StructuredAnswer(right, true, Source.RETRIED, List.of()));
    assertThat(answer().text()).isEqualTo(right).isEqualTo(shown());
    assertThat(events)
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("Started", "TextDelta", "Reset", "TextDelta");
    assertThat(events.get(2))
        .isInstanceOfSatisfying(
            Reset.class, reset -> assertThat(reset.reason()).isEqualTo(ErrorCode.RESPONSE_INVALID));
    List<ChatMessage> second = one.calls.get(1).request.messages();
    assertThat(second).hasSize(3);
    assertThat(second.get(1)).isEqualTo(new ChatMessage(ChatRole.ASSISTANT, wrong));
    assertThat(second.get(2).role()).isEqualTo(ChatRole.USER);
    assertThat(second.get(2).content()).contains("- /skills/0/name is missing.");
    assertThat(answer().completed().attempts()).isEqualTo(2);
    assertThat(answer().completed().usage().inputTokens()).isEqualTo(2);
  }

  @Test
  void theFieldsThatAreValidAreLeftAfterTheSecondFailure() {
    String wrong =
        "{\"title\":\"Baker\",\"level\":\"expert\",\"note\":1,"
            + "\"skills\":[{\"years\":2},{\"name\":\"Bread\",\"years\":\"x\"},{\"name\":\"Cake\"}]}";
    ScriptedProvider one = answers(wrong, wrong);
    ask(SKILLS);

    assertThat(one.calls).hasSize(2);
    assertThat(structured().json())
        .isEqualTo("{\"title\":\"Baker\",\"skills\":[{\"name\":\"Bread\"},{\"name\":\"Cake\"}]}");
    assertThat(structured().isValid()).isFalse();
    assertThat(structured().source()).isEqualTo(Source.PARTIAL);
    assertThat(structured().violations())
        .extracting(SchemaViolation::pointer)
        .containsExactly("/level", "/note", "/skills/0/name", "/skills/1/years");
  }

  @Test
  void aRequiredFieldThatNeverCameIsNamed() {
    answers("{\"title\":null}", "Sorry.");
    ask(SKILLS);

    assertThat(structured().json()).isEqualTo("{\"title\":null}");
    assertThat(structured().violations())
        .containsExactly(new SchemaViolation("/skills", "is missing."));
  }

  @Test
  void anAnswerWithoutJsonLeavesAnEmptyObject() {
    answers("Sorry.", "No.");
    ask(SKILLS);

    assertThat(structured().json()).isEqualTo("{}");
    assertThat(structured().violations())
        .containsExactly(new SchemaViolation("", "is no JSON object."));
  }

  @Test
  void anyObjectIsEnoughWhereNoSchemaIsGiven() {
    answers("[1]", "{\"a\":1}");
    ask(new AnswerFormat.JsonObject());

    assertThat(structured().json()).isEqualTo("{\"a\":1}");
    assertThat(structured().source()).isEqualTo(Source.RETRIED);
  }

  @Test
  void theFirstAnswersFieldsSurviveWhereTheSecondQuestionFails() {
    String wrong = "{\"title\":\"Baker\"}";
    world.provider(
        "one",
        1_000,
        call -> call == 0 ? List.of(text(wrong)) : List.of(fail(Fault.AUTHENTICATION)));
    ask(SKILLS);

    assertThat(structured().json()).isEqualTo(wrong);
    assertThat(answer().text()).isEqualTo(wrong).isEqualTo(shown());
    assertThat(answer().completed().attempts()).isEqualTo(2);
  }

  @Test
  void textOfASecondAnswerThatBreaksOffIsTakenBack() {
    String wrong = "{\"title\":\"Baker\"}";
    world.provider(
        "one",
        1_000,
        call ->
            call == 0
                ? List.of(text(wrong))
                : List.<Step>of(text("{\"tit"), fail(Fault.CONNECTION)));
    ask(SKILLS);

    assertThat(structured().json()).isEqualTo(wrong);
    assertThat(shown()).isEqualTo(wrong);
  }

  @Test
  void aCallerWhoWentAwayGetsNoPartialAnswer() {
    Cancellation cancellation = new Cancellation();
    world.provider(
        "one",
        1_000,
        call -> call == 0 ? List.of(text("{}")) : List.of(World.pause(5), text("{}")));
    world.scheduler.start(
        "leaver",
        () -> {
          try {
            world.scheduler.sleep(Duration.ofSeconds(2));
          } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
          }
          cancellation.cancel();
        });
    ask(SKILLS, cancellation);

    assertThat(answer).isNull();
    assertThat(Optional.ofNullable(failure))
        .hasValueSatisfying(
            cancelled -> assertThat(cancelled.code()).isEqualTo(ErrorCode.CANCELLED));
  }

  @Test
  void aSchemaThatIsNoneIsTheCallersMistake() {
    ScriptedProvider one = answers("{}");
    ask(new AnswerFormat.JsonSchema("mine", "{\"type\":\"strin\"}"));

    assertThat(one.calls).isEmpty();
    assertThat(Optional.ofNullable(failure))
        .hasValueSatisfying(
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST);
              assertThat(refused).hasMessageContaining("mine").hasMessageContaining("/type");
            });
  }

  private RequestRecord theOneRecord() {
    assertThat(world.recording.requests).hasSize(1);
    return world.recording.requests.getFirst();
  }

  private List<String> runs() {
    return world.recording.ended.stream().map(Run::id).toList();
  }

  @Test
  void aSecondQuestionBelongsToTheSameRequest() {
    world.provider(
        "one",
        1_000,
        call ->
            switch (call) {
              case 0 -> List.of(World.pause(2), text("no JSON"));
              case 1 -> List.of(fail(Fault.SERVER));
              default -> List.of(text("{\"title\":null,\"skills\":[]}"));
            });
    ask(SKILLS);
    RequestRecord request = theOneRecord();
    assertThat(request.runs()).hasSize(3).isEqualTo(runs());
    assertThat(world.recording.ended).extracting(Run::attempt).containsExactly(1, 2, 3);
    assertThat(request.error()).isEmpty();
    assertThat(request.usage()).contains(answer().completed().usage());
    assertThat(request.usage().orElseThrow().inputTokens()).as("of both answers").isEqualTo(2);
    assertThat(request.waiting()).isEqualTo(Duration.ofSeconds(1));
    assertThat(request.timeToFirstToken()).contains(Duration.ofSeconds(2));
    assertThat(request.latency()).isEqualTo(Duration.ofSeconds(3));
    assertThat(answer().completed().attempts()).isEqualTo(3);
  }

  @Test
  void aSecondQuestionThatFailsIsPartOfARequestThatHasAnAnswer() {
    world.provider(
        "one",
        1_000,
        call -> List.of(call == 0 ? text("{\"title\":null}") : fail(Fault.AUTHENTICATION)));
    world.provider("two", fail(Fault.AUTHENTICATION));
    ask(SKILLS);
    RequestRecord request = theOneRecord();
    assertThat(request.runs()).hasSize(3).isEqualTo(runs());
    assertThat(answer().completed().attempts()).isEqualTo(3);
    assertThat(request.model()).contains(new ModelName("one", "m"));
    assertThat(request.error()).isEmpty();
    assertThat(request.usage()).as("nobody counted the second question").isEmpty();
  }

  @Test
  void aRequestThatIsRefusedBeforeAnyModelIsAskedLeavesNoRecord() {
    world.provider("one", text("Hello"));
    ask(new AnswerFormat.JsonSchema("s", "{\"type\":7}"));
    assertThat(failure).isNotNull();
    assertThat(world.recording.requests).isEmpty();
  }
}
