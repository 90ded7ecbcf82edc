package dev.rolewright.keyvalue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/** The programs that run inside of Redis. */
enum LimitScripts {
  ENTER,
  LOAD,
  CHECK_IN,
  ACQUIRE,
  SETTLE,
  USAGE;

  private final String text;
  private final String digest;

  LimitScripts() {
    text = read("common.lua") + read(name().toLowerCase(Locale.ROOT) + ".lua");
    digest = digest(text);
  }

  private static String read(String file) {
    try (InputStream resource =
        Objects.requireNonNull(LimitScripts.class.getResourceAsStream("limits/" + file))) {
      return new String(resource.readAllBytes(), UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Returns the digest by which Redis knows a script. */
  private static String digest(String text) {
    try {
      byte[] bytes = MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String text() {
    return text;
  }

  String digest() {
    return digest;
  }
}
