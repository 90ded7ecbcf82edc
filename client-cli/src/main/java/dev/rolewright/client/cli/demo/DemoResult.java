package dev.rolewright.client.cli.demo;

import dev.rolewright.client.cli.input.Outputs;
import java.nio.file.Path;

/**
 * The file with the CV. It is kept once the story is told to its end: a demo that is interrupted
 * before leaves none, neither half nor whole. May be used by many threads.
 */
final class DemoResult {
  private final Outputs file;
  private boolean written;
  private boolean kept;
  private boolean dropped;

  DemoResult(Outputs file) {
    this.file = file;
  }

  Path path() {
    return file.path();
  }

  /** Writes the CV, unless the demo is interrupted. */
  synchronized void write(String cv) {
    if (!dropped) {
      written = true;
      file.write(cv);
    }
  }

  /** Leaves the file where it is whatever comes. */
  synchronized void keep() {
    kept = true;
  }

  /** Removes the file unless it is to be kept, and lets none be written any more. */
  synchronized void drop() {
    dropped = true;
    if (written && !kept) {
      file.remove();
    }
  }
}
