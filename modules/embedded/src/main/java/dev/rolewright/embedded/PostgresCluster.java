package dev.rolewright.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The files of one Postgres.
 *
 * @param folder the data directory's {@code postgres}
 * @param binaries the programs
 * @param account how the programs are run
 */
record PostgresCluster(Path folder, PostgresBinaries binaries, PostgresAccount account)
    implements ServiceStart.Service {
  static final String USER = "rolewright";
  static final String STOP_SIGNAL = "INT"; // Postgres's fast shutdown: ends sessions, keeps data.

  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  Path data() {
    return folder.resolve("data");
  }

  /**
   * Creates the data where there are none yet. They are made under another name, which they lose
   * when they are complete; what a killed start left under that name is removed.
   */
  void create(Duration limit) throws IOException {
    Path unfinished = folder.resolve("data.new");
    OwnedFiles.deleteTree(unfinished);
    if (Files.isDirectory(data())) {
      return;
    }
    Path password = folder.resolve("password");
    OwnedFiles.write(password, OwnedFiles.randomPassword());
    if (account.owner().isPresent()) {
      OwnedFiles.changeOwner(password, account.owner().getAsInt());
    }
    List<String> initdb =
        List.of(
            binaries.initdb().toString(),
            "--pgdata=" + unfinished,
            "--username=" + USER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-instructions");
    Path log = folder.resolve("initdb.log");
    OwnedFiles.write(log, "");
    ChildProcess child = ChildProcess.start(account.command(initdb), folder, log, STOP_SIGNAL);
    if (!child.endsWell(limit)) {
      throw RolewrightException.of(
          ErrorCode.STORAGE_UNAVAILABLE,
          "The embedded Postgres could not create its data; " + child.describeLog());
    }
    Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  String password() throws IOException {
    Path file = folder.resolve("password");
    try {
      return Files.readString(file, UTF_8).strip();
    } catch (NoSuchFileException lost) {
      throw new ConfigException(
          List.of(
              file
                  + " is missing, and without it the data beside it can't be opened; restore the"
                  + " file or move the folder away to start empty"));
    }
  }

  /**
   * Removes the note of an earlier run when its process id now belongs to some other process:
   * Postgres would take that one for itself and refuse to start. To be called when no process uses
   * the data.
   */
  private void forgetRecycledProcess() throws IOException {
    List<String> status = status();
    if (!status.isEmpty() && isAlive(status.get(PID_LINE))) {
      Files.deleteIfExists(statusFile());
    }
  }

  /** Ends the programs that use the folder, also those whose parent was killed. */
  static void endLeftovers(Path folder) {
    new LeftoverProcesses(Set.of("postgres", "initdb"), folder).stop(STOP_SIGNAL);
  }

  @Override
  public void clearAway() throws IOException {
    endLeftovers(folder);
    forgetRecycledProcess();
  }

  /** Starts the server program on a port of loopback. */
  @Override
  public ChildProcess start(int port) throws IOException {
    List<String> postgres =
        List.of(
            binaries.postgres().toString(),
            "-D",
            data().toString(),
            "-p",
            String.valueOf(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=60",
            "-c",
            "shared_buffers=64MB",
            // One small machine: no replicas, and no process that would only serve them.
            "-c",
            "wal_level=minimal",
            "-c",
            "max_wal_senders=0",
            "-c",
            "max_logical_replication_workers=0",
            "-c",
            "io_method=sync",
            "-c",
            "jit=off",
            // Statements and details of errors hold personal data.
            "-c",
            "log_min_error_statement=panic",
            "-c",
            "log_error_verbosity=terse");
    return ChildProcess.start(
        account.command(postgres), folder, folder.resolve("log"), STOP_SIGNAL);
  }

  /** Tells whether the process has noted that it takes connections on the port. */
  @Override
  public boolean isReady(long pid, int port) {
    List<String> status = status();
    return status.size() > STATUS_LINE
        && status.get(PID_LINE).equals(String.valueOf(pid))
        && status.get(PORT_LINE).equals(String.valueOf(port))
        && status.get(STATUS_LINE).strip().equals("ready");
  }

  private Path statusFile() {
    return data().resolve("postmaster.pid");
  }

  private List<String> status() {
    try {
      return Files.readAllLines(statusFile(), UTF_8);
    } catch (IOException notThere) {
      return List.of();
    }
  }

  private static boolean isAlive(String pid) {
    try {
      return ProcessHandle.of(Long.parseLong(pid.strip())).isPresent();
    } catch (NumberFormatException damaged) {
      return false;
    }
  }
}
