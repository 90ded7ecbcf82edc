package dev.rolewright.llm;

import dev.rolewright.domain.CacheState;
import dev.rolewright.llm.ChatEvent.Completed;
import dev.rolewright.llm.StructuredAnswer.Source;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.JsonSchema;
import dev.rolewright.platform.JsonSchemaException;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.SchemaViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Answers conversations in the shape that was asked for. Everything that wants an answer of a model
 * asks here, and the gateway is behind it. The steps, each taken only where the one before did not
 * give an answer that is valid by the schema:
 *
 * <ol>
 *   <li>the vendor's own JSON mode, which the provider asks for;
 *   <li>{@link JsonRepair}, which costs nothing;
 *   <li>once more through the gateway, with the answer and its violations shown to the model, which
 *       is a request like any other to the cache: those who got the same answer ask the same;
 *   <li>the fields that are valid, marked as partial.
 * </ol>
 *
 * Safe for use by many threads; a call runs on its caller's thread.
 */
public final class StructuredAnswers {
  private static final JsonSchema ANY_OBJECT = JsonSchema.parse("{\"type\":\"object\"}");

  private final Gateway gateway;
  private final Predicate<RequestContext> mayKeep;
  private final SchemaCache schemas = new SchemaCache();

  private StructuredAnswers(Gateway gateway, Predicate<RequestContext> mayKeep) {
    this.gateway = gateway;
    this.mayKeep = mayKeep;
  }

  /** Creates the steps before a gateway for callers of whom everything may be kept. */
  public static StructuredAnswers create(Gateway gateway) {
    return create(gateway, any -> true);
  }

  /**
   * Creates the steps before a gateway.
   *
   * @param mayKeep tells of a call whether its questions and answers may be kept at all; where not,
   *     none of it is, whatever the question says
   */
  public static StructuredAnswers create(Gateway gateway, Predicate<RequestContext> mayKeep) {
    return new StructuredAnswers(gateway, mayKeep);
  }

  /**
   * Answers a conversation, and passes the answer on as it is written. The text of a second
   * question follows a {@link ChatEvent.Reset}; the answer is what this method returns.
   *
   * @param sink takes the events but the last: {@link ChatEvent.Completed} is in the result
   * @throws RolewrightException BAD_REQUEST for a schema that is none; else as {@link
   *     Gateway#stream}
   */
  public ChatAnswer stream(RequestContext context, ChatRequest request, Consumer<ChatEvent> sink) {
    return stream(context, gateway.config(context), request, sink);
  }

  /** Returns what holds now for a request. */
  public GatewayConfig config(RequestContext context) {
    return gateway.config(context);
  }

  /**
   * Answers by a configuration that the caller took before.
   *
   * @throws RolewrightException as {@link #stream(RequestContext, ChatRequest, Consumer)}
   */
  public ChatAnswer stream(
      RequestContext context, GatewayConfig config, ChatRequest request, Consumer<ChatEvent> sink) {
    return switch (attempt(context, config, request, sink)) {
      case ChatOutcome.Answered(ChatAnswer answer) -> answer;
      case ChatOutcome.Failed failed -> throw failed.exception();
    };
  }

  /**
   * Does the same for a caller who goes on without an answer: what would be thrown is returned with
   * what it took.
   */
  public ChatOutcome attempt(
      RequestContext context, GatewayConfig config, ChatRequest request, Consumer<ChatEvent> sink) {
    ChatRequest allowed = mayKeep.test(context) ? request : request.withoutContent();
    AtomicReference<@Nullable RequestRecorder> record = new AtomicReference<>();
    try {
      return new ChatOutcome.Answered(
          gateway.recorded(
              context,
              allowed,
              recorder -> {
                record.set(recorder);
                return answer(context, config, allowed, sink, recorder);
              },
              ChatAnswer::completed));
    } catch (RolewrightException failed) {
      RequestRecorder tried = Objects.requireNonNull(record.get());
      return new ChatOutcome.Failed(
          failed, new ModelFailure(failed.code(), tried.attempts(), tried.cost()));
    }
  }

  private ChatAnswer answer(
      RequestContext context,
      GatewayConfig config,
      ChatRequest request,
      Consumer<ChatEvent> sink,
      RequestRecorder recorder) {
    return switch (request.format()) {
      case AnswerFormat.Text() -> {
        Draft draft = new Draft(sink);
        Completed completed =
            gateway.ask(context, config, request, draft, recorder, anyText -> true);
        yield new ChatAnswer(draft.text(), completed, Optional.empty());
      }
      case AnswerFormat.JsonObject() ->
          structured(context, config, request, ANY_OBJECT, sink, recorder);
      case AnswerFormat.JsonSchema(String name, String schema) ->
          structured(context, config, request, parse(name, schema), sink, recorder);
    };
  }

