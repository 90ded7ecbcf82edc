package dev.rolewright.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that only their owner may read. */
final class OwnedFiles {
  static final FileAttribute<Set<PosixFilePermission>> FILE_OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY_OF_OWNER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final int PASSWORD_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private OwnedFiles() {}

  static void createDirectories(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory, DIRECTORY_OF_OWNER);
    }
  }

  /** Replaces a file. Its content is never readable by others, not even for a moment. */
  static void write(Path file, String content) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, FILE_OF_OWNER);
    Files.writeString(file, content, UTF_8);
  }

  /** Returns 192 random bits in characters that need no quoting in a URL or a file. */
  static String randomPassword() {
    byte[] password = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(password);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(password);
  }

  static void deleteTree(Path root) throws IOException {
    try {
      Files.walkFileTree(
          root,
          new Visitor() {
            @Override
            void visit(Path path) throws IOException {
              Files.deleteIfExists(path);
            }
          });
    } catch (NoSuchFileException nothingThere) {
      // The wanted state.
    }
  }

  /**
   * Gives a tree to another user, its root last, so that the root's owner tells whether all is
   * done.
   */
  static void changeOwner(Path root, int owner) throws IOException {
    if (ownerOf(root) == owner) {
      return;
    }
    Files.walkFileTree(
        root,
        new Visitor() {
          @Override
          void visit(Path path) throws IOException {
            Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
          }
        });
  }

  static int ownerOf(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  /** Visits files and folders alike, a folder after its content. */
  private abstract static class Visitor extends SimpleFileVisitor<Path> {
    abstract void visit(Path path) throws IOException;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      visit(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      visit(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
