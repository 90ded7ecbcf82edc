package dev.rolewright.llm;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.Run.Status;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.Records;
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
    private boolean open = true;

    private AttemptRecord(Run run, String account) {
      this.run = run;
      this.account = account;
    }

    String runId() {
      return run.id();
    }

    void succeeded(ProviderAnswer answer, Cost cost, Optional<Long> firstTextNanos, String output) {
      end(
          Status.SUCCEEDED,
          answer.finishReason(),
          answer.usage(),
          cost,
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
          bill.counted(),
          bill.cost(),
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
          bill.counted(),
          bill.cost(),
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
        Optional<TokenUsage> usage,
        Cost cost,
        Optional<ErrorCode> error,
        String message,
        Optional<Long> firstTextNanos,
        String output) {
      if (open) {
        open = false;
        whole.spent(cost);
        Instant now = context.time().now();
        long nanos = context.time().nanoTime();
        records.ended(
            run.ended(
                status,
                finishReason,
                usage,
                cost,
                error,
                message,
                firstTextNanos.map(first -> now.minusNanos(nanos - first)),
                now),
            account,
            output);
      }
    }
  }

  /** Notes time spent waiting before a retry. */
  void waited(Duration time) {
    whole.waited(time);
  }

  /** Begins an attempt with an account, see {@link LlmProvider#account}. */
  AttemptRecord begin(ModelName model, String account) {
    String id = ids.next();
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
            Optional.empty());
    records.started(run, request);
    return new AttemptRecord(run, account);
  }
}
