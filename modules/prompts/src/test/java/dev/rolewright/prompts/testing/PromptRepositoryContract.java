package dev.rolewright.prompts.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.llm.ChatParameters;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.prompts.ActivationHistory.Step;
import dev.rolewright.prompts.PromptChange;
import dev.rolewright.prompts.PromptContent;
import dev.rolewright.prompts.PromptFilter;
import dev.rolewright.prompts.PromptRepository;
import dev.rolewright.prompts.PromptVersion;
import dev.rolewright.prompts.Semver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link PromptRepository} does. */
public abstract class PromptRepositoryContract {
  /** Ids for every test of a JVM, so that no two tests meet. */
  public static final Ids IDS = Ids.create(Time.system());

  protected static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456Z");

  private final String name = "p" + IDS.next().replace("-", "");

  /** Returns the repository under test. */
  protected abstract PromptRepository prompts();

  /** Returns the id of a tenant that no other test has. */
  protected abstract String newTenantId();

  private PromptVersion version(String semver) {
    return version(name, semver, "Say {{what}}.");
  }

  private static PromptVersion version(String name, String semver, String template) {
    PromptContent content =
        new PromptContent(
            name,
            Semver.parse(semver),
            "parse_jd",
            template,
            "{\"type\":\"object\", \"properties\":{\"what\":{}}}",
            Optional.of("{\"type\": \"object\"}"),
            new ChatParameters(
                Optional.of(0.5),
                Optional.empty(),
                Optional.of(10),
                List.of("END"),
                Optional.of(Long.MAX_VALUE)));
    return PromptVersion.fresh(IDS.next(), content, NOW, IDS.next());
  }

  private PromptVersion inserted(String tenant, String semver) {
    PromptVersion version = version(semver);
    prompts().insert(tenant, version);
    return version;
  }

  private PromptVersion shipped(String semver) {
    PromptVersion version = version(semver);
    prompts().ship(List.of(version));
    return version;
  }

  private PromptChange activate(String tenant, PromptVersion version) {
    return prompts().change(tenant, name, NOW, "", history -> new Step(version.id(), false));
  }

  private PromptChange rollBack(String tenant) {
    return prompts()
        .change(
            tenant, name, NOW.plusSeconds(9), "bad", history -> history.rollback(Optional.empty()));
  }

  private String active(String tenant) {
    return prompts()
        .findActive(tenant, name)
        .map(version -> version.content().semver().toString())
        .orElse("none");
  }

  private List<String> listed(String tenant, PromptFilter filter, int size) {
    List<String> seen = new ArrayList<>();
    String token = "";
    do {
      Page<PromptVersion> page = prompts().list(tenant, filter, new PageRequest(size, token));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
      page.items()
          .forEach(
              version -> seen.add(version.content().name() + " " + version.content().semver()));
      token = page.nextToken();
    } while (!token.isEmpty());
    return seen;
  }

