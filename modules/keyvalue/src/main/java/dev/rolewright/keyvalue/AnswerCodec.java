package dev.rolewright.keyvalue;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.spi.CachedAnswer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes answers as bytes: the number of the format, and sealed what the format says. Every replica
 * reads its own format only, so that an older or a newer one beside it does no harm.
 */
final class AnswerCodec {
  private static final byte FORMAT = 1;

  private final Seal seal;

  AnswerCodec(Seal seal) {
    this.seal = seal;
  }

  /**
   * An answer as it is kept.
   *
   * @param keptMillis how long it is kept from the begin
   */
  record Entry(CachedAnswer answer, long keptMillis) {}

  byte[] write(String key, Entry entry) {
    byte[] sealed = seal.seal(key, content(entry));
    return ByteBuffer.allocate(1 + sealed.length).put(FORMAT).put(sealed).array();
  }

  /** Returns what was written for a key; empty for anything else. */
  Optional<Entry> read(String key, byte[] value) {
    if (value.length == 0 || value[0] != FORMAT) {
      return Optional.empty();
    }
    return seal.open(key, Arrays.copyOfRange(value, 1, value.length)).flatMap(AnswerCodec::entry);
  }

  private static byte[] content(Entry entry) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      CachedAnswer answer = entry.answer();
      out.writeLong(entry.keptMillis());
      text(out, answer.model().provider());
      text(out, answer.model().model());
      text(out, answer.runId());
      TokenUsage usage = answer.usage();
      out.writeLong(usage.inputTokens());
      out.writeLong(usage.outputTokens());
      out.writeLong(usage.cachedInputTokens());
      out.writeLong(usage.reasoningTokens());
      out.writeLong(usage.cacheWriteTokens());
      out.writeBoolean(answer.isUsageEstimated());
      text(out, answer.text());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static Optional<Entry> entry(byte[] content) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      long keptMillis = in.readLong();
      ModelName model = new ModelName(text(in), text(in));
      String runId = text(in);
      TokenUsage usage =
          new TokenUsage(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
      boolean isEstimated = in.readBoolean();
      CachedAnswer answer = new CachedAnswer(model, runId, usage, isEstimated, text(in));
      return in.read() < 0 ? Optional.of(new Entry(answer, keptMillis)) : Optional.empty();
    } catch (IOException cutShort) {
      return Optional.empty();
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a length that can't be");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
