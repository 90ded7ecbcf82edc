package dev.rolewright.budget;

import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Journals as files of a folder, mapped to memory. The pages of a mapped file belong to the
 * operating system, so they survive the process, though not the machine.
 */
final class JournalFolder implements JournalFiles {
  private static final String SUFFIX = ".journal";
  private static final String UNFINISHED = ".unfinished";
  private static final String ASIDE = ".damaged";
  private static final String LOCK = "lock";
  private static final int CHUNK = 1 << 20;

  private final Path folder;
  private final FileChannel lock;

  /** Ends with the last call that may still write to it. */
  private final Arena arena = Arena.ofAuto();

  private @Nullable Path own;

  private JournalFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Opens a folder, which is made where it is missing.
   *
   * @throws ConfigException when another process uses it, it can't be used, or a journal in it has
   *     a form that this version does not know
   */
  static JournalFolder open(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel lock =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isOurs(lock)) {
        lock.close();
        throw refused(folder, "is used by another process; give each server a folder of its own");
      }
      JournalFolder opened = new JournalFolder(folder, lock);
      try {
        opened.checkVersions();
        opened.removeUnfinished();
        return opened;
      } catch (ConfigException refusal) {
        opened.close();
        throw refusal;
      }
    } catch (IOException failure) {
      throw unusable(folder, failure);
    }
  }

  private static boolean isOurs(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException samePocess) {
      return false;
    }
  }

  private static ConfigException refused(Path path, String why) {
    return new ConfigException(List.of(path + " " + why));
  }

  private static UncheckedIOException unusable(IOException failure) {
    return new UncheckedIOException("the folder of the journal can't be used", failure);
  }

  private static ConfigException unusable(Path path, IOException failure) {
    return refused(path, "can't be used for the journal of budgets: " + failure);
  }

  private void checkVersions() {
    for (Left each : left()) {
      each.read();
    }
  }

  private void removeUnfinished() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.getFileName().toString().endsWith(UNFINISHED))
          .forEach(JournalFolder::delete);
    }
  }

  @Override
  public Journal begin(UUID replica, int slots) {
    Path file = folder.resolve(replica + SUFFIX);
    Path unfinished = folder.resolve(replica + UNFINISHED);
    own = file;
    try (FileChannel channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      long bytes = Journal.bytes(slots);
      fill(channel, bytes);
      MemorySegment memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
      Journal journal = Journal.begin(memory, replica);
      // So that a file with the name of a journal always was one.
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      return journal;
    } catch (IOException failure) {
      throw unusable(folder, failure);
    }
  }

  /** Takes the room on the disk now, since a full disk would end the process later. */
  private static void fill(FileChannel channel, long bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK);
    for (long at = 0; at < bytes; ) {
      zeros.clear().limit((int) Math.min(CHUNK, bytes - at));
      at += channel.write(zeros, at);
    }
  }

  @Override
  public List<Left> left() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.equals(own))
          .sorted()
          .flatMap(file -> replicaOf(file).map(id -> (Left) new LeftFile(file, id)).stream())
          .toList();
    } catch (IOException failure) {
      throw unusable(failure);
    }
  }

  private static Optional<UUID> replicaOf(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(UUID.fromString(name.substring(0, name.length() - SUFFIX.length())));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  @Override
  public void removeOwn() {
    if (own != null) {
      delete(own);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw unusable(failure);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException failure) {
      throw unusable(failure);
    }
  }

  private record LeftFile(Path file, UUID replica) implements Left {
    @Override
    public Journal.Found read() {
      try {
        // A copy on the heap, so that a file that is cut while it is read harms nobody.
        return Journal.read(aligned(Files.readAllBytes(file)));
      } catch (Journal.UnknownVersionException unknown) {
        throw refused(
            file,
            unknown.getMessage()
                + "; start the version that wrote it once more, so that it books what is in it");
      } catch (IOException failure) {
        throw unusable(failure);
      }
    }

    private static MemorySegment aligned(byte[] bytes) {
      MemorySegment memory = Arena.ofAuto().allocate(Math.max(1, bytes.length), Long.BYTES);
      return memory.copyFrom(MemorySegment.ofArray(bytes)).asSlice(0, bytes.length);
    }

    @Override
    public void remove() {
      delete(file);
    }

    @Override
    public void keepAside() {
      try {
        Path aside = file.resolveSibling(file.getFileName() + ASIDE);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException failure) {
        throw unusable(failure);
      }
    }
  }
}
