package dev.rolewright.http;

import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.ChatReset;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;

/** Writes an answer as one object, once it is complete. */
final class WholeAnswer implements Answer {
  private final ServerResponse response;
  private final StringBuilder text = new StringBuilder();
  private AnswerHead head = AnswerHead.UNKNOWN;

  WholeAnswer(ServerResponse response) {
    this.response = response;
  }

  @Override
  public void started(AnswerHead started) {
    head = started;
  }

  @Override
  public void text(String delta) {
    HeldText.add(delta, text);
  }

  @Override
  public boolean reset(ChatReset reset) {
    text.setLength(0);
    head = head.after(reset);
    return true;
  }

  @Override
  public void completed(ChatCompleted completed) {
    head = head.after(completed);
    String content = StructuredText.of(completed, text.toString());
    JsonBytes json = new JsonBytes(512 + content.length());
    json.raw("{\"id\":").text(head.id());
    json.raw(",\"object\":\"chat.completion\",\"created\":").number(head.created());
    json.raw(",\"model\":").text(head.fullModel());
    json.raw(",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":");
    json.text(content);
    json.raw(",\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"");
    json.raw(AnswerHead.finishReason(completed)).raw("\"}],\"usage\":");
    AnswerHead.writeUsage(completed, json);
    Extension.write(completed, json);
    json.raw("}");
    AnswerHeaders.set(head, response);
    AnswerHeaders.set(completed, response);
    response.header(HeaderNames.CONTENT_TYPE, "application/json");
    response.send(json.toArray());
  }

  @Override
  public void flush() {
    // Nothing leaves before the end.
  }

  @Override
  public boolean failed(ApiError error) {
    return false;
  }
}
