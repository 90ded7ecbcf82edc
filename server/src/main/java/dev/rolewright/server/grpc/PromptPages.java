package dev.rolewright.server.grpc;

import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.prompts.PromptVersion;
import dev.rolewright.proto.v1.ListPromptVersionsResponse;
import dev.rolewright.server.mapping.PromptMapping;
import java.util.function.Function;

/**
 * Puts pages of versions together from smaller parts. A version can be large, so a page ends early
 * where the next version would make it larger than clients take; so neither an answer nor what is
 * read for it grows with the size of the page that was asked for.
 */
final class PromptPages {
  /** Below the 4 MiB that gRPC clients take as they are set up by default. */
  static final int MAX_BYTES = 3_000_000;

  /** Versions that are read at once. */
  private static final int PART = 20;

  private PromptPages() {}

  static ListPromptVersionsResponse read(
      PageRequest page, Function<PageRequest, Page<PromptVersion>> versions) {
    ListPromptVersionsResponse.Builder response = ListPromptVersionsResponse.newBuilder();
    String after = page.afterId();
    int bytes = 0;
    while (true) {
      int left = page.size() - response.getPromptVersionsCount();
      Page<PromptVersion> part = versions.apply(new PageRequest(Math.min(PART, left), after));
      for (PromptVersion version : part.items()) {
        dev.rolewright.proto.v1.PromptVersion next = PromptMapping.toProto(version);
        bytes += next.getSerializedSize();
        if (bytes > MAX_BYTES && response.getPromptVersionsCount() > 0) {
          return response.setNextPageToken(after).build();
        }
        response.addPromptVersions(next);
        after = version.id();
      }
      if (part.nextToken().isEmpty() || response.getPromptVersionsCount() >= page.size()) {
        return response.setNextPageToken(part.nextToken()).build();
      }
    }
  }
}
