package dev.rolewright.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks for processes that should not be there any more. */
final class Processes {
  private static final int LONGEST_END_SECONDS = 30;

  private Processes() {}

  /** Waits for the end of processes, and returns those that do not end. */
  static List<ProcessHandle> stillRunning(Collection<ProcessHandle> processes) {
    return processes.stream().filter(process -> !ends(process)).toList();
  }

  private static boolean ends(ProcessHandle process) {
    try {
      process.onExit().get(LONGEST_END_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException lives) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    } catch (ExecutionException failure) {
      throw new AssertionError(failure);
    }
  }

  /**
   * Returns the command lines of processes that name a folder or work in it. A worker of Postgres
   * is found by its working folder where the system tells it (Linux).
   */
  static List<String> of(Path folder) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> names(process, folder) || worksIn(process, folder))
        .map(process -> process.pid() + " " + process.info().commandLine().orElse("?"))
        .toList();
  }

  private static boolean names(ProcessHandle process, Path folder) {
    try {
      // What ProcessHandle tells is cut after some thousand characters.
      byte[] whole = Files.readAllBytes(Path.of("/proc", "" + process.pid(), "cmdline"));
      return new String(whole, StandardCharsets.UTF_8).contains(folder.toString());
    } catch (IOException elsewhere) {
      return process.info().commandLine().orElse("").contains(folder.toString());
    }
  }

  private static boolean worksIn(ProcessHandle process, Path folder) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", "" + process.pid(), "cwd")).startsWith(folder);
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }
}
