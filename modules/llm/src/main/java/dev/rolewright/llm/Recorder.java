package dev.rolewright.llm;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.Run.Status;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.Records;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what becomes of one request: each attempt, and the request as a whole. */
final class Recorder {
  private final RequestContext context;
  private final ChatRequest request;
  private final Records records;
  private final Ids ids;
  private final String inputHash;
  private final long promptLength;
  private final List<String> runs = new ArrayList<>();
  private Optional<ChatEvent.Completed> completed = Optional.empty();
  private boolean ended;

  Recorder(RequestContext context, ChatRequest request, Records records, Ids ids) {
    this.context = context;
    this.request = request;
    this.records = records;
    this.ids = ids;
    inputHash = request.hash();
    promptLength = request.length();
  }

  /** An attempt under way. The first of its ends counts. */
  final class AttemptRecord {
    private final Run run;
    private boolean open = true;

    private AttemptRecord(Run run) {
      this.run = run;
    }

    String runId() {
      return run.id();
    }

    void succeeded(ProviderAnswer answer, Optional<Long> firstTextNanos, String output) {
      end(
          Status.SUCCEEDED,
          answer.finishReason(),
          answer.usage(),
          Optional.empty(),
          "",
          firstTextNanos,
          output);
    }

    void failed(LlmException failure, Optional<Long> firstTextNanos, String output) {
      boolean gone = failure.fault() == Fault.CANCELLED;
      end(
          gone ? Status.CANCELLED : Status.FAILED,
          FinishReason.UNSPECIFIED,
          Optional.empty(),
          gone ? Optional.empty() : Optional.of(failure.fault().code()),
          gone ? "" : String.valueOf(failure.getMessage()),
          firstTextNanos,
          output);
    }

    /** The request was given up, for a reason that is not the provider's. */
    void givenUp(RuntimeException reason, Optional<Long> firstTextNanos, String output) {
      Optional<ErrorCode> code =
          Optional.of(codeOf(reason)).filter(any -> any != ErrorCode.CANCELLED);
      end(
          code.isPresent() ? Status.FAILED : Status.CANCELLED,
          FinishReason.UNSPECIFIED,
          Optional.empty(),
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
        Optional<ErrorCode> error,
        String message,
        Optional<Long> firstTextNanos,
        String output) {
      if (open) {
        open = false;
        Instant now = context.time().now();
        long nanos = context.time().nanoTime();
        records.ended(
            run.ended(
                status,
                finishReason,
                usage,
                error,
                message,
                firstTextNanos.map(first -> now.minusNanos(nanos - first)),
                now),
            output);
      }
    }
  }

  AttemptRecord begin(ModelName model) {
    Run run =
        new Run(
            ids.next(),
            context.correlationId(),
            context.tenantId(),
            context.principalId(),
            request.purpose(),
            inputHash,
            promptLength,
            model,
            runs.size() + 1,
            Status.STARTED,
            FinishReason.UNSPECIFIED,
            Optional.empty(),
            Optional.empty(),
            "",
            context.time().now(),
            Optional.empty(),
            Optional.empty());
    runs.add(run.id());
    records.started(run, request);
    return new AttemptRecord(run);
  }

  void completed(ChatEvent.Completed answer) {
    completed = Optional.of(answer);
    end(Optional.empty(), Duration.ZERO);
  }

  /** Ends the record of a request that has no answer; does nothing after another end. */
  void failed(RuntimeException failure, Duration waiting) {
    end(Optional.of(codeOf(failure)), waiting);
  }

  private static ErrorCode codeOf(RuntimeException failure) {
    return failure instanceof RolewrightException known ? known.code() : ErrorCode.UNKNOWN;
  }

  private void end(Optional<ErrorCode> error, Duration waiting) {
    if (ended) {
      return;
    }
    ended = true;
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
            context.elapsed(),
            completed.flatMap(ChatEvent.Completed::timeToFirstToken),
            completed.map(ChatEvent.Completed::waiting).orElse(waiting),
            context.time().now()));
  }
}
