package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class StopRequestTest {
  private final AtomicInteger endedAtOnce = new AtomicInteger();
  private final StopRequest stop = new StopRequest(endedAtOnce::incrementAndGet);

  @Test
  void aSignalMakesItAndTheServerIsLetEndInOrder() throws InterruptedException {
    assertThatCode(stop::check).doesNotThrowAnyException();
    stop.received("TERM");
    stop.await();
    assertThatThrownBy(stop::check).isInstanceOf(StopRequest.StoppedBeforeServing.class);
    assertThat(endedAtOnce).hasValue(0);
  }

  @Test
  void theEndOfTheInputMakesItToo() throws Exception {
    try (PipedInputStream input = new PipedInputStream()) {
      try (PipedOutputStream parent = new PipedOutputStream(input)) {
        stop.atEndOf(input);
        parent.write('x');
        parent.flush();
        assertThatCode(stop::check).doesNotThrowAnyException();
      }
      stop.await();
    }
    assertThat(endedAtOnce).hasValue(0);
  }

  @Test
  void temporaryDataGoWithTheServerAndNothingElseDoes(@TempDir Path directory) throws IOException {
    Path absent = directory.resolve("absent");
    Path empty = Files.createDirectory(directory.resolve("empty"));
    for (Path data : List.of(absent, empty)) {
      try (TemporaryData temporary = TemporaryData.of(data)) {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres").resolve("file"), "kept till the end");
        assertThat(temporary).isNotNull();
      }
      assertThat(data).doesNotExist();
    }
    Path mine = Files.createDirectory(directory.resolve("mine"));
    Files.writeString(mine.resolve("letter"), "mine");
    assertThatThrownBy(() -> TemporaryData.of(mine))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("must be empty");
    assertThat(mine.resolve("letter")).exists();
  }

  @Test
  void aSecondControlCEndsAtOnceAndNothingElseDoes() {
    stop.received("HUP");
    stop.received("HUP");
    stop.received("TERM");
    stop.received("TERM");
    stop.received("INT");
    assertThat(endedAtOnce).hasValue(0);
    stop.received("INT");
    assertThat(endedAtOnce).hasValue(1);
  }

  @Test
  void aStartThatIsBrokenOffLeavesNothingOpen(@TempDir Path directory) {
    ServerConfig config = TestServer.config(directory, Map.of());
    stop.received("INT");
    assertThatThrownBy(() -> RolewrightServer.start(config, stop))
        .isInstanceOf(StopRequest.StoppedBeforeServing.class);
    assertThat(directory).isEmptyDirectory();
    // In the middle: one store runs, the others start.
    StopRequest later = new StopRequest(() -> {});
    Logger stores = (Logger) LoggerFactory.getLogger("dev.rolewright.embedded");
    AppenderBase<ILoggingEvent> signal =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            later.received("INT");
          }
        };
    signal.setContext(stores.getLoggerContext());
    signal.start();
    stores.addAppender(signal);
    try {
      assertThatThrownBy(() -> RolewrightServer.start(config, later))
          .isInstanceOf(StopRequest.StoppedBeforeServing.class);
    } finally {
      stores.detachAppender(signal);
    }
    assertThat(ProcessHandle.current().descendants().map(child -> child.info().commandLine()))
        .noneMatch(line -> line.orElse("").contains(directory.toString()));
    assertThat(directory.resolve("server.json")).doesNotExist();
    RolewrightServer.start(config).close();
  }

  @Test
  void aSignalOfTheSystemRunsTheActionInsteadOfEndingTheProgram() throws Exception {
    CountDownLatch received = new CountDownLatch(2);
    assertThat(Signals.handle("WINCH", received::countDown)).isTrue();
    for (int time = 0; time < 2; time++) {
      long before = received.getCount();
      Process kill =
          new ProcessBuilder("sh", "-c", "kill -s WINCH \"$0\"", "" + ProcessHandle.current().pid())
              .inheritIO()
              .start();
      assertThat(kill.waitFor()).isZero();
      while (received.getCount() == before) {
        Thread.onSpinWait();
      }
    }
    received.await();
    assertThat(Signals.handle("KILL", () -> {})).isFalse();
  }
}
