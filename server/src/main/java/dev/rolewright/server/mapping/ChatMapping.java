package dev.rolewright.server.mapping;

import dev.rolewright.domain.Provenance;
import dev.rolewright.llm.ChatAnswer;
import dev.rolewright.llm.ChatEvent;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.StructuredAnswer;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.prompts.Findings;
import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.ChatReset;
import dev.rolewright.proto.v1.ChatStarted;
import dev.rolewright.proto.v1.ChatTextDelta;
import dev.rolewright.proto.v1.InvalidField;
import dev.rolewright.proto.v1.ModelParameters;
import dev.rolewright.proto.v1.StructuredOutput;
import dev.rolewright.proto.v1.StructuredOutputSource;
import java.util.List;
import java.util.Optional;

/** Maps conversations and the events of their answers. */
public final class ChatMapping {
  private static final int MAX_MESSAGES = 1_000;
  private static final int MAX_CONTENT = 50_000;
  private static final int MAX_PROMPT = 200_000;
  private static final int MAX_STOPS = 4;
  private static final int MAX_STOP = 100;
  private static final double MAX_TEMPERATURE = 2;

  private ChatMapping() {}

  /** Notes what is wrong with messages. */
  public static void check(FieldChecks checks, List<dev.rolewright.proto.v1.ChatMessage> messages) {
    if (!checks.count("messages", messages.size(), 1, MAX_MESSAGES)) {
      return;
    }
    long length = 0;
    for (int index = 0; index < messages.size(); index++) {
      dev.rolewright.proto.v1.ChatMessage message = messages.get(index);
      String path = "messages[" + index + "]";
      if (!isKnown(message.getRole())) {
        checks.reject(path + ".role", "is missing or unknown; send SYSTEM, USER or ASSISTANT.");
      }
      checks.text(path + ".content", message.getContent(), 1, MAX_CONTENT);
      length += message.getContent().codePointCount(0, message.getContent().length());
    }
    if (length > MAX_PROMPT) {
      checks.reject(
          "messages",
          "have "
              + length
              + " characters in all; at most "
              + MAX_PROMPT
              + " are accepted: send fewer or shorter messages.");
    }
    if (messages.getLast().getRole() == dev.rolewright.proto.v1.ChatRole.CHAT_ROLE_SYSTEM) {
      checks.reject("messages", "end with a message of the system; end with one of the user.");
    }
  }

  private static boolean isKnown(dev.rolewright.proto.v1.ChatRole role) {
    return switch (role) {
      case CHAT_ROLE_SYSTEM, CHAT_ROLE_USER, CHAT_ROLE_ASSISTANT -> true;
      case CHAT_ROLE_UNSPECIFIED, UNRECOGNIZED -> false;
    };
  }

  /** Notes what is wrong with parameters at a path, which is empty or ends with a dot. */
  public static void check(FieldChecks checks, String path, ModelParameters parameters) {
    if (parameters.hasTemperature()
        && !(parameters.getTemperature() >= 0 && parameters.getTemperature() <= MAX_TEMPERATURE)) {
      checks.reject(path + "temperature", "is not in 0..2.");
    }
    if (parameters.hasTopP() && !(parameters.getTopP() > 0 && parameters.getTopP() <= 1)) {
      checks.reject(path + "top_p", "is not above 0 and at most 1.");
    }
    if (parameters.hasMaxTokens() && parameters.getMaxTokens() < 1) {
      checks.reject(
          path + "max_tokens", "is less than 1; leave it out for as many as are configured.");
    }
    if (checks.count(path + "stop", parameters.getStopCount(), 0, MAX_STOPS)) {
      for (int index = 0; index < parameters.getStopCount(); index++) {
        checkStop(checks, path + "stop[" + index + "]", parameters.getStop(index));
      }
    }
  }

  /** White space is a good place to stop at, so nothing is trimmed here. */
  private static void checkStop(FieldChecks checks, String field, String stop) {
    int length = stop.codePointCount(0, stop.length());
    if (length < 1 || length > MAX_STOP) {
      checks.reject(field, "has " + length + " characters; 1 to " + MAX_STOP + " are accepted.");
    }
  }

  /** Returns messages that passed {@link #check}. */
  public static List<ChatMessage> messages(List<dev.rolewright.proto.v1.ChatMessage> messages) {
    return messages.stream()
        .map(
            message ->
                new ChatMessage(
                    CommonMapping.withoutPrefix(ChatRole.class, "CHAT_ROLE_", message.getRole()),
                    message.getContent()))
        .toList();
  }

