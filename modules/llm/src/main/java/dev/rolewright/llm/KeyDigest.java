package dev.rolewright.llm;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Makes one digest of many values so that no two sequences of values give the same bytes: each text
 * and list has its length before it, and what may be absent says whether it is there.
 */
final class KeyDigest {
  private static final int CHUNK = 4_096;

  private final MessageDigest digest = Digests.sha256();
  private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK * Character.BYTES);

  KeyDigest text(String text) {
    number(text.length());
    // Units and no encoding: it would make the same of all halves of code points.
    for (int index = 0; index < text.length(); index++) {
      room(Character.BYTES).putChar(text.charAt(index));
    }
    return this;
  }

  KeyDigest number(long number) {
    room(Long.BYTES).putLong(number);
    return this;
  }

  KeyDigest present(Optional<? extends Number> value) {
    number(value.isPresent() ? 1 : 0);
    value.ifPresent(
        any ->
            number(
                any instanceof Double fraction
                    ? Double.doubleToLongBits(fraction)
                    : any.longValue()));
    return this;
  }

  KeyDigest texts(List<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
    return this;
  }

  String hex() {
    flush();
    return HexFormat.of().formatHex(digest.digest());
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() {
    digest.update(buffer.flip());
    buffer.clear();
  }
}
