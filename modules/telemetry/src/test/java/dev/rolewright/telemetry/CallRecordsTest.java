package dev.rolewright.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.Run;
import dev.rolewright.llm.spi.RunRepository;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.Timers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CallRecordsTest {
  private static final BackgroundWriter.Bounds BOUNDS =
      new BackgroundWriter.Bounds(
          100_000, 100, 100_000, Duration.ZERO, 2, Duration.ofMillis(1), Duration.ofSeconds(30));

  @TempDir private Path folder;
  private final Kept kept = new Kept();
  private final List<String> raised = new ArrayList<>();

  private static final class Kept implements RunRepository {
    private final List<List<Entry>> batches = new ArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Override
    public void save(List<Entry> entries) {
      begun.countDown();
      try {
        mayGoOn.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      batches.add(entries);
    }

    @Override
    public Optional<Stored> find(String tenantId, String id) {
      return Optional.empty();
    }

    @Override
    public Page<Run> list(String tenantId, Filter filter, PageRequest page) {
      return new Page<>(List.of(), "");
    }

    @Override
    public TokenUsage usage(String tenantId, Instant from) {
      return TokenUsage.NONE;
    }

    @Override
    public OptionalDouble averageOutputTokens(String tenantId, String task, Instant from) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int eraseContents(Instant before) {
      return 0;
    }
  }

  private final class Raised implements Alerts {
    @Override
    public void raise(AlertKind kind, AlertSeverity severity, String subject, String message) {
      raised.add(kind + " " + subject + ": " + message);
    }

    @Override
    public void resolve(AlertKind kind, String subject) {}
  }

  private CallRecords start(TelemetryConfig config) {
    return CallRecords.start(config, kept, new Raised(), Timers.system(), BOUNDS);
  }

  private CallRecords start() {
    return start(TelemetryConfig.in(folder));
  }

  @Test
  void theBeginAndTheEndOfAnAttemptAreOneEntryWhereTheyWaitTogether() throws Exception {
    try (CallRecords records = start()) {
      Run blocker = Samples.run("blocker", Samples.TASK);
      records.started(blocker, Samples.request("first"));
      kept.begun.await();
      Run run = Samples.run("run", Samples.TASK);
      records.started(run, Samples.request("text"));
      records.ended(Samples.ended(run), "", "answer");
      kept.mayGoOn.countDown();
    }
    assertThat(kept.batches).hasSize(2);
    RunRepository.Entry entry = kept.batches.getLast().getFirst();
    assertThat(kept.batches.getLast()).hasSize(1);
    assertThat(entry.run().status()).isEqualTo(Run.Status.SUCCEEDED);
    assertThat(entry.input()).contains(Samples.request("text"));
    assertThat(entry.output()).contains("answer");
  }

  @Test
  void nothingOfTheContentIsHandedOnWhereItMayNotBeKept() {
    kept.mayGoOn.countDown();
    Run run = Samples.run("run", Samples.TASK.withoutContent());
    try (CallRecords records = start()) {
      records.started(run, Samples.request("text"));
      records.ended(Samples.ended(run), "", "answer");
    }
    assertThat(kept.batches.stream().flatMap(List::stream))
        .isNotEmpty()
        .allMatch(entry -> entry.input().isEmpty() && entry.output().isEmpty());
  }

  @Test
  void whatIsDroppedIsCountedAndRaised() throws Exception {
    try (CallRecords records = start()) {
      records.started(Samples.run("blocker", Samples.TASK), Samples.request("first"));
      kept.begun.await();
      Run run = Samples.run("run", Samples.TASK);
      records.ended(Samples.ended(run), "", "x".repeat(60_000));
      assertThat(records.droppedRuns()).isOne();
      kept.mayGoOn.countDown();
    }
    assertThat(raised).hasSize(1).first().asString().startsWith("RECORDS_DROPPED runs: 1 runs");
  }

  @Test
  void eachRequestIsOneLineOfJson() throws IOException {
    try (CallRecords records = start()) {
      records.ended(Samples.record(Optional.empty()));
      records.ended(Samples.record(Optional.of(ErrorCode.ALL_PROVIDERS_FAILED)));
      kept.mayGoOn.countDown();
    }
    assertThat(Files.readAllLines(folder.resolve("llm.jsonl")))
        .containsExactly(
            """
            {"time":"2026-03-04T05:06:07.089Z","request_id":"request",\
            "correlation_id":"correlation","tenant":"tenant","principal":"key",\
            "task":"parse_jd","target":"parse_jd","provider":"one","model":"m",\
            "prompt":"parse_jd","prompt_version":"1.0.0","attempts":2,"outcome":"success",\
            "finish_reason":"stop","latency_ms":1500.0,"first_token_ms":250.0,\
            "waiting_ms":1000.0,"cache":"stale","cache_age_ms":90000.0,"experiment":"test","variant":"arm","tokens":{"input":1,"output":2,"cached_input":3,"reasoning":4,\
            "cache_write":5},"cost_picos":70,"cost_estimated":false,\
            "metadata":{"prompt_hash":"abc","run_ids":["first","second"]}}\
            """,
            """
            {"time":"2026-03-04T05:06:07.089Z","request_id":"request",\
            "correlation_id":"correlation","tenant":"tenant","principal":"key",\
            "task":"parse_jd","target":"parse_jd","prompt":"parse_jd","prompt_version":"1.0.0",\
            "attempts":2,"outcome":"failure","error":"ALL_PROVIDERS_FAILED","latency_ms":1500.0,\
            "waiting_ms":1000.0,"cost_picos":70,"cost_estimated":true,\
            "metadata":{"prompt_hash":"abc","run_ids":["first","second"]}}\
            """);
  }

  @Test
  void aFileThatIsFullIsFollowedByAnotherOne() throws IOException {
    int lines = 2_000;
    kept.mayGoOn.countDown();
    for (int start = 0; start < 2; start++) {
      try (CallRecords records = start(new TelemetryConfig(folder, 10_000, 100_000_000, 30))) {
        // Small enough to wait together, so that none is dropped.
        for (int line = 0; line < lines / 40; line++) {
          records.ended(Samples.record(Optional.empty()));
        }
      }
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSizeGreaterThan(1);
      long written = 0;
      for (Path file : all) {
        written += Files.readAllLines(file).size();
      }
      assertThat(written).isEqualTo(lines / 20);
    }
  }

  @Test
  void aFolderThatCantBeWrittenIsToldAtTheStart() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> start(TelemetryConfig.in(file)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("telemetry");
  }
}
