package dev.rolewright.server.grpc;

import dev.rolewright.llm.ChatAnswer;
import dev.rolewright.llm.ChatEvent;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.GatewayConfig;
import dev.rolewright.llm.StructuredAnswers;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.server.mapping.ChatMapping;
import java.util.function.Consumer;

/** Turns one answer into the events of the contract, counted from 0. Used by one thread. */
final class ChatStream {
  private final RequestContext context;
  private final Consumer<dev.rolewright.proto.v1.ChatEvent> sink;
  private long sequence;

  private ChatStream(RequestContext context, Consumer<dev.rolewright.proto.v1.ChatEvent> sink) {
    this.context = context;
    this.sink = sink;
  }

  /** Asks, and passes the answer on as it is written. */
  static void run(
      StructuredAnswers answers,
      RequestContext context,
      GatewayConfig config,
      ChatRequest request,
      Consumer<dev.rolewright.proto.v1.ChatEvent> sink) {
    ChatStream stream = new ChatStream(context, sink);
    ChatAnswer answer = answers.stream(context, config, request, stream::pass);
    stream.send(stream.next().setCompleted(ChatMapping.completed(answer, request.purpose())));
  }

  private void pass(ChatEvent event) {
    switch (event) {
      case ChatEvent.Started started ->
          send(next().setStarted(ChatMapping.started(context.correlationId(), started)));
      case ChatEvent.TextDelta delta -> send(next().setTextDelta(ChatMapping.textDelta(delta)));
      case ChatEvent.Reset reset -> send(next().setReset(ChatMapping.reset(reset)));
      case ChatEvent.Completed completed ->
          throw new IllegalStateException("the end of an answer is its return value");
    }
  }

  private dev.rolewright.proto.v1.ChatEvent.Builder next() {
    return dev.rolewright.proto.v1.ChatEvent.newBuilder().setSequence(sequence++);
  }

  private void send(dev.rolewright.proto.v1.ChatEvent.Builder event) {
    sink.accept(event.build());
  }
}
