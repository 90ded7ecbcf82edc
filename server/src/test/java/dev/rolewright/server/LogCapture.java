package dev.rolewright.server;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open, at the levels of the program. */
public final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<String> arriving = new LinkedBlockingQueue<>();
  private final Logger logger;

  private LogCapture(Logger logger) {
    this.logger = logger;
  }

  public static LogCapture of(String loggerName) {
    Logger logger = (Logger) LoggerFactory.getLogger(loggerName);
    LogCapture capture = new LogCapture(logger);
    capture.setContext(logger.getLoggerContext());
    capture.start();
    logger.addAppender(capture);
    return capture;
  }

  @Override
  protected void append(ILoggingEvent event) {
    StringBuilder line = new StringBuilder(event.getLevel() + " " + event.getFormattedMessage());
    for (var cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
      line.append(' ').append(cause.getClassName()).append(' ').append(cause.getMessage());
    }
    lines.add(line.toString());
    arriving.add(line.toString());
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Waits for the next line of a kind; the limit only ends a test that would hang. */
  String await(Predicate<String> kind) throws InterruptedException {
    while (true) {
      String line = arriving.poll(30, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("no such line among " + lines);
      }
      if (kind.test(line)) {
        return line;
      }
    }
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    stop();
  }
}
