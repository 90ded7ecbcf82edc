package dev.rolewright.platform;

/**
 * Which page of a list is wanted. Lists are in descending order of id, so newest first, and a token
 * is the id of the last item of the page before: pages stay true while items come and go.
 *
 * @param size number of items, 1..1,000
 * @param afterId the id after which the page starts; empty for the first page
 */
public record PageRequest(int size, String afterId) {
  /** Items on a page when the caller names no number. */
  public static final int DEFAULT_SIZE = 50;

  /** Most items on a page. */
  public static final int MAX_SIZE = 1_000;

  /**
   * Checks what a caller sent.
   *
   * @throws RolewrightException INVALID_FIELD for a size outside 0..1,000 or a token that no list
   *     gave
   */
  public static PageRequest of(int pageSize, String pageToken) {
    FieldChecks checks = new FieldChecks();
    checks.range("page_size", pageSize, 0, MAX_SIZE);
    if (!pageToken.isEmpty() && !FieldChecks.isUuid(pageToken)) {
      checks.reject(
          "page_token",
          "was not given by this list; send next_page_token of the page before, or nothing.");
    }
    checks.throwIfAny();
    return new PageRequest(pageSize == 0 ? DEFAULT_SIZE : pageSize, pageToken);
  }
}
