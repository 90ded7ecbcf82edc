package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HotConfigTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final AtomicReference<ConfigTexts> files = new AtomicReference<>(texts("one"));
  private final List<String> heard = new ArrayList<>();
  private final ManualTimers timers = new ManualTimers();
  private final HotConfig<String> config = HotConfig.load(files::get, this::build, listener());

  private static ConfigTexts texts(String content) {
    return new ConfigTexts(Map.of("a.json", content), Set.of(), Map.of());
  }

  private String build(ConfigTexts texts, long version) {
    String text = texts.text("a.json").orElse("shipped");
    if (text.startsWith("bad")) {
      throw new ConfigException(List.of("first mistake of " + text, "second"));
    }
    if (text.equals("fault")) {
      throw new IllegalStateException("secret");
    }
    return text + version;
  }

  private HotConfig.Listener listener() {
    return new HotConfig.Listener() {
      @Override
      public void accepted(long version) {
        heard.add("accepted " + version);
      }

      @Override
      public void rejected(List<String> errors) {
        heard.add("rejected " + errors);
      }
    };
  }

  @Test
  void theFirstSnapshotHasToBeValid() {
    files.set(new ConfigTexts(Map.of("a.json", "bad"), Set.of(), Map.of("b.json", "b: unread")));
    assertThatThrownBy(() -> HotConfig.load(files::get, this::build, listener()))
        .isInstanceOfSatisfying(
            ConfigException.class,
            wrong ->
                assertThat(wrong.errors())
                    .containsExactly("b: unread", "first mistake of bad", "second"));
    assertThat(heard).isEmpty();
  }

  @Test
  void aValidChangeTakesTheWholePlace() {
    files.set(texts("two"));
    assertThat(config.reload()).isTrue();
    assertThat(config.current()).isEqualTo("two2");
    assertThat(heard).containsExactly("accepted 2");
    assertThat(config.reload()).isTrue();
    assertThat(heard).as("nothing changed").hasSize(1);
  }

  @Test
  void anInvalidChangeKeepsWhatHeldAndTellsEveryMistakeOnce() {
    files.set(texts("bad"));
    assertThat(config.reload()).isFalse();
    assertThat(config.reload()).isFalse();
    assertThat(config.current()).isEqualTo("one1");
    assertThat(heard).containsExactly("rejected [first mistake of bad, second]");
  }

  @Test
  void tellsWhenTheFilesAreAsTheyWereAgain() {
    files.set(texts("bad"));
    config.reload();
    files.set(texts("one"));
    assertThat(config.reload()).isTrue();
    assertThat(heard).last().isEqualTo("accepted 1");
    files.set(texts("bad2"));
    config.reload();
    files.set(texts("three"));
    config.reload();
    assertThat(heard).last().isEqualTo("accepted 2");
    assertThat(config.current()).isEqualTo("three2");
  }

  @Test
  void whatVanishesIsAMistakeAndNoEmptyConfiguration() {
    files.set(ConfigTexts.NONE);
    assertThat(config.reload()).isFalse();
    assertThat(config.current()).isEqualTo("one1");
    assertThat(heard.getFirst()).contains("a.json: is not there any more; put it back");
  }

  @Test
  void whatCannotBeReadIsToldAsThatOnly() {
    files.set(new ConfigTexts(Map.of(), Set.of(), Map.of("a.json", "a.json: can't be read")));
    assertThat(config.reload()).isFalse();
    assertThat(heard).containsExactly("rejected [a.json: can't be read]");
  }

  @Test
  void aFileOfAFolderMayGoButNotTheFolder() {
    AtomicReference<ConfigTexts> folder =
        new AtomicReference<>(new ConfigTexts(Map.of("f/x.json", "x"), Set.of("f"), Map.of()));
    HotConfig<String> own = HotConfig.load(folder::get, this::build, listener());
    folder.set(new ConfigTexts(Map.of(), Set.of("f"), Map.of()));
    assertThat(own.reload()).isTrue();
    folder.set(ConfigTexts.NONE);
    assertThat(own.reload()).isFalse();
    assertThat(heard).last().asString().contains("f: is not there any more");
  }

  @Test
  void aFaultOfTheProgramRejectsWithoutItsMessage() {
    files.set(texts("fault"));
    assertThat(config.reload()).isFalse();
    assertThat(heard.getFirst()).contains("IllegalStateException").doesNotContain("secret");
    assertThat(config.current()).isEqualTo("one1");
  }

  @Test
  void takesOverWhatTwoLooksInARowFind() {
    config.watch(timers, SECOND, Runnable::run);
    assertThat(timers.fire()).isTrue();
    files.set(texts("bad, half-written"));
    timers.fire();
    assertThat(heard).as("it may be half-written").isEmpty();
    files.set(texts("whole"));
    timers.fire();
    assertThat(config.current()).isEqualTo("one1");
    timers.fire();
    assertThat(config.current()).isEqualTo("whole2");
    assertThat(heard).containsExactly("accepted 2");
    Duration soon = Duration.ofMillis(100);
    assertThat(timers.delays()).containsExactly(SECOND, SECOND, soon, soon, SECOND);
  }

  @Test
  void goesOnLookingAfterAFault() {
    HotConfig<String> own = HotConfig.load(this::sourceThatFails, this::build, listener());
    own.watch(timers, SECOND, Runnable::run);
    failing = true;
    assertThatThrownBy(timers::fire).isInstanceOf(IllegalStateException.class);
    failing = false;
    files.set(texts("later"));
    timers.fire();
    timers.fire();
    assertThat(own.current()).isEqualTo("later2");
  }

  private boolean failing;

  private ConfigTexts sourceThatFails() {
    if (failing) {
      throw new IllegalStateException();
    }
    return files.get();
  }

  @Test
  void looksNoMoreOnceClosed() {
    config.watch(timers, SECOND, Runnable::run);
    config.close();
    assertThat(timers.fire()).isFalse();
    config.watch(timers, SECOND, Runnable::run);
    assertThat(timers.fire()).isFalse();
    assertThat(config.current()).isEqualTo("one1");
  }

  @Test
  void theContentStaysOutOfTexts() {
    assertThat(texts("sesame").toString()).contains("a.json").doesNotContain("sesame");
  }
}
