package dev.rolewright.server.grpc;

import dev.rolewright.domain.Provenance;
import dev.rolewright.llm.ChatAnswer;
import dev.rolewright.llm.ChatEvent;
import dev.rolewright.llm.ChatOutcome;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.ModelFailure;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.StructuredAnswers;
import dev.rolewright.llm.WhenSpent;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.prompts.Findings;
import dev.rolewright.prompts.Screened;
import dev.rolewright.server.mapping.ChatMapping;
import dev.rolewright.server.settings.GatewaySettings;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Turns one answer into the events of the contract, counted from 0. Used by one thread. */
final class ChatStream {
  /** A request that is wrong stays wrong, and what a filter refused is not gone around. */
  private static final Set<ErrorCode> OF_THE_REQUEST =
      Set.of(
          ErrorCode.INVALID_FIELD,
          ErrorCode.NOT_FOUND,
          ErrorCode.BAD_REQUEST,
          ErrorCode.CONTENT_FILTER);

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
   * @param screened the request as vendors may see it
   * @param local answers where no model does; some of the caller's time is kept for it
   */
  static void run(
      StructuredAnswers answers,
      RequestContext context,
      GatewaySettings settings,
      Screened<ChatRequest> screened,
      Optional<StandIn> local,
      Consumer<dev.rolewright.proto.v1.ChatEvent> sink) {
    ChatRequest request = screened.value();
    boolean isHeldBack = settings.bufferedRoutes().contains(request.target());
    ChatStream stream = new ChatStream(context, isHeldBack, sink);
    RequestContext earlier = local.isPresent() ? context.withReserve() : context;
    switch (answers.attempt(earlier, settings.gateway(), request, stream::pass)) {
      case ChatOutcome.Answered(ChatAnswer answer) ->
          stream.complete(answer, request.purpose(), screened.findings());
      case ChatOutcome.Failed(RolewrightException failed, ModelFailure failure) -> {
        context.checkActive();
        boolean isRefused =
            failed.code() == ErrorCode.BUDGET_EXHAUSTED
                && settings.gateway().whenSpent() == WhenSpent.REFUSE;
        if (isRefused || OF_THE_REQUEST.contains(failed.code())) {
          throw failed;
        }
        String json = local.flatMap(any -> any.answer(context)).orElseThrow(() -> failed);
        stream.standIn(json, failure, screened.findings());
      }
    }
  }

  private void complete(ChatAnswer answer, Purpose purpose, Findings findings) {
    if (isHeldBack) {
      release(answer);
    }
    send(next().setCompleted(ChatMapping.completed(answer, purpose, findings)));
  }

  private void standIn(String json, ModelFailure failure, Findings findings) {
    ModelName engine = new ModelName(Provenance.LOCAL, LocalAssistants.ENGINE);
    if (sequence == 0) {
      start(new ChatEvent.Started(engine));
    } else {
      pass(new ChatEvent.Reset(failure.reason(), "No language model gave a whole answer.", engine));
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
                        Optional.of(failure),
                        Provenance.local(
                            LocalAssistants.ENGINE, context.elapsed(), Optional.empty())),
                    findings)));
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
