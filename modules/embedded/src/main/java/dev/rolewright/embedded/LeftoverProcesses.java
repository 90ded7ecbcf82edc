package dev.rolewright.embedded;

import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that a killed server left behind. A process is ours when its executable has one of
 * the given names and an argument or its working folder lies in the given folder. Process ids that
 * stand in files are not trusted, since the system gives them to other processes later.
 */
final class LeftoverProcesses {
  private static final Logger LOG = LoggerFactory.getLogger(LeftoverProcesses.class);

  private final Set<String> programs;
  private final Path folder;

  LeftoverProcesses(Set<String> programs, Path folder) {
    this.programs = programs;
    this.folder = folder;
  }

  /** Ends all of them, by the signal first and by force when that takes too long. */
  void stop(String signal) {
    List<ProcessHandle> found = find();
    if (found.isEmpty()) {
      return;
    }
    List<Long> pids = found.stream().map(ProcessHandle::pid).toList();
    LOG.info("Ending processes {} that an earlier server left in {}", pids, folder);
    found.forEach(process -> ChildProcess.signal(process.pid(), signal));
    if (ChildProcess.waitUntil(ChildProcess.STOP_LIMIT, () -> find().isEmpty())) {
      return;
    }
    find().forEach(ProcessHandle::destroyForcibly);
    if (!ChildProcess.waitUntil(ChildProcess.STOP_LIMIT, () -> find().isEmpty())) {
      throw new ConfigException(
          List.of("The processes " + pids + " still use " + folder + "; end them first"));
    }
  }

  private List<ProcessHandle> find() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  private boolean isOurs(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    Optional<String> command = info.command();
    if (command.isEmpty() || !programs.contains(programName(command.get()))) {
      return false;
    }
    return Arrays.stream(info.arguments().orElse(new String[0])).anyMatch(this::liesInFolder)
        || worksInFolder(process);
  }

  private static String programName(String command) {
    String name = command.substring(command.lastIndexOf('/') + 1);
    // Linux adds this where the executable's file is gone.
    return name.endsWith(" (deleted)") ? name.substring(0, name.indexOf(" (deleted)")) : name;
  }

  private boolean liesInFolder(String path) {
    return path.equals(folder.toString()) || path.startsWith(folder + "/");
  }

  /** Covers the workers of Postgres, whose arguments are a status text; Linux only. */
  private boolean worksInFolder(ProcessHandle process) {
    Path link = Path.of("/proc", String.valueOf(process.pid()), "cwd");
    try {
      return liesInFolder(Files.readSymbolicLink(link).toString());
    } catch (IOException | UnsupportedOperationException unknown) {
      return false;
    }
  }
}
