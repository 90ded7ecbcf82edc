package dev.rolewright.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Reads the JSON files of a configuration directory as they are at one moment: everything is read
 * until two readings in a row agree. If files change while they are read, as when a symbolic link
 * is pointed at another directory, the two differ and the first is thrown away, so that old and new
 * files are never mixed.
 */
public final class ConfigFiles {
  private static final String EXTENSION = ".json";
  private static final int MAX_READINGS = 20;
  private static final int MAX_BYTES = 1 << 20;

  private final Path directory;
  private final Set<String> names;
  private final Set<String> ignored;
  private final Set<String> folders;
  private final Function<ConfigTexts, Set<Path>> references;

  private ConfigFiles(
      Path directory,
      Set<String> names,
      Set<String> ignored,
      Set<String> folders,
      Function<ConfigTexts, Set<Path>> references) {
    this.directory = directory;
    this.names = new TreeSet<>(names);
    this.ignored = Set.copyOf(ignored);
    this.folders = new TreeSet<>(folders);
    this.references = references;
  }

  /**
   * Names what is read. Files of another name that end in {@code .json} are reported: a mistyped
   * name would have no effect without a word. Hidden files, and those with another ending, are left
   * alone.
   *
   * @param directory may be missing
   * @param names files of it; each may be missing
   * @param ignored files of it that something else reads
   * @param folders folders of it whose {@code .json} files are read
   * @param references files elsewhere that the content names, such as mounted secrets
   */
  public static ConfigFiles in(
      Path directory,
      Set<String> names,
      Set<String> ignored,
      Set<String> folders,
      Function<ConfigTexts, Set<Path>> references) {
    return new ConfigFiles(directory, names, ignored, folders, references);
  }

  /** Reads everything as it is at one moment; what can't be read is among the problems. */
  public ConfigTexts read() {
    ConfigTexts before = readOnce();
    for (int reading = 1; reading < MAX_READINGS; reading++) {
      ConfigTexts again = readOnce();
      if (again.equals(before)) {
        return again;
      }
      before = again;
    }
    Map<String, String> problems = new TreeMap<>(before.problems());
    problems.put(directory.toString(), directory + ": its files keep changing while they are read");
    return new ConfigTexts(before.texts(), before.folders(), problems);
  }

  private ConfigTexts readOnce() {
    Reading reading = new Reading();
    for (String name : reading.list("", directory).orElse(List.of())) {
      if (names.contains(name)) {
        reading.file(name, directory.resolve(name));
      } else if (!ignored.contains(name)) {
        reading.problem(
            name,
            directory.resolve(name)
                + ": is no configuration file"
                + NearestName.of(name, names)
                    .map(near -> "; did you mean \"" + near + "\"?")
                    .orElse("; remove it or give it another ending"));
      }
    }
    for (String folder : folders) {
      Optional<List<String>> files = reading.list(folder, directory.resolve(folder));
      files.ifPresent(_ -> reading.folder(folder));
      for (String file : files.orElse(List.of())) {
        reading.file(folder + "/" + file, directory.resolve(folder).resolve(file));
      }
    }
    // The references follow from what was read just now, so that a changed one is followed at once.
    for (Path referred : references.apply(reading.result())) {
      reading.referred(referred);
    }
    return reading.result();
  }

  private static final class Reading {
    private final Map<String, String> texts = new TreeMap<>();
    private final Set<String> folders = new TreeSet<>();
    private final Map<String, String> problems = new TreeMap<>();

    ConfigTexts result() {
      return new ConfigTexts(texts, folders, problems);
    }

    void problem(String name, String problem) {
      problems.put(name, problem);
    }

    void folder(String name) {
      folders.add(name);
    }

    /** Returns the names of the JSON files of a directory, sorted; empty where there is none. */
    Optional<List<String>> list(String name, Path path) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
        return Optional.of(
            StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> String.valueOf(entry.getFileName()))
                .filter(entry -> entry.endsWith(EXTENSION) && !entry.startsWith("."))
                .sorted()
                .toList());
      } catch (NoSuchFileException missing) {
        return Optional.empty();
      } catch (NotDirectoryException file) {
        problem(name, path + ": is no directory");
        return Optional.empty();
      } catch (IOException | DirectoryIteratorException unreadable) {
        problem(name, unreadable(path, unreadable));
        return Optional.empty();
      }
    }

    void file(String name, Path path) {
      try {
        texts.put(name, content(path));
      } catch (NoSuchFileException vanished) {
        // Between the listing and now; the second reading tells whether it stays away.
        return;
      } catch (IOException unreadable) {
        problem(name, unreadable(path, unreadable));
      }
    }

    void referred(Path path) {
      try {
        texts.put(path.toString(), content(path));
      } catch (NoSuchFileException missing) {
        problem(path.toString(), path + ": is named by the configuration and isn't there");
      } catch (IOException unreadable) {
        problem(path.toString(), unreadable(path, unreadable));
      }
    }

    private static String content(Path path) throws IOException {
      if (Files.isDirectory(path)) {
        throw new NotAFile("is a directory");
      }
      byte[] bytes;
      try (InputStream input = Files.newInputStream(path)) {
        bytes = input.readNBytes(MAX_BYTES + 1);
      }
      if (bytes.length > MAX_BYTES) {
        throw new NotAFile("has more than 1 MiB");
      }
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException noText) {
        throw new NotAFile("is not UTF-8", noText);
      }
    }

    private static String unreadable(Path path, Exception failure) {
      return failure instanceof NotAFile known
          ? path + ": " + known.getMessage()
          : path + ": can't be read (" + failure.getClass().getSimpleName() + ")";
    }
  }

  private static final class NotAFile extends IOException {
    private static final long serialVersionUID = 1L;

    NotAFile(String message) {
      super(message);
    }

    NotAFile(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
