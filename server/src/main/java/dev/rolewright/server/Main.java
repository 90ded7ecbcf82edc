package dev.rolewright.server;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.RolewrightException;
import java.util.Arrays;
import java.util.List;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * {@code rolewright serve}: reads the configuration, starts the server and stops it on SIGTERM or
 * Ctrl-C.
 */
public final class Main {
  private static final int OK = 0;
  private static final int BAD_INPUT = 2;
  private static final int UNAVAILABLE = 5;

  private Main() {}

  /**
   * Runs the program. Exit code 0 after an orderly stop, 2 for a wrong configuration, 5 when a
   * store can't be used.
   */
  public static void main(String[] arguments) {
    List<String> options = Arrays.asList(arguments);
    if (options.contains("--help") || options.contains("-h")) {
      Console.say(ServeOptions.HELP);
      return;
    }
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    int exitCode = serve(options);
    if (exitCode != OK) {
      System.exit(exitCode);
    }
  }

  private static int serve(List<String> options) {
    StopSignal stop = StopSignal.install();
    try (RolewrightServer server =
        RolewrightServer.start(ServerConfig.load(ServeOptions.parse(options), System.getenv()))) {
      if (!stop.closesInstead(server)) {
        return OK;
      }
      Console.say("Rolewright serves gRPC on " + server.address() + System.lineSeparator());
      server.awaitStop();
      return OK;
    } catch (ConfigException wrong) {
      Console.complain(
          "rolewright serve can't start:" + System.lineSeparator() + wrong.getMessage());
      return BAD_INPUT;
    } catch (RolewrightException unavailable) {
      Console.complain("rolewright serve can't start: " + unavailable.getMessage());
      return UNAVAILABLE;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return OK;
    } finally {
      stop.mainIsDone();
    }
  }
}
