package dev.rolewright.bench.gateway;

import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.ChatStarted;
import dev.rolewright.proto.v1.ChatTextDelta;
import dev.rolewright.proto.v1.GatewayServiceGrpc;
import dev.rolewright.proto.v1.StreamChatRequest;
import dev.rolewright.proto.v1.StreamChatResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Turns a call into a request of the vendor's interface and each of its events into a message. Of
 * an event it looks for the text only, with no parser of JSON.
 */
final class RelayChat extends GatewayServiceGrpc.GatewayServiceImplBase {
  private static final int BUFFER = 64 * 1024;
  private static final byte[] CONTENT = "\"content\":\"".getBytes(StandardCharsets.US_ASCII);

  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Upstream upstream;

  RelayChat(Upstream upstream) {
    this.upstream = upstream;
  }

  @Override
  public void streamChat(StreamChatRequest request, StreamObserver<StreamChatResponse> caller) {
    threads.execute(
        () -> {
          try (InputStream answer = upstream.open(body(request))) {
            caller.onNext(event(ChatEvent.newBuilder().setStarted(ChatStarted.newBuilder())));
            copy(answer, caller);
            caller.onNext(event(ChatEvent.newBuilder().setCompleted(ChatCompleted.newBuilder())));
            caller.onCompleted();
          } catch (IOException broken) {
            caller.onError(Status.UNAVAILABLE.asRuntimeException());
          }
        });
  }

  private static byte[] body(StreamChatRequest request) {
    String model = request.getModel();
    return ("{\"model\":\""
            + model.substring(model.indexOf('/') + 1)
            + "\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\""
            + request.getMessages(0).getContent()
            + "\"}]}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void copy(InputStream answer, StreamObserver<StreamChatResponse> caller)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    int filled = 0;
    for (int read; (read = answer.read(buffer, filled, buffer.length - filled)) >= 0; ) {
      filled += read;
      int line = 0;
      for (int index = filled - read; index < filled; index++) {
        if (buffer[index] == '\n') {
          say(buffer, line, index, caller);
          line = index + 1;
        }
      }
      System.arraycopy(buffer, line, buffer, 0, filled - line);
      filled -= line;
    }
  }

  private static void say(
      byte[] buffer, int start, int end, StreamObserver<StreamChatResponse> caller) {
    int text = find(buffer, start, end);
    if (text >= 0) {
      int length = 0;
      while (buffer[text + length] != '"') {
        length++;
      }
      caller.onNext(
          event(
              ChatEvent.newBuilder()
                  .setTextDelta(
                      ChatTextDelta.newBuilder()
                          .setText(new String(buffer, text, length, StandardCharsets.UTF_8)))));
    }
  }

  private static int find(byte[] buffer, int start, int end) {
    for (int at = start; at <= end - CONTENT.length; at++) {
      int index = 0;
      while (index < CONTENT.length && buffer[at + index] == CONTENT[index]) {
        index++;
      }
      if (index == CONTENT.length) {
        return at + CONTENT.length;
      }
    }
    return -1;
  }

  private static StreamChatResponse event(ChatEvent.Builder event) {
    return StreamChatResponse.newBuilder().setEvent(event).build();
  }
}
