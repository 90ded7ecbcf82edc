package dev.rolewright.server;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.server.grpc.Faults;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * {@code rolewright serve}: reads the configuration, starts the server and stops it on SIGINT
 * (Ctrl-C), SIGTERM or SIGHUP.
 */
public final class Main {
  private static final int OK = 0;
  private static final int FAULT = 1;
  private static final int BAD_INPUT = 2;
  private static final int UNAVAILABLE = 5;

  private Main() {}

  /**
   * Runs the program, and ends the process. Exit code 0 after an orderly stop, also during the
   * start; 1 after a fault of the program; 2 for a wrong configuration; 5 when a store can't be
   * used.
   */
  public static void main(String[] arguments) {
    StopRequest stop = StopRequest.bySignals();
    List<String> options = Arrays.asList(arguments);
    if (options.contains("--help") || options.contains("-h")) {
      Console.say(ServeOptions.HELP);
      return;
    }
    stop.makeLog();
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    int exitCode = FAULT;
    try {
      exitCode = serve(options, stop);
    } catch (RuntimeException | Error fault) {
      LoggerFactory.getLogger(Main.class)
          .error("The server ends by a fault of its own: {}", Faults.describe(fault));
    } finally {
      stop.mainIsDone();
      System.exit(exitCode);
    }
  }

  private static int serve(List<String> options, StopRequest stop) {
    try {
      ServerConfig config = ServerConfig.load(ServeOptions.parse(options), System.getenv());
      if (!ServeOptions.isTemporary(options)) {
        return serve(config, stop);
      }
      try (TemporaryData _ = TemporaryData.of(config.dataDirectory())) {
        stop.atEndOf(System.in);
        return serve(config, stop);
      }
    } catch (ConfigException wrong) {
      Console.complain(
          "rolewright serve can't start:" + System.lineSeparator() + wrong.getMessage());
      return BAD_INPUT;
    }
  }

  private static int serve(ServerConfig config, StopRequest stop) {
    try (RolewrightServer server = RolewrightServer.start(config, stop)) {
      Console.say(
          "Rolewright serves gRPC on "
              + server.address()
              + ", HTTP on "
              + server.httpAddress()
              + System.lineSeparator());
      stop.await();
      return OK;
    } catch (StopRequest.StoppedBeforeServing stopped) {
      Console.complain("rolewright serve: stopped before it served");
      return OK;
    } catch (RolewrightException unavailable) {
      Console.complain("rolewright serve can't start: " + unavailable.getMessage());
      return UNAVAILABLE;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return OK;
    }
  }
}
