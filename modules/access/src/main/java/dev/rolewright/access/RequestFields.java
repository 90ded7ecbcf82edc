package dev.rolewright.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hashes the top-level fields of a request one by one, so that a repeat with another body can be
 * told which fields differ while nothing of the body is stored.
 *
 * <p>The hash covers the request's key and the field's name before the value. So equal values of
 * two requests have different hashes, and no table of hashes of likely values (names, mail
 * addresses) serves for more than one entry.
 */
public final class RequestFields {
  private RequestFields() {}

  /**
   * Hashes fields.
   *
   * @param fields serialized value of each field that the request has, by its name
   * @return SHA-256 in lower-case hex by field name
   */
  public static Map<String, String> hash(RequestKey key, Map<String, byte[]> fields) {
    Map<String, String> hashes = new TreeMap<>();
    fields.forEach(
        (name, value) -> {
          MessageDigest digest = Secrets.sha256();
          for (String part : new String[] {key.tenantId(), key.method(), key.requestId(), name}) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
          }
          hashes.put(name, HexFormat.of().formatHex(digest.digest(value)));
        });
    return hashes;
  }
}
