package dev.rolewright.client.cli.batch;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of JSON one at a time. A line that is no JSON is an answer too, never an end. */
public final class BatchReader {
  /** A longer line can't hold a text that the server would take; the rest of it is skipped. */
  static final int LONGEST_LINE_BYTES = 16 * 1024 * 1024;

  private final InputStream input;
  private volatile long bytesRead;
  private long lineNumber;

  private BatchReader(InputStream input) {
    this.input = input;
  }

  /** Returns a reader; the stream should be buffered, and is closed by its owner. */
  public static BatchReader create(InputStream input) {
    return new BatchReader(input);
  }

  /** Returns the number of bytes read so far. */
  public long bytesRead() {
    return bytesRead;
  }

  /** Returns the next line that is not blank; absent at the end. */
  public Optional<BatchLine> next() throws IOException {
    while (true) {
      Optional<byte[]> bytes = readLine();
      if (bytes.isEmpty()) {
        return Optional.empty();
      }
      lineNumber++;
      if (bytes.get().length > LONGEST_LINE_BYTES) {
        return Optional.of(malformed("is longer than 16 MiB", JsonNull.INSTANCE, ""));
      }
      String line;
      try {
        line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.get())).toString();
      } catch (CharacterCodingException otherEncoding) {
        return Optional.of(malformed("is not UTF-8", JsonNull.INSTANCE, ""));
      }
      if (!line.isBlank()) {
        return Optional.of(parse(line));
      }
    }
  }

  private BatchLine parse(String line) {
    JsonElement parsed;
    try {
      JsonReader reader = new JsonReader(new StringReader(line));
      reader.setStrictness(Strictness.STRICT);
      parsed = JsonParser.parseReader(reader);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        return malformed("holds more than one JSON value", JsonNull.INSTANCE, "");
      }
    } catch (JsonParseException | IOException broken) {
      return malformed("is not valid JSON", JsonNull.INSTANCE, "");
    }
    if (!(parsed instanceof JsonObject object)) {
      return malformed("is no JSON object; write {\"id\": …, \"text\": …}", JsonNull.INSTANCE, "");
    }
    JsonElement id = object.has("id") ? object.get("id") : JsonNull.INSTANCE;
    JsonElement text = object.get("text");
    if (text instanceof JsonObject document) {
      return new BatchLine.Input(id, document.toString());
    }
    if (text == null || !text.isJsonPrimitive() || !text.getAsJsonPrimitive().isString()) {
      return malformed("has no member \"text\" that is a string or an object", id, "text");
    }
    return new BatchLine.Input(id, text.getAsString());
  }

  private BatchLine malformed(String problem, JsonElement id, String field) {
    return new BatchLine.Malformed(id, "line " + lineNumber + " " + problem, field);
  }

  /** Reads up to the next line feed and keeps at most one byte more than the limit. */
  private Optional<byte[]> readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    long read = bytesRead;
    boolean any = false;
    for (int next = input.read(); next >= 0; next = input.read()) {
      any = true;
      read++;
      if (next == '\n') {
        break;
      }
      if (line.size() <= LONGEST_LINE_BYTES) {
        line.write(next);
      }
    }
    bytesRead = read;
    return any ? Optional.of(line.toByteArray()) : Optional.empty();
  }
}
