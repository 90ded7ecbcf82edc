package dev.rolewright.http;

import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.ChatReset;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer as server-sent events. This API can't take back what it has sent, so a text that
 * may still change is held back: all of it where the caller asks for that, and one that is to be
 * JSON and does not begin like it, since it will be repaired.
 */
final class StreamedAnswer implements Answer {
  private static final int FULL = 16 * 1024;
  private static final byte[] DONE = ascii("data: [DONE]\n\n");
  private static final byte[] DATA = ascii("data: ");
  private static final byte[] END_OF_EVENT = ascii("\n\n");
  private static final byte[] CONTENT = ascii("{\"content\":\"");
  private static final byte[] END_OF_CONTENT = ascii("\"}");
  private static final byte[] UNFINISHED = ascii(",\"logprobs\":null,\"finish_reason\":null}]");
  private static final byte[] NO_USAGE = ascii(",\"usage\":null");

  private final ServerResponse response;
  private final TimedWriter connection;
  private final boolean includeUsage;
  private final boolean structured;
  private final JsonBytes ready = new JsonBytes(1_024);
  // What is held back; once text has left, the copy of it that a structured answer is held against.
  private final StringBuilder text = new StringBuilder();
  private boolean holding;
  private AnswerHead head = AnswerHead.UNKNOWN;
  private byte[] beforeChoice = new byte[0];
  private byte[] beforeDelta = new byte[0];
  private @Nullable OutputStream out;

  StreamedAnswer(
      ServerResponse response, TimedWriter connection, ChatCall call, boolean bufferUntilComplete) {
    this.response = response;
    this.connection = connection;
    this.includeUsage = call.includeUsage();
    this.structured = call.structured() && !bufferUntilComplete;
    this.holding = call.structured() || bufferUntilComplete;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void started(AnswerHead started) {
    head = started;
  }

  @Override
  public void text(String delta) throws IOException {
    if (holding || structured) {
      HeldText.add(delta, text);
    }
    if (!holding) {
      writeText(delta);
    } else if (structured && beginsLikeObject()) {
      holding = false;
      writeText(text.toString());
    }
  }

  private boolean beginsLikeObject() {
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (unit != ' ' && unit != '\n' && unit != '\r' && unit != '\t') {
        return unit == '{';
      }
    }
    return false;
  }

  @Override
  public boolean reset(ChatReset reset) throws IOException {
    if (out == null) {
      text.setLength(0);
      head = head.after(reset);
      return true;
    }
    failed(
        ApiError.of(
            502,
            ApiError.SERVER_ERROR,
            "answer_restarted",
            null,
            "The answer broke off ("
                + reset.getReason()
                + ") after text had been sent, and another one began, which this API can't say."
                + " Drop the text and ask again, or send the header"
                + " x-rolewright-buffer-until-complete: true."));
    return false;
  }

  @Override
  public void completed(ChatCompleted completed) throws IOException {
    if (out == null) {
      head = head.after(completed);
      AnswerHeaders.set(completed, response);
    }
    if (holding) {
      holding = false;
      writeText(StructuredText.of(completed, text.toString()));
    } else if (structured && !StructuredText.agrees(completed, text.toString())) {
      failed(
          ApiError.of(
              502,
              ApiError.SERVER_ERROR,
              "answer_repaired",
              null,
              "The answer was no valid JSON and was repaired after its text had been sent, which"
                  + " this API can't say. Send the header x-rolewright-buffer-until-complete: true,"
                  + " or ask without \"stream\"."));
      return;
    }
    begin();
    ready.raw(beforeDelta).raw("{},\"logprobs\":null,\"finish_reason\":\"");
    ready.raw(AnswerHead.finishReason(completed)).raw("\"}]");
    usageIsNull();
    Extension.write(completed, ready);
    ready.raw("}").raw(END_OF_EVENT);
    if (includeUsage) {
      ready.raw(beforeChoice).raw("],\"usage\":");
      AnswerHead.writeUsage(completed, ready);
      ready.raw("}").raw(END_OF_EVENT);
    }
    ready.raw(DONE);
    close();
  }

  @Override
  public boolean failed(ApiError error) throws IOException {
    if (out == null) {
      return false;
    }
    ready.raw(DATA);
    ErrorBody.write(error, ready);
    ready.raw(END_OF_EVENT);
    close();
    return true;
  }

  @Override
  public void flush() throws IOException {
    if (out != null && ready.length() > 0) {
      ready.writeTo(out);
      out.flush();
      ready.clear();
    }
  }

  private void close() throws IOException {
    if (ready.length() > 0) {
      // Goes along with the end of the response.
      connection.holdNext();
      flush();
    }
    if (out != null) {
      out.close();
    }
  }

  private void writeText(String delta) throws IOException {
    if (delta.isEmpty()) {
      return;
    }
    begin();
    ready.raw(beforeDelta).raw(CONTENT).inner(delta).raw(END_OF_CONTENT).raw(UNFINISHED);
    usageIsNull();
    ready.raw("}").raw(END_OF_EVENT);
    if (ready.length() > FULL) {
      flush();
    }
  }

  /** Sends the headers and the first event, which names the role. */
  private void begin() {
    if (out != null) {
      return;
    }
    AnswerHeaders.set(head, response);
    response.header(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    out = response.outputStream();
    // The headers go along with the first events.
    connection.holdNext();
    JsonBytes json = new JsonBytes(256);
    json.raw(DATA).raw("{\"id\":").text(head.id());
    json.raw(",\"object\":\"chat.completion.chunk\",\"created\":").number(head.created());
    json.raw(",\"model\":").text(head.fullModel()).raw(",\"choices\":[");
    beforeChoice = json.toArray();
    beforeDelta = json.raw("{\"index\":0,\"delta\":").toArray();
    ready.raw(beforeDelta).raw("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}");
    ready.raw(UNFINISHED);
    usageIsNull();
    ready.raw("}").raw(END_OF_EVENT);
  }

  private void usageIsNull() {
    if (includeUsage) {
      ready.raw(NO_USAGE);
    }
  }
}
