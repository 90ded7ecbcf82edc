package dev.rolewright.llm.spi;

/** Takes an answer as it comes. */
public interface ProviderSink {
  /** Notes that the vendor sent something, a keep-alive included. */
  void alive();

  /**
   * Takes more text.
   *
   * @param text may be empty; may end within a code point
   */
  void text(String text);
}
