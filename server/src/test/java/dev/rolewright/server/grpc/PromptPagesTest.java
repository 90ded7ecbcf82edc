package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.prompts.PromptContent;
import dev.rolewright.prompts.PromptVersion;
import dev.rolewright.prompts.Semver;
import dev.rolewright.proto.v1.ListPromptVersionsResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptPagesTest {
  private final List<PageRequest> asked = new ArrayList<>();

  private static PromptVersion version(int number, int characters) {
    PromptContent content =
        new PromptContent(
            "p",
            Semver.parse("1.0.0"),
            "chat",
            "x".repeat(characters),
            "{}",
            Optional.empty(),
            ChatParameters.CONFIGURED);
    return PromptVersion.fresh(Integer.toString(number), content, Instant.EPOCH, "key");
  }

  private Page<PromptVersion> part(List<PromptVersion> all, PageRequest page) {
    asked.add(page);
    int from = page.afterId().isEmpty() ? 0 : Integer.parseInt(page.afterId()) + 1;
    int to = Math.min(all.size(), from + page.size());
    return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to - 1) : "");
  }

  @ParameterizedTest
  @CsvSource({
    "45, 10, 1000",
    "45, 10, 7",
    "45, 10, 20",
    "45, 10, 45",
    "9, 1000000, 50",
    "3, 4000000, 50",
    "0, 1, 5"
  })
  void everyVersionIsShownOnceInPagesThatFit(int count, int characters, int size) {
    List<PromptVersion> all =
        IntStream.range(0, count).mapToObj(number -> version(number, characters)).toList();
    List<String> seen = new ArrayList<>();
    String token = "";
    do {
      ListPromptVersionsResponse page =
          PromptPages.read(new PageRequest(size, token), part -> part(all, part));
      assertThat(page.getPromptVersionsCount()).isLessThanOrEqualTo(size);
      assertThat(page.getPromptVersionsCount() == 1 || page.getSerializedSize() < 3_010_000)
          .isTrue();
      page.getPromptVersionsList().forEach(version -> seen.add(version.getId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(seen)
        .containsExactlyElementsOf(IntStream.range(0, count).mapToObj(Integer::toString).toList());
    assertThat(asked).allSatisfy(page -> assertThat(page.size()).isBetween(1, 20));
  }
}
