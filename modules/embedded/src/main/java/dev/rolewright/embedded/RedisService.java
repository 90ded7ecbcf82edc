package dev.rolewright.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** How Redis is configured, started and asked whether it serves. */
record RedisService(Path program, Path folder, String password) implements ServiceStart.Service {
  static final String STOP_SIGNAL = "TERM";

  private static final int ANSWER_LIMIT_MILLIS = 1_000;

  @Override
  public void clearAway() {
    new LeftoverProcesses(Set.of(RedisBinaries.PROGRAM), folder).stop(STOP_SIGNAL);
  }

  @Override
  public ChildProcess start(int port) throws IOException {
    Path file = folder.resolve("redis.conf");
    OwnedFiles.write(file, configuration(port));
    return ChildProcess.start(
        List.of(program.toString(), file.toString()), folder, folder.resolve("log"), STOP_SIGNAL);
  }

  private String configuration(int port) {
    // The password stands here, since every user of the machine can read a command line. The title
    // stays as it is, since the path in it tells which data directory the process belongs to.
    return """
    bind 127.0.0.1
    port %d
    protected-mode yes
    requirepass %s
    save ""
    appendonly no
    daemonize no
    set-proc-title no
    """
        .formatted(port, password);
  }

  @Override
  public boolean isReady(long pid, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(ServiceStart.LOOPBACK, port), ANSWER_LIMIT_MILLIS);
      socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
      socket.getOutputStream().write(("AUTH " + password + "\r\nPING\r\n").getBytes(UTF_8));
      BufferedReader answers =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      return "+OK".equals(answers.readLine()) && "+PONG".equals(answers.readLine());
    } catch (IOException notYet) {
      return false;
    }
  }
}
