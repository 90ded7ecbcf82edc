package dev.rolewright.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.util.FileSize;
import dev.rolewright.llm.RequestRecord;
import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** One JSON line a request, in a file that Logback rotates. Used by one thread. */
final class TelemetryFile implements AutoCloseable {
  private static final String NAME = "llm";

  private final LoggerContext context;
  private final Logger logger;
  private final RollingFileAppender<ILoggingEvent> appender;
  private final AtomicInteger failures = new AtomicInteger();

  private TelemetryFile(
      LoggerContext context, Logger logger, RollingFileAppender<ILoggingEvent> appender) {
    this.context = context;
    this.logger = logger;
    this.appender = appender;
    context.getStatusManager().add(this::note);
  }

  private void note(Status status) {
    if (status.getEffectiveLevel() >= Status.ERROR) {
      failures.incrementAndGet();
    }
  }

  static TelemetryFile open(TelemetryConfig config) {
    Path file = config.folder().resolve(NAME + ".jsonl");
    try {
      Files.createDirectories(config.folder());
      if (Files.exists(file) && !Files.isWritable(file)) {
        throw new IOException("not writable");
      }
    } catch (IOException impossible) {
      throw new ConfigException(
          List.of("the folder telemetry in the data directory can't be written"));
    }
    LoggerContext context = new LoggerContext();
    context.setName("telemetry");
    context.setMDCAdapter(new LogbackMDCAdapter());
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%msg%n");
    encoder.start();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(encoder);
    appender.setRollingPolicy(rolling(config, context, appender));
    appender.start();
    return new TelemetryFile(context, context.getLogger(NAME), appender);
  }

  private static SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling(
      TelemetryConfig config, LoggerContext context, RollingFileAppender<ILoggingEvent> appender) {
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(
        config.folder().resolve(NAME + "-%d{yyyy-MM-dd}.%i.jsonl").toString());
    policy.setMaxFileSize(new FileSize(config.maxFileBytes()));
    policy.setMaxHistory(config.maxDays());
    policy.setTotalSizeCap(new FileSize(config.maxTotalBytes()));
    policy.start();
    return policy;
  }

  /**
   * Writes a line for each, all in one piece, so that they can be tried again together.
   *
   * @throws UncheckedIOException where they could not be written, which Logback itself only notes
   */
  void write(List<RequestRecord> requests) {
    String lines =
        requests.stream()
            .map(TelemetryLine::of)
            .collect(Collectors.joining(System.lineSeparator()));
    int before = failures.get();
    appender.doAppend(new LoggingEvent(NAME, logger, Level.INFO, "{}", null, new Object[] {lines}));
    if (failures.get() > before) {
      throw new UncheckedIOException(new IOException("lines of telemetry were not written"));
    }
  }

  @Override
  public void close() {
    context.stop();
  }
}
