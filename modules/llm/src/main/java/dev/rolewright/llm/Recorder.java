package dev.rolewright.llm;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.Run.Status;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.RateLimits;
import dev.rolewright.llm.spi.Records;
import dev.rolewright.llm.spi.Spending;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes down what becomes of each attempt to have one question answered. */
final class Recorder {
  private final RequestContext context;
  private final ChatRequest request;
  private final Records records;
  private final Ids ids;
  private final String inputHash;
  private final long promptLength;
  private final RequestRecorder whole;

  /** Makes one; {@code whole} learns of each attempt. */
  Recorder(
      RequestContext context,
      ChatRequest request,
      Records records,
      Ids ids,
      RequestRecorder whole) {
    this.context = context;
    this.request = request;
    this.records = records;
    this.ids = ids;
    this.whole = whole;
    inputHash = request.hash();
    promptLength = request.length();
  }

  /** An attempt under way. The first of its ends counts. */
  final class AttemptRecord {
    private final Run run;
    private final String account;
    private final Spending.Hold hold;
    private final RateLimits.Ticket ticket;
    private boolean open = true;

    private AttemptRecord(Run run, String account, Spending.Hold hold, RateLimits.Ticket ticket) {
      this.run = run;
      this.hold = hold;
      this.ticket = ticket;
      this.account = account;
    }

    String runId() {
      return run.id();
    }

    void succeeded(ProviderAnswer answer, Bill bill, Optional<Long> firstTextNanos, String output) {
      end(
          Status.SUCCEEDED,
          answer.finishReason(),
          bill,
          Optional.empty(),
          "",
          firstTextNanos,
          output);
    }

    void failed(LlmException failure, Bill bill, Optional<Long> firstTextNanos, String output) {
      boolean gone = failure.fault() == Fault.CANCELLED;
      end(
          gone ? Status.CANCELLED : Status.FAILED,
          FinishReason.UNSPECIFIED,
          bill,
          gone ? Optional.empty() : Optional.of(failure.fault().code()),
          gone ? "" : String.valueOf(failure.getMessage()),
          firstTextNanos,
          output);
    }

    /** The request was given up, for a reason that is not the provider's. */
    void givenUp(RuntimeException reason, Bill bill, Optional<Long> firstTextNanos, String output) {
      Optional<ErrorCode> code =
          Optional.of(RequestRecorder.codeOf(reason)).filter(any -> any != ErrorCode.CANCELLED);
      end(
          code.isPresent() ? Status.FAILED : Status.CANCELLED,
          FinishReason.UNSPECIFIED,
          bill,
          code,
          reason instanceof RolewrightException && code.isPresent()
              ? String.valueOf(reason.getMessage())
              : "",
          firstTextNanos,
          output);
    }

    private void end(
        Status status,
        FinishReason finishReason,
        Bill bill,
        Optional<ErrorCode> error,
        String message,
        Optional<Long> firstTextNanos,
        String output) {
      if (open) {
        open = false;
        // First of all: what happens next may fail.
        hold.book(bill.cost(), bill.usage());
        ticket.used(bill.tokens());
        whole.spent(bill);
        Instant now = context.time().now();
        long nanos = context.time().nanoTime();
        records.ended(
            run.ended(
                status,
                finishReason,
                bill.counted(),
                bill.cost(),
                error,
                message,
                firstTextNanos.map(first -> now.minusNanos(nanos - first)),
                now),
            account,
            output);
      }
    }
  }

  /** Notes that a model was asked, or a kept answer of it taken. */
  void asked(ModelName model) {
    whole.asked(model);
  }

  /** Returns the side of an experiment that the request takes part on, as far as is known. */
  Variant variant() {
    return whole.variant();
  }

  /** Notes time spent waiting before a retry. */
  void waited(Duration time) {
    whole.waited(time);
  }

  /** Returns an id for an attempt that is about to be made. */
  String nextRunId() {
    return ids.next();
  }

  /**
   * Begins an attempt.
   *
   * @param account see {@link LlmProvider#account}
   * @param hold the money that is held for it
   * @param ticket what the provider's limits admitted
   */
  AttemptRecord begin(
      String id, ModelName model, String account, Spending.Hold hold, RateLimits.Ticket ticket) {
    asked(model);
    Run run =
        new Run(
            id,
            context.correlationId(),
            context.tenantId(),
            context.principalId(),
            request.purpose(),
            inputHash,
            promptLength,
            model,
            whole.attempt(id),
            Status.STARTED,
            FinishReason.UNSPECIFIED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "",
            context.time().now(),
            Optional.empty(),
            Optional.empty(),
            variant());
    records.started(run, request);
    return new AttemptRecord(run, account, hold, ticket);
  }
}
