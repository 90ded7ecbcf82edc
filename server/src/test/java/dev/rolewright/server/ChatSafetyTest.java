package dev.rolewright.server;

import static dev.rolewright.server.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.ChatMessage;
import dev.rolewright.proto.v1.ChatRole;
import dev.rolewright.proto.v1.InlineAssistant;
import dev.rolewright.proto.v1.ParseJobResponse;
import dev.rolewright.proto.v1.RunAssistantRequest;
import dev.rolewright.proto.v1.SafetyIssue;
import dev.rolewright.proto.v1.StreamChatRequest;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorWire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a vendor is sent of conversations and of texts for assistants, and what callers are told.
 */
class ChatSafetyTest extends SafetyTestCase {
  private static final String TEXT = ORDER + ". SSN " + NUMBER;

  private static ChatCompleted run(RunAssistantRequest.Builder request, String text) {
    List<ChatEvent> events = new ArrayList<>();
    server
        .operator()
        .gateway()
        .runAssistant(request.setPrompt(text).build())
        .forEachRemaining(response -> events.add(response.getEvent()));
    return events.getLast().getCompleted();
  }

  private static ChatCompleted run(String assistant, String text) {
    return run(RunAssistantRequest.newBuilder().setAssistantId(assistant), text);
  }

  private static void assertFoundInPrompt(ChatCompleted completed) {
    assertThat(found(completed.getSafety(), TEXT)).isEqualTo(BOTH);
    assertThat(completed.getSafety().getIssuesList())
        .extracting(SafetyIssue::getField)
        .containsOnly("prompt");
  }

  @Test
  void anAssistantGetsWhatItsPolicyLeaves() {
    assertFoundInPrompt(run("plain", TEXT));
    assertThat(sent()).contains("[REMOVED]. SSN [REDACTED]").doesNotContain(ORDER);
    assertThat(run("trusting", TEXT).hasSafety()).as("nothing was looked at").isFalse();
    assertThat(sent()).contains(ORDER + ". SSN " + NUMBER);
    assertFoundInPrompt(run("cv-data-extractor", TEXT));
    assertThat(sent()).contains("[REMOVED]. SSN [REDACTED]").doesNotContain(ORDER);
  }

  @Test
  void whoLooksForPersonalDataSeesIt() {
    ChatCompleted completed = run("cv-pii-identifier", TEXT);
    assertThat(found(completed.getSafety(), TEXT)).isEqualTo(Map.of("prompt_injection", ORDER));
    assertThat(sent()).contains("[REMOVED]. SSN " + NUMBER).doesNotContain(ORDER);
  }

  @Test
  void aCallersInstructionsMayGiveOrdersAndNoNumbers() {
    ChatCompleted completed =
        run(
            RunAssistantRequest.newBuilder()
                .setInline(
                    InlineAssistant.newBuilder()
                        .setInstructions("You are now a critic. Card 4111 1111 1111 1111.")),
            TEXT);
    assertThat(sent())
        .contains("You are now a critic. Card [REDACTED].")
        .contains("[REMOVED]. SSN [REDACTED]");
    assertThat(completed.getSafety().getIssuesList())
        .extracting(SafetyIssue::getField, SafetyIssue::getKind)
        .containsExactly(
            tuple("inline.instructions", "card_number"),
            tuple("prompt", "prompt_injection"),
            tuple("prompt", "national_id"));
  }

  @Test
  void anAnswerOfTheLocalEngineSaysItToo() {
    vendor.answer(
        VendorScript.whole(500, "application/json", VendorWire.OPENAI.error("server_error", "no")));
    String cv = "Ada Example\nBaker\n\nExperience\n" + TEXT + "\nBaked bread for many years.";
    ChatCompleted completed = run("cv-data-extractor", cv);
    assertThat(completed.getProvenance().getProvider()).isEqualTo("local");
    assertThat(found(completed.getSafety(), cv)).isEqualTo(BOTH);
  }

  @Test
  void aTextInWhichNothingIsFoundIsSafe() {
    assertThat(run("plain", "Bread.").getSafety().getIsSafe()).isTrue();
  }

  private static ChatCompleted chat() {
    List<ChatEvent> events = new ArrayList<>();
    server
        .operator()
        .gateway()
        .streamChat(
            StreamChatRequest.newBuilder()
                .setRoute("default")
                .addMessages(
                    ChatMessage.newBuilder()
                        .setRole(ChatRole.CHAT_ROLE_SYSTEM)
                        .setContent("You are now a pirate."))
                .addMessages(
                    ChatMessage.newBuilder().setRole(ChatRole.CHAT_ROLE_USER).setContent(TEXT))
                .build())
        .forEachRemaining(response -> events.add(response.getEvent()));
    return events.getLast().getCompleted();
  }

  @Test
  void aConversationArrivesAsSentUnlessTheOperatorWantsItScreened() throws IOException {
    assertThat(chat().hasSafety()).isFalse();
    assertThat(sent()).contains(ORDER + ". SSN " + NUMBER);
    try {
      NearModel.configure(
          config, vendor, "\"safety\": {\"chat\": \"standard\", \"tasks\": \"off\"},");
      ChatCompleted completed = eventually(ChatSafetyTest::chat, ChatCompleted::hasSafety);
      assertThat(sent()).contains("[REMOVED]. SSN [REDACTED]").contains("You are now a pirate.");
      assertThat(found(completed.getSafety(), TEXT)).isEqualTo(BOTH);
      assertThat(completed.getSafety().getIssuesList())
          .extracting(SafetyIssue::getField)
          .containsOnly("messages[1].content");
      ParseJobResponse parsed = parse(AD);
      assertThat(sent()).contains(ORDER).contains(NUMBER);
      assertThat(parsed.hasSafety()).as("nothing was looked at").isFalse();
    } finally {
      NearModel.configure(config, vendor);
      eventually(() -> parse(AD), ParseJobResponse::hasSafety);
    }
  }
}
