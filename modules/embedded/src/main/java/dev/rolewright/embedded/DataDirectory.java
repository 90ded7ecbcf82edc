package dev.rolewright.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A data directory that this process alone uses. The operating system releases the lock when the
 * process ends, however it ends. Its holder's process id stands in the file {@code lock}; within
 * the holding process nothing else may open that file, since closing it there would release the
 * lock.
 */
public final class DataDirectory implements AutoCloseable {
  // The operating system's lock belongs to the process, so it can't keep two holders of one process
  // apart.
  private static final Set<Path> LOCKED_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final Set<String> claims = ConcurrentHashMap.newKeySet();

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Locks a directory, which is created for its owner alone where it is missing.
   *
   * @throws ConfigException when another server uses it, with that server's process id, or when it
   *     can't be created, written or locked
   */
  public static DataDirectory lock(Path directory) {
    Path path = create(directory);
    if (!LOCKED_BY_THIS_PROCESS.add(path)) {
      throw inUse(path, String.valueOf(ProcessHandle.current().pid()));
    }
    FileChannel channel = null;
    try {
      channel = openLockFile(path);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw inUse(path, read(channel));
      }
      channel.truncate(0);
      channel.write(UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
      return new DataDirectory(path, channel);
    } catch (IOException failure) {
      release(path, channel);
      throw unusable(path, failure);
    } catch (ConfigException inUse) {
      release(path, channel);
      throw inUse;
    }
  }

  /** Returns the directory's path, absolute and without symbolic links. */
  public Path path() {
    return path;
  }

  /** Releases the lock. Whatever runs in the directory has to be closed before. */
  @Override
  public void close() {
    if (channel.isOpen()) {
      release(path, channel);
    }
  }

  /** Reserves a part of the directory, so that a second start can't end the first one's child. */
  void claim(String part) {
    if (!claims.add(part)) {
      throw new IllegalStateException(part + " already runs in " + path);
    }
  }

  void release(String part) {
    claims.remove(part);
  }

  private static Path create(Path directory) {
    try {
      OwnedFiles.createDirectories(directory);
      return directory.toRealPath();
    } catch (FileAlreadyExistsException noDirectory) {
      throw new ConfigException(
          List.of("data directory " + directory + ": is no directory; choose another path"));
    } catch (IOException failure) {
      throw unusable(directory, failure);
    }
  }

  private static FileChannel openLockFile(Path path) throws IOException {
    return FileChannel.open(
        path.resolve("lock"),
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        OwnedFiles.FILE_OF_OWNER);
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(32);
    channel.read(content, 0);
    return UTF_8.decode(content.flip()).toString().strip();
  }

  private static void release(Path path, @Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException alreadyGone) {
      // A failing close releases the lock too; nothing is left to do.
    } finally {
      LOCKED_BY_THIS_PROCESS.remove(path);
    }
  }

  private static ConfigException inUse(Path path, String pid) {
    String holder = pid.isEmpty() ? "another process" : "the process " + pid;
    return new ConfigException(
        List.of(
            "data directory "
                + path
                + ": is in use by "
                + holder
                + "; stop it or choose another directory"));
  }

  private static ConfigException unusable(Path path, IOException failure) {
    return new ConfigException(
        List.of(
            "data directory "
                + path
                + ": can't be used ("
                + failure.getClass().getSimpleName()
                + "); choose a directory that this user may write to"));
  }
}
