package dev.rolewright.embedding;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Splits texts into the word pieces that the network knows. Safe for use by many threads. */
final class TextTokenizer implements AutoCloseable {
  private static final char REPLACEMENT = '\uFFFD';

  private final HuggingFaceTokenizer tokenizer;

  private TextTokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  static TextTokenizer open(Path file, Path nativeDirectory, int maxTokens) {
    keepToThisMachine(nativeDirectory);
    try {
      // The tokenizer's own file asks for padding and for a cut at 128 tokens.
      return new TextTokenizer(
          HuggingFaceTokenizer.newInstance(
              file,
              Map.of(
                  "padding", "false",
                  "truncation", "true",
                  "maxLength", Integer.toString(maxTokens))));
    } catch (IOException | RuntimeException unreadable) {
      ConfigException failure =
          new ConfigException(
              List.of("embedding: the tokenizer can't be read from " + file.toAbsolutePath()));
      failure.initCause(unreadable);
      throw failure;
    }
  }

  /**
   * Tells the library, before its first use, not to report that it is used, and where its native
   * parts go, which would else be the user's home.
   */
  private static void keepToThisMachine(Path nativeDirectory) {
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    String directory = nativeDirectory.toAbsolutePath().toString();
    setIfAbsent("DJL_CACHE_DIR", directory);
    setIfAbsent("jna.tmpdir", directory);
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  TokenizedText tokenize(String text) {
    Encoding encoding = tokenizer.encode(wellFormed(text), true, false);
    return new TokenizedText(encoding.getIds(), encoding.exceedMaxLength());
  }

  /** Replaces halves of surrogate pairs, for which the native side has no representation. */
  private static String wellFormed(String text) {
    StringBuilder repaired = null;
    for (int index = 0; index < text.length(); index++) {
      char unit = text.charAt(index);
      if (!Character.isSurrogate(unit)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(unit)
              && index + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(index + 1));
      if (pair) {
        index++;
        continue;
      }
      if (repaired == null) {
        repaired = new StringBuilder(text);
      }
      repaired.setCharAt(index, REPLACEMENT);
    }
    return repaired == null ? text : repaired.toString();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
