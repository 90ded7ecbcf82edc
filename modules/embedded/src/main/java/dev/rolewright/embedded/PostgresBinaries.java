package dev.rolewright.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The unpacked Postgres programs.
 *
 * @param folder the folder that holds {@code bin}, {@code lib} and {@code share}
 */
record PostgresBinaries(Path folder) {
  private static final int EXECUTE = 0111;

  static PostgresBinaries provide(Path binariesDirectory) throws IOException {
    Platform platform = Platform.current();
    String name = "postgres-" + version() + "-" + platform.name();
    return new PostgresBinaries(
        Binaries.provide(
            binariesDirectory, name, folder -> unpack(platform.postgresArchive(), folder)));
  }

  Path postgres() {
    return folder.resolve("bin").resolve("postgres");
  }

  Path initdb() {
    return folder.resolve("bin").resolve("initdb");
  }

  private static String version() throws IOException {
    Properties versions = new Properties();
    try (InputStream resource =
        Objects.requireNonNull(PostgresBinaries.class.getResourceAsStream("binaries.properties"))) {
      versions.load(resource);
    }
    return Objects.requireNonNull(versions.getProperty("postgres"));
  }

  private static void unpack(String archive, Path folder) throws IOException {
    try (InputStream resource = new BufferedInputStream(Binaries.resource(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(resource))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, folder);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("The archive holds a path outside of itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      Binaries.makeReadable(target);
      return;
    }
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(target, folder.resolve(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      boolean executable = (entry.getMode() & EXECUTE) != 0;
      Files.setPosixFilePermissions(
          target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }
}
