package dev.rolewright.llm;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Lets a vendor know that two requests are of one person, and not who it is. */
final class UserHash {
  private UserHash() {}

  /** Returns 64 hex digits, other ones in each tenant; empty for an empty user. */
  static String of(String tenantId, String user) {
    if (user.isEmpty()) {
      return "";
    }
    byte[] text = (tenantId + ":" + user).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digests.sha256().digest(text));
  }
}