  /** Returns parameters that passed {@link #check}. */
  public static ChatParameters parameters(ModelParameters parameters) {
    return new ChatParameters(
        parameters.hasTemperature() ? Optional.of(parameters.getTemperature()) : Optional.empty(),
        parameters.hasTopP() ? Optional.of(parameters.getTopP()) : Optional.empty(),
        parameters.hasMaxTokens() ? Optional.of(parameters.getMaxTokens()) : Optional.empty(),
        parameters.getStopList(),
        parameters.hasSeed() ? Optional.of(parameters.getSeed()) : Optional.empty());
  }

  /** Maps the first event. */
  public static ChatStarted started(String correlationId, ChatEvent.Started started) {
    ModelName model = started.model();
    return ChatStarted.newBuilder()
        .setCorrelationId(correlationId)
        .setProvider(model.provider())
        .setModel(model.model())
        .build();
  }

  /** Maps more text. */
  public static ChatTextDelta textDelta(ChatEvent.TextDelta delta) {
    return ChatTextDelta.newBuilder().setText(delta.text()).build();
  }

  /** Maps a reset. */
  public static ChatReset reset(ChatEvent.Reset reset) {
    return ChatReset.newBuilder()
        .setReason(reset.reason().name())
        .setMessage(reset.message())
        .setProvider(reset.model().provider())
        .setModel(reset.model().model())
        .build();
  }

  /** Maps the last event. */
  public static ChatCompleted completed(ChatAnswer answer, Purpose purpose, Findings findings) {
    ChatEvent.Completed completed = answer.completed();
    ChatCompleted.Builder builder =
        ChatCompleted.newBuilder()
            .setProvenance(CommonMapping.provenance(provenance(completed, purpose)))
            .setTextLength(answer.text().codePointCount(0, answer.text().length()))
            .setRunId(completed.runId())
            .setWaitingTime(CommonMapping.duration(completed.waiting()));
    answer.structured().map(ChatMapping::structured).ifPresent(builder::setStructuredOutput);
    SafetyMapping.toProto(findings).ifPresent(builder::setSafety);
    return builder.build();
  }

  /** Maps the last event of an answer that the local engine gave, in the form that was wanted. */
  public static ChatCompleted local(
      String json, dev.rolewright.proto.v1.Provenance provenance, Findings findings) {
    ChatCompleted.Builder builder =
        ChatCompleted.newBuilder()
            .setProvenance(provenance)
            .setTextLength(json.codePointCount(0, json.length()))
            .setStructuredOutput(
                structured(
                    new StructuredAnswer(json, true, StructuredAnswer.Source.AS_SENT, List.of())));
    SafetyMapping.toProto(findings).ifPresent(builder::setSafety);
    return builder.build();
  }

  private static StructuredOutput structured(StructuredAnswer answer) {
    StructuredOutput.Builder builder =
        StructuredOutput.newBuilder()
            .setValue(StructMapping.struct(answer.json()))
            .setIsValid(answer.isValid())
            .setSource(
                CommonMapping.withPrefix(
                    StructuredOutputSource.class, "STRUCTURED_OUTPUT_SOURCE_", answer.source()));
    answer
        .violations()
        .forEach(
            violation ->
                builder.addInvalidFields(
                    InvalidField.newBuilder()
                        .setPointer(violation.pointer())
                        .setMessage(violation.message())));
    return builder.build();
  }

  /** Returns where an answer of a model came from. */
  public static Provenance provenance(ChatEvent.Completed completed, Purpose purpose) {
    return new Provenance(
        completed.model().provider(),
        completed.model().model(),
        purpose.promptName(),
        purpose.promptVersion(),
        purpose.promptHash(),
        completed.cache(),
        completed.cacheAge(),
        false,
        "",
        completed.attempts(),
        completed.usage(),
        Optional.of(completed.cost().picos()),
        completed.finishReason(),
        completed.latency(),
        completed.timeToFirstToken(),
        completed.variant().experiment(),
        completed.variant().name());
  }

  public static ModelParameters toProto(ChatParameters parameters) {
    ModelParameters.Builder builder = ModelParameters.newBuilder().addAllStop(parameters.stop());
    parameters.temperature().ifPresent(builder::setTemperature);
    parameters.topP().ifPresent(builder::setTopP);
    parameters.maxTokens().ifPresent(builder::setMaxTokens);
    parameters.seed().ifPresent(builder::setSeed);
    return builder.build();
  }

  public static dev.rolewright.proto.v1.ChatMessage toProto(ChatMessage message) {
    return dev.rolewright.proto.v1.ChatMessage.newBuilder()
        .setRole(role(message.role()))
        .setContent(message.content())
        .build();
  }

  private static dev.rolewright.proto.v1.ChatRole role(ChatRole role) {
    return CommonMapping.withPrefix(dev.rolewright.proto.v1.ChatRole.class, "CHAT_ROLE_", role);
  }
}
