package dev.rolewright.server;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The few lines that the program itself says, apart from its log. */
final class Console {
  private Console() {}

  static void say(String text) {
    write(FileDescriptor.out, text);
  }

  static void complain(String text) {
    write(FileDescriptor.err, text + System.lineSeparator());
  }

  private static void write(FileDescriptor target, String text) {
    OutputStream stream = new FileOutputStream(target);
    try {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException nobodyReads) {
      // A closed terminal must not stop a server that runs on.
      return;
    }
  }
}
