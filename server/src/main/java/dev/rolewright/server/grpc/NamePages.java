package dev.rolewright.server.grpc;

import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Pages of a list that is in memory, in the order of names; a token is the last name shown. */
final class NamePages {
  private NamePages() {}

  /**
   * Makes a page.
   *
   * @param sorted by name, each name once
   * @throws dev.rolewright.platform.RolewrightException INVALID_FIELD for a size outside 0..1,000
   *     or a token that no list gave
   */
  static <T, R> R page(
      List<T> sorted,
      Function<T, String> name,
      int pageSize,
      String pageToken,
      BiFunction<List<T>, String, R> response) {
    FieldChecks checks = new FieldChecks();
    checks.range("page_size", pageSize, 0, PageRequest.MAX_SIZE);
    String after = after(checks, pageToken);
    checks.throwIfAny();
    int size = pageSize == 0 ? PageRequest.DEFAULT_SIZE : pageSize;
    List<T> rest =
        sorted.stream()
            .filter(item -> after.isEmpty() || name.apply(item).compareTo(after) > 0)
            .toList();
    if (rest.size() <= size) {
      return response.apply(rest, "");
    }
    List<T> shown = rest.subList(0, size);
    byte[] last = name.apply(shown.getLast()).getBytes(StandardCharsets.UTF_8);
    return response.apply(shown, Base64.getUrlEncoder().withoutPadding().encodeToString(last));
  }

  private static String after(FieldChecks checks, String pageToken) {
    try {
      return new String(Base64.getUrlDecoder().decode(pageToken), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      checks.reject(
          "page_token",
          "was not given by this list; send next_page_token of the page before, or nothing.");
      return "";
    }
  }
}
