package dev.rolewright.llm;

import dev.rolewright.domain.CacheState;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.spi.RateLimits;
import dev.rolewright.llm.spi.Records;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what becomes of one request as a whole: one record, however many questions and
 * attempts it takes. The first of its ends counts. An attempt that others wait for too goes on
 * after its end, on a thread of its own.
 */
final class RequestRecorder {
  private final RequestContext context;
  private final ChatRequest request;
  private final Records records;
  private final Ids ids;
  private final List<String> runs = new ArrayList<>();
  private Duration waiting = Duration.ZERO;
  private Cost cost = Cost.NONE;
  private long tokens;
  private Optional<RateLimits.Ticket> ticket = Optional.empty();
  private @Nullable Choice choice;
  private @Nullable ModelName first;
  private boolean begun;
  private boolean ended;

  RequestRecorder(RequestContext context, ChatRequest request, Records records, Ids ids) {
    this.context = context;
    this.request = request;
    this.records = records;
    this.ids = ids;
  }

  /** Begins a question to the models of a route, of which each attempt is written down. */
  Recorder question(ChatRequest asked) {
    begun = true;
    return new Recorder(context, asked, records, ids, this);
  }

  /** Returns the choice for the request: one, however many questions it takes. */
  synchronized Choice choice(Supplier<Choice> choosing) {
    if (choice == null) {
      choice = choosing.get();
    }
    return choice;
  }

  /** Notes that a model was asked, or a kept answer of it taken. */
  synchronized void asked(ModelName model) {
    if (first == null) {
      first = model;
    }
  }

  /**
   * Returns the side of an experiment that the request takes part on: the one by which it was
   * routed, where the model of that side was the first to be asked. A breaker, a limit or a budget
   * may have been in the way.
   */
  synchronized Variant variant() {
    return Optional.ofNullable(choice)
        .flatMap(Choice::assigned)
        .filter(side -> side.model().equals(first))
        .map(Choice.Assigned::variant)
        .orElse(Variant.NONE);
  }

  /** Notes an attempt and returns its number, from 1. */
  synchronized int attempt(String runId) {
    runs.add(runId);
    return runs.size();
  }

  /** Returns the number of attempts so far. */
  synchronized int attempts() {
    return runs.size();
  }

  /** Adds what an attempt took. */
  synchronized void spent(Bill bill) {
    cost = cost.plus(bill.cost());
    tokens += bill.tokens();
  }

  /** Notes what the caller's limits admitted; the tokens of all attempts are told to it. */
  void admitted(RateLimits.Ticket admitted) {
    ticket = Optional.of(admitted);
  }

  /** Tells whether the caller's limits were asked: they count a request once. */
  boolean isAdmitted() {
    return ticket.isPresent();
  }

  /** Returns what all attempts so far cost. */
  synchronized Cost cost() {
    return cost;
  }

  /** Adds time spent waiting before a retry. */
  synchronized void waited(Duration time) {
    waiting = waiting.plus(time);
  }

  void completed(ChatEvent.Completed answer) {
    end(Optional.of(answer), Optional.empty());
  }

  /** Ends the record of a request without an answer; of one that was refused there is none. */
  void failed(RuntimeException failure) {
    if (begun) {
      end(Optional.empty(), Optional.of(codeOf(failure)));
    }
  }

  static ErrorCode codeOf(RuntimeException failure) {
    return failure instanceof RolewrightException known ? known.code() : ErrorCode.UNKNOWN;
  }

  private synchronized void end(
      Optional<ChatEvent.Completed> completed, Optional<ErrorCode> error) {
    if (ended) {
      return;
    }
    ended = true;
    ticket.ifPresent(any -> any.used(tokens));
    records.ended(
        new RequestRecord(
            ids.next(),
            context.correlationId(),
            context.tenantId(),
            context.principalId(),
            request.purpose(),
            request.target(),
            completed.map(ChatEvent.Completed::model),
            runs,
            error,
            completed.map(ChatEvent.Completed::finishReason).orElse(FinishReason.UNSPECIFIED),
            completed.filter(answer -> !answer.isUsageEstimated()).map(ChatEvent.Completed::usage),
            cost,
            context.elapsed(),
            completed.flatMap(ChatEvent.Completed::timeToFirstToken),
            waiting,
            completed.map(ChatEvent.Completed::cache).orElse(CacheState.NONE),
            completed.flatMap(ChatEvent.Completed::cacheAge),
            variant(),
            context.time().now()));
  }
}
