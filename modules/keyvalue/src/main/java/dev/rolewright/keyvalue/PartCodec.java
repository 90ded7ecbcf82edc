package dev.rolewright.keyvalue;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.spi.SharedFlights.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes a part of an answer on its way as bytes, sealed for its place. */
final class PartCodec {
  private static final int TEXT = 1;
  private static final int END = 2;

  private final Seal seal;

  PartCodec(Seal seal) {
    this.seal = seal;
  }

  byte[] write(String list, int number, Part part) {
    return seal.seal(place(list, number), content(part));
  }

  /** Returns what was written for a place; empty for anything else. */
  Optional<Part> read(String list, int number, byte[] value) {
    return seal.open(place(list, number), value).flatMap(PartCodec::part);
  }

  private static String place(String list, int number) {
    return list + "#" + number;
  }

  private static byte[] content(Part part) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      switch (part) {
        case Part.Text(String text) -> {
          out.writeByte(TEXT);
          out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        case Part.End end -> {
          TokenUsage usage = end.usage();
          out.writeByte(END);
          out.writeUTF(end.runId());
          out.writeUTF(end.finishReason().name());
          out.writeLong(usage.inputTokens());
          out.writeLong(usage.outputTokens());
          out.writeLong(usage.cachedInputTokens());
          out.writeLong(usage.reasoningTokens());
          out.writeLong(usage.cacheWriteTokens());
          out.writeBoolean(end.isUsageEstimated());
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static Optional<Part> part(byte[] content) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      return switch (in.readByte()) {
        case TEXT ->
            Optional.of(new Part.Text(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        case END -> Optional.of(end(in));
        default -> Optional.empty();
      };
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static Part end(DataInputStream in) throws IOException {
    String runId = in.readUTF();
    FinishReason reason = FinishReason.valueOf(in.readUTF());
    TokenUsage usage =
        new TokenUsage(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
    return new Part.End(runId, reason, usage, in.readBoolean());
  }
}