  private JsonSchema parse(String name, String schema) {
    try {
      return schemas.get(schema);
    } catch (JsonSchemaException refused) {
      throw RolewrightException.causedBy(
          ErrorCode.BAD_REQUEST,
          "The answer's schema " + name + " can't be used: " + refused.getMessage(),
          refused);
    }
  }

  private ChatAnswer structured(
      RequestContext context,
      GatewayConfig config,
      ChatRequest request,
      JsonSchema schema,
      Consumer<ChatEvent> sink,
      RequestRecorder recorder) {
    Draft first = new Draft(sink);
    Predicate<String> isValid = text -> valid(schema, text).isPresent();
    gateway.ask(context, config, request, first, recorder, isValid);
    Optional<StructuredAnswer> valid = valid(schema, first.text());
    if (valid.isPresent()) {
      return new ChatAnswer(first.text(), first.completed(), valid);
    }
    StructuredAnswer partial = PartialAnswer.of(schema, JsonRepair.repair(first.text()));
    Draft second = Draft.second(sink);
    try {
      ChatRequest again = again(request, first.text(), partial.violations());
      gateway.ask(context, config, again, second, recorder, isValid);
    } catch (RolewrightException failed) {
      return withoutSecond(context, first, second, partial, failed, sink, recorder);
    }
    Completed completed = both(first.completed(), second.completed());
    StructuredAnswer answer =
        valid(schema, second.text())
            .map(retried -> new StructuredAnswer(retried.json(), true, Source.RETRIED, List.of()))
            .orElseGet(() -> fuller(partial, schema, second.text()));
    return new ChatAnswer(second.text(), completed, Optional.of(answer));
  }

  private static Optional<StructuredAnswer> valid(JsonSchema schema, String text) {
    if (schema.check(text).isEmpty()) {
      return Optional.of(new StructuredAnswer(text, true, Source.AS_SENT, List.of()));
    }
    return JsonRepair.repair(text)
        .filter(json -> schema.check(json).isEmpty())
        .map(json -> new StructuredAnswer(json, true, Source.REPAIRED, List.of()));
  }

  private static StructuredAnswer fuller(
      StructuredAnswer first, JsonSchema schema, String secondText) {
    StructuredAnswer second = PartialAnswer.of(schema, JsonRepair.repair(secondText));
    return PartialAnswer.fields(first) > PartialAnswer.fields(second) ? first : second;
  }

  /** Asks with the model's answer and what is wrong with it. */
  private static ChatRequest again(
      ChatRequest request, String answer, List<SchemaViolation> violations) {
    List<ChatMessage> messages = new ArrayList<>(request.messages());
    messages.add(new ChatMessage(ChatRole.ASSISTANT, answer));
    messages.add(new ChatMessage(ChatRole.USER, Correction.of(violations)));
    return request.withMessages(messages);
  }

  /**
   * Returns the first answer's valid fields where the second question failed: the caller has paid
   * for them. Where text of the second was shown, it is taken back and the first shown again.
   */
  private static ChatAnswer withoutSecond(
      RequestContext context,
      Draft first,
      Draft second,
      StructuredAnswer partial,
      RolewrightException failed,
      Consumer<ChatEvent> sink,
      RequestRecorder recorder) {
    if (context.cancellation().isCancelled() || failed.code() == ErrorCode.CANCELLED) {
      throw failed;
    }
    Completed completed = first.completed();
    if (second.hasBegun()) {
      sink.accept(
          new ChatEvent.Reset(
              failed.code(), String.valueOf(failed.getMessage()), completed.model()));
      sink.accept(new ChatEvent.TextDelta(first.text()));
    }
    Completed whole =
        new Completed(
            completed.model(),
            completed.runId(),
            completed.finishReason(),
            completed.usage(),
            true,
            recorder.cost(),
            recorder.attempts(),
            context.elapsed(),
            completed.timeToFirstToken(),
            completed.waiting(),
            completed.cache(),
            completed.cacheAge(),
            completed.variant());
    return new ChatAnswer(first.text(), whole, Optional.of(partial));
  }

  private static Completed both(Completed first, Completed second) {
    return new Completed(
        second.model(),
        second.runId(),
        second.finishReason(),
        first.usage().plus(second.usage()),
        first.isUsageEstimated() || second.isUsageEstimated(),
        first.cost().plus(second.cost()),
        first.attempts() + second.attempts(),
        second.latency(),
        first.timeToFirstToken(),
        first.waiting().plus(second.waiting()),
        both(first.cache(), second.cache()),
        second.cacheAge().or(first::cacheAge),
        first.variant());
  }

  /** An old part makes an old whole, and one that was paid for a whole that was. */
  private static CacheState both(CacheState first, CacheState second) {
    return Stream.of(CacheState.STALE, CacheState.MISS)
        .filter(state -> first == state || second == state)
        .findFirst()
        .orElse(second);
  }
}
