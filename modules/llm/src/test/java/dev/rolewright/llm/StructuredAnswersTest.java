package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.ChatEvent.Reset;
import dev.rolewright.llm.ScriptedProvider.Step;
import dev.rolewright.llm.StructuredAnswer.Source;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.SchemaViolation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How an answer comes to have the shape that was asked for. */
class StructuredAnswersTest extends StructuredTestCase {
  @Test
  void freeTextIsPassedThrough() {
    answers("{'a':1}");
    ask(new AnswerFormat.Text());

    assertThat(answer().structured()).isEmpty();
    assertThat(answer().text()).isEqualTo("{'a':1}").isEqualTo(shown());
    assertThat(answer().completed().attempts()).isOne();
  }

  @Test
  void whereNothingMayBeKeptEveryQuestionSaysSo() {
    mayKeep = false;
    answers("free", "wrong", "{\"title\":null,\"skills\":[]}", "free");
    ask(new AnswerFormat.Text());
    ask(SKILLS);
    mayKeep = true;
    ask(new AnswerFormat.Text());
    assertThat(world.recording.ended)
        .extracting(run -> run.purpose().keepsContent())
        .containsExactly(false, false, false, true);
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
}
