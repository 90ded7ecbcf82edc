package dev.rolewright.client.cli.input;

import com.google.protobuf.ByteString;
import dev.rolewright.client.cli.connection.ClientException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.connection.Surroundings;
import dev.rolewright.proto.v1.Document;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what the arguments of a command name: files relative to where the user stands, and standard
 * input as {@code -}.
 */
public final class Inputs {
  /** The server's limit for a document; a larger one is refused before it is sent. */
  private static final int LARGEST_DOCUMENT_BYTES = 10 * 1024 * 1024;

  /** The argument that stands for standard input. */
  public static final String STANDARD_INPUT = "-";

  private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  /** Formats that the server reads differently from plain text. */
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html",
          "htm", "text/html",
          "md", "text/markdown",
          "markdown", "text/markdown",
          "json", "application/json");

  private final Surroundings surroundings;

  private Inputs(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Returns the inputs of a process. */
  public static Inputs create(Surroundings surroundings) {
    return new Inputs(surroundings);
  }

  /** Returns whether an argument is an id rather than a file. */
  public static boolean isId(String argument) {
    return argument.matches(UUID);
  }

  /** Returns what an argument that is read is called in messages. */
  public static String describe(String argument) {
    return argument.equals(STANDARD_INPUT) ? "standard input" : argument;
  }

  /**
   * Reads a job ad or CV: as text where it is plain UTF-8 or JSON, else as a file with its name.
   *
   * @throws ClientException where it can't be read or is too large
   */
  public Source source(String argument) {
    return source(argument, !MEDIA_TYPES.containsKey(ending(argument)));
  }

  /**
   * Reads a job ad or CV as text wherever it is UTF-8, whatever its name.
   *
   * @throws ClientException where it can't be read or is too large
   */
  public Source textOrSource(String argument) {
    return source(argument, true);
  }

  private Source source(String argument, boolean textAllowed) {
    byte[] content = bytes(argument);
    String ending = ending(argument);
    // JSON is known by its content under any name, so it is the same request under any name.
    Optional<String> text = decode(content).filter(decoded -> textAllowed || isJson(decoded));
    if (text.isPresent()) {
      return new Source.PlainText(text.get());
    }
    Document.Builder document =
        Document.newBuilder()
            .setContent(ByteString.copyFrom(content))
            .setMediaType(MEDIA_TYPES.getOrDefault(ending, ""));
    // A name tells the format where nothing else does; else the same content under another name is
    // the same document.
    if (document.getMediaType().isEmpty() && !argument.equals(STANDARD_INPUT)) {
      Optional.ofNullable(Path.of(argument).getFileName())
          .ifPresent(name -> document.setFileName(name.toString()));
    }
    return new Source.File(document.build());
  }

  /**
   * Reads a text whatever its format; absent where it is not UTF-8.
   *
   * @throws ClientException where it can't be read or is too large
   */
  public Optional<String> text(String argument) {
    return decode(bytes(argument));
  }

  /**
   * Reads a text that can only be sent as UTF-8.
   *
   * @throws ClientException where it can't be read, is too large or is not UTF-8
   */
  public String requiredText(String argument) {
    byte[] bytes = bytes(argument);
    return decode(bytes)
        .orElseThrow(
            () ->
                new ClientException(
                    ExitCode.BAD_INPUT,
                    describe(argument) + Source.noText(ByteString.copyFrom(bytes))));
  }

  /**
   * Opens a file or standard input for reading line by line; the caller closes it.
   *
   * @throws ClientException where it can't be read
   */
  public InputStream open(String argument) {
    if (argument.equals(STANDARD_INPUT)) {
      return new BufferedInputStream(surroundings.terminal().input());
    }
    try {
      Path file = surroundings.resolve(argument);
      if (Files.isDirectory(file)) {
        throw new ClientException(
            ExitCode.BAD_INPUT, argument + " is a directory; name a file in it");
      }
      return new BufferedInputStream(Files.newInputStream(file));
    } catch (InvalidPathException noPath) {
      throw new ClientException(ExitCode.BAD_INPUT, argument + " is no name of a file");
    } catch (IOException unreadable) {
      throw unreadable(argument, unreadable);
    }
  }

  /**
   * Returns a file to write to.
   *
   * @param inputs arguments that name what is read
   * @throws ClientException where it can't be written, or is one of the inputs under whatever name
   */
  public Outputs output(String argument, String... inputs) {
    Outputs output = Outputs.create(surroundings.resolve(argument));
    for (String input : inputs) {
      if (isSameFile(output.path(), input)) {
        throw new ClientException(
            ExitCode.BAD_INPUT,
            output.path()
                + " is "
                + describe(input)
                + ", which is read: name another file to write to");
      }
    }
    return output;
  }

  /**
   * Returns a file to write to; absent where none was named.
   *
   * @param inputs arguments that name what is read
   * @throws ClientException where it can't be written, or is one of the inputs under whatever name
   */
  public Optional<Outputs> optionalOutput(String argument, String... inputs) {
    return argument.isEmpty() ? Optional.empty() : Optional.of(output(argument, inputs));
  }

  private boolean isSameFile(Path output, String input) {
    try {
      Path read =
          input.equals(STANDARD_INPUT) ? Path.of("/dev/stdin") : surroundings.resolve(input);
      return Files.exists(output) && Files.exists(read) && Files.isSameFile(output, read);
    } catch (InvalidPathException | IOException unknown) {
      return false;
    }
  }

  /** Returns whether an argument names a file that exists. */
  public boolean isFile(String argument) {
    try {
      return Files.isRegularFile(surroundings.resolve(argument));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  /** Returns the size of a file in bytes; 0 where it is not known. */
  public long size(String argument) {
    try {
      return argument.equals(STANDARD_INPUT) ? 0 : Files.size(surroundings.resolve(argument));
    } catch (IOException unknown) {
      return 0;
    }
  }

  private byte[] bytes(String argument) {
    try (InputStream stream = open(argument)) {
      byte[] content = stream.readNBytes(LARGEST_DOCUMENT_BYTES + 1);
      if (content.length > LARGEST_DOCUMENT_BYTES) {
        throw new ClientException(
            ExitCode.BAD_INPUT,
            describe(argument) + " is larger than 10 MiB, the most that the server reads");
      }
      return content;
    } catch (IOException unreadable) {
      throw unreadable(argument, unreadable);
    }
  }

  private static ClientException unreadable(String argument, IOException cause) {
    String why = cause instanceof NoSuchFileException ? " does not exist" : " can't be read";
    return new ClientException(ExitCode.BAD_INPUT, describe(argument) + why);
  }

  private static Optional<String> decode(byte[] content) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException otherEncoding) {
      return Optional.empty();
    }
  }

  /** By the rule by which the server knows it. */
  private static boolean isJson(String text) {
    String content = text.strip();
    return content.startsWith("{") && content.endsWith("}") && content.indexOf('"') > 0;
  }

  private static String ending(String argument) {
    int dot = argument.lastIndexOf('.');
    return dot < 0 ? "" : argument.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
