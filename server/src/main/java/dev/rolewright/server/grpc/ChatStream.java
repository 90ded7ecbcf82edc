package dev.rolewright.server.grpc;

import dev.rolewright.domain.Provenance;
import dev.rolewright.llm.ChatAnswer;
import dev.rolewright.llm.ChatEvent;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.StructuredAnswers;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.server.mapping.ChatMapping;
import dev.rolewright.server.settings.GatewaySettings;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Turns one answer into the events of the contract, counted from 0. Used by one thread. */
final class ChatStream {
  private final RequestContext context;
  private final boolean isHeldBack;
  private final Consumer<dev.rolewright.proto.v1.ChatEvent> sink;
  private long sequence;

  private ChatStream(
      RequestContext context,
      boolean isHeldBack,
      Consumer<dev.rolewright.proto.v1.ChatEvent> sink) {
    this.context = context;
    this.isHeldBack = isHeldBack;
    this.sink = sink;
  }

  /**
   * Asks, and passes the answer on: as it is written, or whole where the route says so, and then
   * without anything that was taken back.
   *
   * @param settings what holds for all of the request
   * @param local the answer, as JSON, that the local engine gives where no model does; may be none
   */
  static void run(
      StructuredAnswers answers,
      RequestContext context,
      GatewaySettings settings,
      ChatRequest request,
      Function<RequestContext, Optional<String>> local,
      Consumer<dev.rolewright.proto.v1.ChatEvent> sink) {
    boolean isHeldBack = settings.bufferedRoutes().contains(request.target());
    ChatStream stream = new ChatStream(context, isHeldBack, sink);
    ChatAnswer answer;
    try {
      answer = answers.stream(context, settings.gateway(), request, stream::pass);
    } catch (RolewrightException failed) {
      context.checkActive();
      if (isOfTheRequest(failed.code())) {
        throw failed;
      }
      stream.standIn(local.apply(context).orElseThrow(() -> failed), failed.code());
      return;
    }
    if (isHeldBack) {
      stream.release(answer);
    }
    stream.send(stream.next().setCompleted(ChatMapping.completed(answer, request.purpose())));
  }

  /** A request that is wrong stays wrong. */
  private static boolean isOfTheRequest(ErrorCode reason) {
    return reason == ErrorCode.INVALID_FIELD || reason == ErrorCode.NOT_FOUND;
  }

  private void standIn(String json, ErrorCode reason) {
    ModelName engine = new ModelName(Provenance.LOCAL, LocalAssistants.ENGINE);
    if (sequence == 0) {
      start(new ChatEvent.Started(engine));
    } else {
      pass(new ChatEvent.Reset(reason, "No language model gave a whole answer.", engine));
    }
    send(next().setTextDelta(ChatMapping.textDelta(new ChatEvent.TextDelta(json))));
    send(
        next()
            .setCompleted(
                ChatMapping.local(
                    json,
                    ModelProvenance.of(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(reason),
                        Provenance.local(
                            LocalAssistants.ENGINE, context.elapsed(), Optional.empty())))));
  }

  private void pass(ChatEvent event) {
    if (isHeldBack) {
      return;
    }
    switch (event) {
      case ChatEvent.Started started -> start(started);
      case ChatEvent.TextDelta delta -> send(next().setTextDelta(ChatMapping.textDelta(delta)));
      case ChatEvent.Reset reset -> send(next().setReset(ChatMapping.reset(reset)));
      case ChatEvent.Completed completed ->
          throw new IllegalStateException("the end of an answer is its return value");
    }
  }

  private void release(ChatAnswer answer) {
    start(new ChatEvent.Started(answer.completed().model()));
    if (!answer.text().isEmpty()) {
      send(next().setTextDelta(ChatMapping.textDelta(new ChatEvent.TextDelta(answer.text()))));
    }
  }

  private void start(ChatEvent.Started started) {
    send(next().setStarted(ChatMapping.started(context.correlationId(), started)));
  }

  private dev.rolewright.proto.v1.ChatEvent.Builder next() {
    return dev.rolewright.proto.v1.ChatEvent.newBuilder().setSequence(sequence++);
  }

  private void send(dev.rolewright.proto.v1.ChatEvent.Builder event) {
    sink.accept(event.build());
  }
}
