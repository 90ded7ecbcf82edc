package dev.rolewright.client.cli.batch;

import java.util.concurrent.CompletableFuture;

/** How the texts of a batch reach the server. */
public interface BatchLane extends AutoCloseable {
  /** Returns how many texts may be under way, from 1. */
  int window();

  /**
   * Sends a text.
   *
   * @return what becomes of it; completed exceptionally where the whole batch can't go on
   */
  CompletableFuture<BatchOutcome> submit(String text);

  /** Tells that no text follows. */
  void finish();

  /** Gives up whatever is under way. */
  @Override
  void close();
}
