package dev.rolewright.telemetry;

import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.RequestRecord;
import dev.rolewright.llm.Run;
import dev.rolewright.llm.spi.Records;
import dev.rolewright.llm.spi.RunRepository;
import dev.rolewright.llm.spi.RunRepository.Entry;
import dev.rolewright.platform.AlertKind;
import dev.rolewright.platform.AlertSeverity;
import dev.rolewright.platform.Alerts;
import dev.rolewright.platform.Timers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the attempts of the gateway into the database, and its requests into a file. */
public final class CallRecords implements Records, AutoCloseable {
  private static final String RUNS = "runs";
  private static final String LINES = "telemetry lines";

  /** Of an entry or line without its texts, in bytes; roughly. */
  private static final long BASE_WEIGHT = 1_000;

  private final BackgroundWriter<Entry> runs;
  private final BackgroundWriter<RequestRecord> lines;
  private final TelemetryFile file;

  private CallRecords(
      RunRepository repository,
      TelemetryFile file,
      Alerts alerts,
      Timers timers,
      BackgroundWriter.Bounds bounds) {
    this.file = file;
    runs =
        BackgroundWriter.start(
            RUNS,
            bounds,
            batch -> repository.save(merged(batch)),
            lost -> dropped(alerts, RUNS, lost),
            timers);
    lines =
        BackgroundWriter.start(
            LINES, bounds, file::write, lost -> dropped(alerts, LINES, lost), timers);
  }

  /**
   * Starts to write.
   *
   * @throws dev.rolewright.platform.ConfigException when the file can't be written
   */
  public static CallRecords start(
      TelemetryConfig config, RunRepository repository, Alerts alerts, Timers timers) {
    return start(config, repository, alerts, timers, BackgroundWriter.Bounds.DEFAULT);
  }

  static CallRecords start(
      TelemetryConfig config,
      RunRepository repository,
      Alerts alerts,
      Timers timers,
      BackgroundWriter.Bounds bounds) {
    return new CallRecords(repository, TelemetryFile.open(config), alerts, timers, bounds);
  }

  private static void dropped(Alerts alerts, String what, long lost) {
    alerts.raise(
        AlertKind.RECORDS_DROPPED,
        AlertSeverity.WARNING,
        what,
        lost
            + " "
            + what
            + " were lost since the start, because they could not be written in time. Look whether"
            + " the database and the disk keep up.");
  }

  @Override
  public void started(Run run, ChatRequest request) {
    boolean kept = run.purpose().keepsContent();
    runs.offer(
        new Entry(run, kept ? Optional.of(request) : Optional.empty(), Optional.empty()),
        BASE_WEIGHT + (kept ? 2 * run.promptLength() : 0));
  }

  @Override
  public void ended(Run run, String account, String output) {
    boolean kept = run.purpose().keepsContent();
    runs.offer(
        new Entry(run, Optional.empty(), kept ? Optional.of(output) : Optional.empty()),
        BASE_WEIGHT + (kept ? 2L * output.length() : 0));
  }

  @Override
  public void ended(RequestRecord request) {
    lines.offer(request, BASE_WEIGHT);
  }

  /** Returns how many attempts were not recorded since the start. */
  public long droppedRuns() {
    return runs.dropped();
  }

  /** Returns how many requests were not recorded since the start. */
  public long droppedLines() {
    return lines.dropped();
  }

  /** Makes one entry of what a batch says of the same attempt. */
  private static List<Entry> merged(List<Entry> batch) {
    Map<String, Entry> byRun = new LinkedHashMap<>();
    for (Entry entry : batch) {
      byRun.merge(
          entry.run().id(),
          entry,
          (first, second) ->
              new Entry(
                  second.run(),
                  second.input().or(first::input),
                  second.output().or(first::output)));
    }
    return List.copyOf(byRun.values());
  }

  /** Writes what is left. */
  @Override
  public void close() {
    runs.close();
    lines.close();
    file.close();
  }
}
