package dev.rolewright.testkit.vendor;

/** Writes JSON texts and server-sent events. */
final class WireText {
  private WireText() {}

  static String event(String data) {
    return "data: " + data + "\n\n";
  }

  static String event(String name, String data) {
    return "event: " + name + "\n" + event(data);
  }

  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      switch (next) {
        case '"', '\\' -> json.append('\\').append(next);
        case '\n' -> json.append("\\n");
        default -> {
          if (next < ' ') {
            json.append("\\u%04x".formatted((int) next));
          } else {
            json.append(next);
          }
        }
      }
    }
    return json.append('"').toString();
  }
}
