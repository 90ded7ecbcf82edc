package dev.rolewright.bench.gateway;

import java.io.IOException;

/** The program that started this one. */
final class Parent {
  private Parent() {}

  /** Ends this program when the parent has ended, which closes the input it gave. */
  static void endWithIt() {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is to be read.
                }
              } catch (IOException lost) {
                // As good as ended.
              }
              Runtime.getRuntime().halt(0);
            });
  }
}
