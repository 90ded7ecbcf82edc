package dev.rolewright.embedded;

import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The folder of unpacked executables. A folder appears in it complete or not at all, whatever
 * happens to the process that unpacks, and of several processes one unpacks while the others wait.
 */
final class Binaries {
  private static final String UNFINISHED = ".unpacking-";
  // The operating system's file lock does not keep the threads of one process apart.
  private static final ReentrantLock THREADS = new ReentrantLock();

  private Binaries() {}

  /** Fills a new, empty folder. */
  interface Unpacker {
    void unpackTo(Path folder) throws IOException;
  }

  /** Returns the named folder, which is unpacked first where it is missing. */
  static Path provide(Path directory, String name, Unpacker unpacker) throws IOException {
    Path complete = directory.toAbsolutePath().resolve(name);
    if (Files.isDirectory(complete)) {
      return complete;
    }
    Files.createDirectories(directory);
    THREADS.lock();
    try (FileChannel channel =
            FileChannel.open(
                directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Objects.requireNonNull(lock);
      if (!Files.isDirectory(complete)) {
        deleteUnfinished(directory);
        Path unfinished = Files.createDirectory(directory.resolve(UNFINISHED + name));
        unpacker.unpackTo(unfinished);
        makeReadable(unfinished);
        Files.move(unfinished, complete, StandardCopyOption.ATOMIC_MOVE);
      }
      return complete;
    } finally {
      THREADS.unlock();
    }
  }

  /** Opens a resource at the root of some jar; the caller closes it. */
  static InputStream resource(String name) {
    InputStream resource =
        Objects.requireNonNull(Binaries.class.getClassLoader()).getResourceAsStream(name);
    if (resource == null) {
      throw new ConfigException(
          List.of(
              "The embedded executable "
                  + name
                  + " is not part of this build; build on the platform that it is to run on, or set"
                  + " DATABASE_URL and REDIS_URL to servers of your own"));
    }
    return resource;
  }

  private static void deleteUnfinished(Path directory) throws IOException {
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, UNFINISHED + "*")) {
      for (Path leftover : leftovers) {
        OwnedFiles.deleteTree(leftover);
      }
    }
  }

  /** Lets every user run the executables: Postgres may run as another user than the server. */
  static void makeReadable(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