  private static void assertCode(ErrorCode code, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            RolewrightException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  @Test
  void findsWhatWasInsertedToTheCharacter() {
    String tenant = newTenantId();
    PromptVersion version = inserted(tenant, "1.0.0");
    assertThat(prompts().find(tenant, version.id())).contains(version);
    assertThat(prompts().find(tenant, IDS.next())).isEmpty();
    assertThat(prompts().find(tenant, "none")).isEmpty();
    assertThat(prompts().findActive(tenant, name)).isEmpty();
  }

  @Test
  void theSameIdAgainChangesNothing() {
    String tenant = newTenantId();
    PromptVersion version = inserted(tenant, "1.0.0");
    prompts()
        .insert(
            tenant, PromptVersion.fresh(version.id(), version("2.0.0").content(), NOW, IDS.next()));
    assertThat(prompts().find(tenant, version.id())).contains(version);
  }

  @Test
  void refusesANameAndSemverThatTheTenantSees() {
    String tenant = newTenantId();
    inserted(tenant, "1.0.0");
    shipped("2.0.0");
    assertCode(ErrorCode.ALREADY_EXISTS, () -> inserted(tenant, "1.0.0"));
    assertCode(ErrorCode.ALREADY_EXISTS, () -> inserted(tenant, "2.0.0"));
    inserted(newTenantId(), "1.0.0");
  }

  @Test
  void keepsTenantsApart() {
    String tenant = newTenantId();
    String other = newTenantId();
    PromptVersion version = inserted(tenant, "1.0.0");
    activate(tenant, version);
    assertThat(prompts().find(other, version.id())).isEmpty();
    assertThat(prompts().findActive(other, name)).isEmpty();
    assertThat(listed(other, new PromptFilter(name, "", false), 5)).isEmpty();
  }

  @Test
  void whatIsShippedIsSeenByAllAndTheNewestIsActive() {
    PromptVersion first = shipped("1.0.0");
    shipped("1.1.0-rc.1");
    String tenant = newTenantId();
    assertThat(active(tenant)).isEqualTo("1.1.0-rc.1");
    shipped("1.1.0");
    assertThat(active(tenant)).isEqualTo("1.1.0");
    assertThat(prompts().find(tenant, first.id()).orElseThrow().isActive()).isFalse();
    activate(tenant, first);
    shipped("1.2.0");
    assertThat(active(tenant)).isEqualTo("1.0.0");
    assertThat(active(newTenantId())).isEqualTo("1.2.0");
  }

  @Test
  void shippingAgainKeepsWhatIsThere() {
    PromptVersion first = shipped("1.0.0");
    shipped("1.0.0");
    assertThat(prompts().find(newTenantId(), first.id())).isPresent();
    assertThatThrownBy(() -> prompts().ship(List.of(version(name, "1.0.0", "Other."))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void oneVersionIsActiveAndAChangeTellsWhichWas() {
    String tenant = newTenantId();
    PromptVersion one = inserted(tenant, "1.0.0");
    PromptVersion two = inserted(tenant, "2.0.0");
    assertThat(activate(tenant, one).before()).isEmpty();
    PromptChange change = activate(tenant, two);
    assertThat(change.now().id()).isEqualTo(two.id());
    assertThat(change.now().isActive()).isTrue();
    assertThat(change.before().orElseThrow().id()).isEqualTo(one.id());
    assertThat(change.before().orElseThrow().isActive()).isFalse();
    assertThat(activate(tenant, two).before().orElseThrow().id()).isEqualTo(two.id());
    assertThat(listed(tenant, new PromptFilter(name, "", true), 5))
        .containsExactly(name + " 2.0.0");
  }

  @Test
  void goesBackToTheLastThatWasActiveAndNotRolledBack() {
    String tenant = newTenantId();
    PromptVersion one = inserted(tenant, "1.0.0");
    PromptVersion two = inserted(tenant, "2.0.0");
    PromptVersion three = inserted(tenant, "3.0.0");
    activate(tenant, one);
    activate(tenant, two);
    activate(tenant, three);
    PromptChange change = rollBack(tenant);
    assertThat(change.now().id()).isEqualTo(two.id());
    assertThat(change.before().orElseThrow().rolledBackAt()).contains(NOW.plusSeconds(9));
    assertThat(rollBack(tenant).now().id()).isEqualTo(one.id());
    assertCode(ErrorCode.PRECONDITION, () -> rollBack(tenant));
    assertThat(active(tenant)).isEqualTo("1.0.0");
    activate(tenant, three);
    assertThat(rollBack(tenant).now().id()).isEqualTo(one.id());
  }

  @Test
  void goesBackToWhatIsShipped() {
    shipped("1.0.0");
    String tenant = newTenantId();
    assertCode(ErrorCode.PRECONDITION, () -> rollBack(tenant));
    activate(tenant, inserted(tenant, "2.0.0"));
    assertThat(rollBack(tenant).now().content().semver()).hasToString("1.0.0");
    assertThat(active(tenant)).isEqualTo("1.0.0");
    assertCode(ErrorCode.PRECONDITION, () -> rollBack(tenant));
  }

  @Test
  void listsByNameAndTheNewestSemverFirstInPages() {
    String tenant = newTenantId();
    List.of("1.0.0", "1.10.0", "1.9.0", "2.0.0-rc.1", "2.0.0", "2.0.0-rc.10", "2.0.0-rc.2")
        .forEach(semver -> inserted(tenant, semver));
    PromptVersion other = version(name + "_", "9.0.0", "Other.");
    prompts().insert(tenant, other);
    List<String> expected =
        List.of(
            name + " 2.0.0",
            name + " 2.0.0-rc.10",
            name + " 2.0.0-rc.2",
            name + " 2.0.0-rc.1",
            name + " 1.10.0",
            name + " 1.9.0",
            name + " 1.0.0");
    for (int size : List.of(1, 2, 3, 7, 50)) {
      assertThat(listed(tenant, new PromptFilter(name, "", false), size))
          .containsExactlyElementsOf(expected);
      assertThat(listed(tenant, PromptFilter.ALL, size)).contains(name + "_ 9.0.0");
    }
    assertThat(listed(tenant, new PromptFilter(name, "chat", false), 5)).isEmpty();
    assertThat(listed(tenant, new PromptFilter(name, "parse_jd", false), 5)).hasSize(7);
  }

  @Test
  void refusesAPageAfterWhatTheTenantDoesNotSee() {
    PromptVersion hidden = inserted(newTenantId(), "1.0.0");
    String tenant = newTenantId();
    assertCode(
        ErrorCode.INVALID_FIELD,
        () -> prompts().list(tenant, PromptFilter.ALL, new PageRequest(5, hidden.id())));
  }

  @Test
  void changesAtOnceComeOneAfterTheOther() throws Exception {
    String tenant = newTenantId();
    List<PromptVersion> versions = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      versions.add(inserted(tenant, number + ".0.0"));
    }
    List<Callable<PromptChange>> calls = new ArrayList<>();
    versions.forEach(version -> calls.add(() -> activate(tenant, version)));
    List<String> before = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<PromptChange> change : callers.invokeAll(calls)) {
        before.add(change.get().before().map(PromptVersion::id).orElse("none"));
      }
    }
    before.add(prompts().findActive(tenant, name).orElseThrow().id());
    // Each version follows another one, and one is left: a chain without a fork.
    assertThat(before).doesNotHaveDuplicates().hasSize(versions.size() + 1).contains("none");
    assertThat(listed(tenant, new PromptFilter(name, "", true), 5)).hasSize(1);
  }

  @Test
  void ofTwoWhoLeaveTheSameVersionOneLearnsOfTheOther() throws Exception {
    String tenant = newTenantId();
    activate(tenant, inserted(tenant, "1.0.0"));
    activate(tenant, inserted(tenant, "2.0.0"));
    PromptVersion bad = inserted(tenant, "3.0.0");
    activate(tenant, bad);
    Callable<String> leave =
        () -> {
          try {
            return prompts()
                .change(
                    tenant, name, NOW, "bad", history -> history.rollback(Optional.of(bad.id())))
                .now()
                .content()
                .semver()
                .toString();
          } catch (RolewrightException failure) {
            return failure.code().name();
          }
        };
    List<String> results = new ArrayList<>();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> result : callers.invokeAll(List.of(leave, leave))) {
        results.add(result.get());
      }
    }
    assertThat(results).containsExactlyInAnyOrder("2.0.0", "CONFLICT");
  }
}
