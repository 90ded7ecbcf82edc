package dev.rolewright.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.Vault;
import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.llm.Cost;
import dev.rolewright.llm.ModelName;
import dev.rolewright.llm.Purpose;
import dev.rolewright.llm.Run;
import dev.rolewright.llm.Variant;
import dev.rolewright.llm.spi.RunRepository;
import dev.rolewright.llm.spi.RunRepository.Entry;
import dev.rolewright.llm.spi.RunRepository.Filter;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.Time;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresRunsTest {
  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");
  private static final Purpose TASK = new Purpose("parse_jd", "parse_jd", "1.0.0", "abc", true);
  private static final String SECRET = "Maya Okafor, 12 years of Java";
  private static TestDatabase test;

  private final Ids ids = Ids.create(Time.system());
  private String tenant = "";

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @BeforeEach
  void makeTenant() {
    tenant = test.newTenantId();
  }

  private static RunRepository runs() {
    return test.database().runs(Vaults.open());
  }

  private Run run(String task, String model, Instant start) {
    return new Run(
        ids.next(),
        "correlation-" + task,
        tenant,
        "key",
        new Purpose(task, "parse_jd", "1.0.0", "abc", true),
        "hash",
        5,
        new ModelName("one", model),
        2,
        Run.Status.STARTED,
        FinishReason.UNSPECIFIED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        start,
        Optional.empty(),
        Optional.empty(),
        new Variant("test", "arm"));
  }

  private static ChatRequest request(AnswerFormat format) {
    return new ChatRequest(
        "parse_jd",
        List.of(new ChatMessage(ChatRole.SYSTEM, "read"), new ChatMessage(ChatRole.USER, SECRET)),
        ChatParameters.CONFIGURED,
        new ChatParameters(
            Optional.of(0.5), Optional.of(0.9), Optional.of(7), List.of("\n"), Optional.of(3L)),
        format,
        "somebody",
        TASK,
        Optional.empty());
  }

  private static Run ended(Run run) {
    return run.ended(
        Run.Status.SUCCEEDED,
        FinishReason.LENGTH,
        Optional.of(new TokenUsage(1, 2, 3, 4, 5)),
        new Cost(Long.MAX_VALUE, true),
        Optional.empty(),
        "",
        Optional.of(NOW.plusSeconds(1)),
        NOW.plusSeconds(2));
  }

  private static void begin(Run run, ChatRequest request) {
    runs().save(List.of(new Entry(run, Optional.of(request), Optional.empty())));
  }

  @Test
  void theEndOfAnAttemptReplacesItsBeginAndKeepsTheInput() {
    Run begun = run("parse_jd", "m", NOW);
    ChatRequest request = request(new AnswerFormat.JsonSchema("job", "{\"type\":\"object\"}"));
    begin(begun, request);
    RunRepository.Stored first = runs().find(tenant, begun.id()).orElseThrow();
    assertThat(first.run()).isEqualTo(begun);
    assertThat(first.output()).isEmpty();
    Run ended = ended(begun);
    runs().save(List.of(new Entry(ended, Optional.empty(), Optional.of(SECRET))));
    RunRepository.Stored second = runs().find(tenant, begun.id()).orElseThrow();
    assertThat(second.run()).isEqualTo(ended);
    assertThat(second.output()).isEqualTo(SECRET);
    assertThat(second.input()).contains(request);
  }

  @Test
  void eachFormatOfAnAnswerComesBack() {
    for (AnswerFormat format : List.of(new AnswerFormat.Text(), new AnswerFormat.JsonObject())) {
      Run run = run("parse_jd", "m", NOW);
      begin(run, request(format));
      assertThat(runs().find(tenant, run.id()).orElseThrow().input())
          .map(ChatRequest::format)
          .contains(format);
    }
  }

  @Test
  void everyTextOfABatchComesBackAsItWas() {
    Run failed =
        run("task \\ \"one\" \uD83D\uDE80 \u2028 'two'\t\n", "m", NOW)
            .ended(
                Run.Status.FAILED,
                FinishReason.UNSPECIFIED,
                Optional.empty(),
                new Cost(7, false),
                Optional.of(ErrorCode.TIMEOUT),
                "\\x41 \\u0041 {} [null] \u00DF",
                Optional.empty(),
                NOW.plusNanos(123_000));
    Run begun = run("parse_jd", "null", NOW);
    runs()
        .save(
            List.of(
                new Entry(failed, Optional.empty(), Optional.of("half \uD83D\uDE80")),
                new Entry(begun, Optional.of(request(new AnswerFormat.Text())), Optional.empty())));

    RunRepository.Stored first = runs().find(tenant, failed.id()).orElseThrow();
    assertThat(first.run().purpose().task()).isEqualTo(failed.purpose().task());
    assertThat(first.run().errorMessage()).isEqualTo(failed.errorMessage());
    assertThat(first.run().endTime()).isEqualTo(failed.endTime());
    assertThat(first.output()).isEqualTo("half \uD83D\uDE80");
    assertThat(first.input()).isEmpty();
    RunRepository.Stored second = runs().find(tenant, begun.id()).orElseThrow();
    assertThat(second.run()).isEqualTo(begun);
    assertThat(second.input()).isPresent();
  }

  @Test
  void aFailureIsKeptWithItsReason() {
    Run failed =
        run("parse_jd", "m", NOW)
            .ended(
                Run.Status.FAILED,
                FinishReason.UNSPECIFIED,
                Optional.empty(),
                new Cost(7, false),
                Optional.of(ErrorCode.TIMEOUT),
                "too slow",
                Optional.empty(),
                NOW);
    runs().save(List.of(new Entry(failed, Optional.empty(), Optional.empty())));
    RunRepository.Stored stored = runs().find(tenant, failed.id()).orElseThrow();
    assertThat(stored.run().error()).contains(ErrorCode.TIMEOUT);
    assertThat(stored.run().errorMessage()).isEqualTo("too slow");
    assertThat(stored.run().usage()).isEmpty();
    assertThat(stored.run().purpose().keepsContent()).isFalse();
  }

  @Test
  void whatWasSentAndWrittenIsUnreadableInTheDatabase() {
    Run run = run("parse_jd", "m", NOW);
    begin(run, request(new AnswerFormat.Text()));
    runs().save(List.of(new Entry(ended(run), Optional.empty(), Optional.of(SECRET))));
    List<byte[]> kept =
        test.database()
            .sql()
            .run(
                handle ->
                    handle
                        .createQuery(
                            "select input || output from runs where id = cast(:id as uuid)")
                        .bind("id", run.id())
                        .mapTo(byte[].class)
                        .list());
    assertThat(kept).hasSize(1);
    assertThat(new String(kept.getFirst(), StandardCharsets.ISO_8859_1)).doesNotContain("Okafor");
  }

  @Test
  void aContentThatWasMovedToAnotherAttemptCantBeRead() {
    Run first = run("parse_jd", "m", NOW);
    Run second = run("parse_jd", "m", NOW);
    begin(first, request(new AnswerFormat.Text()));
    begin(second, request(new AnswerFormat.Text()));
    test.database()
        .sql()
        .run(
            handle ->
                handle
                    .createUpdate(
                        """
                        update runs set input =
                          (select input from runs where id = cast(:from as uuid))
                        where id = cast(:to as uuid)
                        """)
                    .bind("from", first.id())
                    .bind("to", second.id())
                    .execute());
    assertThat(runs().find(tenant, second.id()).orElseThrow().input()).isEmpty();
    assertThat(runs().find(tenant, first.id()).orElseThrow().input()).isPresent();
  }

  @Test
  void withoutAKeyNothingOfTheContentIsKept() {
    RunRepository closed = test.database().runs(Vault.closed());
    Run run = run("parse_jd", "m", NOW);
    closed.save(
        List.of(
            new Entry(
                ended(run), Optional.of(request(new AnswerFormat.Text())), Optional.of(SECRET))));
    RunRepository.Stored stored = runs().find(tenant, run.id()).orElseThrow();
    assertThat(stored.input()).isEmpty();
    assertThat(stored.output()).isEmpty();
    assertThat(stored.run().purpose().keepsContent()).isFalse();
  }

  @Test
  void anotherTenantSeesNothing() {
    Run run = run("parse_jd", "m", NOW);
    begin(run, request(new AnswerFormat.Text()));
    String other = test.newTenantId();
    assertThat(runs().find(other, run.id())).isEmpty();
    assertThat(runs().find(tenant, "nonsense")).isEmpty();
    assertThat(runs().list(other, Filter.ALL, PageRequest.of(0, "")).items()).isEmpty();
  }

  @Test
  void anEntryOfATenantThatIsGoneIsLeftOut() {
    Run mine = run("parse_jd", "m", NOW);
    String mineTenant = tenant;
    tenant = ids.next();
    Run gone = run("parse_jd", "m", NOW);
    runs()
        .save(
            List.of(
                new Entry(gone, Optional.empty(), Optional.empty()),
                new Entry(mine, Optional.empty(), Optional.empty())));
    assertThat(runs().find(mineTenant, mine.id())).isPresent();
    assertThat(runs().find(tenant, gone.id())).isEmpty();
  }

  @Test
  void theFiltersNarrowTogetherAndPagesAreNewestFirst() {
    Run first = run("parse_jd", "m", NOW);
    Run second = run("match_skills", "m", NOW.plusSeconds(10));
    Run third = run("parse_jd", "other", NOW.plusSeconds(20));
    for (Run run : List.of(first, second, third)) {
      runs().save(List.of(new Entry(run, Optional.empty(), Optional.empty())));
    }
    runs().save(List.of(new Entry(ended(third), Optional.empty(), Optional.empty())));
    assertThat(listed(Filter.ALL)).containsExactly(third.id(), second.id(), first.id());
    assertThat(listed(filter("correlation-match_skills", "", "", "", Set.of())))
        .containsExactly(second.id());
    assertThat(listed(filter("", "parse_jd", "", "", Set.of())))
        .containsExactly(third.id(), first.id());
    assertThat(listed(filter("", "parse_jd", "one", "other", Set.of())))
        .containsExactly(third.id());
    assertThat(listed(filter("", "", "two", "", Set.of()))).isEmpty();
    assertThat(listed(filter("", "", "", "", Set.of(Run.Status.SUCCEEDED))))
        .containsExactly(third.id());
    assertThat(
            listed(
                new Filter(
                    "",
                    Optional.of(NOW.plusSeconds(10)),
                    Optional.of(NOW.plusSeconds(20)),
                    "",
                    "",
                    "",
                    Set.of())))
        .containsExactly(second.id());
    var page = runs().list(tenant, Filter.ALL, PageRequest.of(2, ""));
    assertThat(page.items()).extracting(Run::id).containsExactly(third.id(), second.id());
    assertThat(runs().list(tenant, Filter.ALL, PageRequest.of(2, page.nextToken())).items())
        .extracting(Run::id)
        .containsExactly(first.id());
  }

  private List<String> listed(Filter filter) {
    return runs().list(tenant, filter, PageRequest.of(0, "")).items().stream()
        .map(Run::id)
        .toList();
  }

  private static Filter filter(
      String correlation, String task, String provider, String model, Set<Run.Status> statuses) {
    return new Filter(
        correlation, Optional.empty(), Optional.empty(), task, provider, model, statuses);
  }

  @Test
  void tokensAreAddedUpFromATimeOn() {
    for (int second = 0; second < 3; second++) {
      Run run = ended(run("parse_jd", "m", NOW.plusSeconds(second)));
      runs().save(List.of(new Entry(run, Optional.empty(), Optional.empty())));
    }
    assertThat(runs().usage(tenant, NOW.plusSeconds(1))).isEqualTo(new TokenUsage(2, 4, 6, 8, 10));
    assertThat(runs().usage(tenant, NOW.plusSeconds(3))).isEqualTo(TokenUsage.NONE);
  }

  @Test
  void theAnswersOfATaskAreAveragedFromATimeOn() {
    List<Entry> entries = new ArrayList<>();
    for (int second = 0; second < 3; second++) {
      Run begun = run("average", "m", NOW.plusSeconds(second));
      entries.add(new Entry(begun, Optional.empty(), Optional.empty()));
      Run whole =
          run("average", "m", NOW.plusSeconds(second))
              .ended(
                  Run.Status.SUCCEEDED,
                  FinishReason.STOP,
                  Optional.of(new TokenUsage(1, 10L * second, 0, 0)),
                  Cost.NONE,
                  Optional.empty(),
                  "",
                  Optional.empty(),
                  NOW);
      entries.add(new Entry(whole, Optional.empty(), Optional.empty()));
    }
    runs().save(entries);
    assertThat(runs().averageOutputTokens(tenant, "average", NOW.plusSeconds(1))).hasValue(15);
    assertThat(runs().averageOutputTokens(tenant, "average", NOW.plusSeconds(3))).isEmpty();
    assertThat(runs().averageOutputTokens(tenant, "other", NOW)).isEmpty();
  }

  @Test
  void oldContentsAreErasedAndTheAttemptsStay() {
    Run old = run("parse_jd", "m", NOW.minusSeconds(1));
    Run young = run("parse_jd", "m", NOW);
    begin(old, request(new AnswerFormat.Text()));
    begin(young, request(new AnswerFormat.Text()));
    assertThat(runs().eraseContents(NOW)).isPositive();
    assertThat(runs().find(tenant, old.id()).orElseThrow().input()).isEmpty();
    assertThat(runs().find(tenant, young.id()).orElseThrow().input()).isPresent();
    assertThat(runs().eraseContents(NOW)).isZero();
  }
}
