package dev.rolewright.llm.providers;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bytes that come bit by bit. */
interface ByteSource {
  /**
   * Waits for more bytes.
   *
   * @return not empty; null when nothing more comes
   */
  byte @Nullable [] next() throws IOException, InterruptedException;
}
