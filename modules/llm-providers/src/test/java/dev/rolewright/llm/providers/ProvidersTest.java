package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.platform.FieldViolation;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings and what is made of them. */
final class ProvidersTest {
  private static final String KEY = "sk-secret";
  private static final ModelInfo MODEL = new ModelInfo("m", true, false, 1, 1);

  @Test
  void isAModule() {
    assertThat(Providers.class.getModule().isNamed()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void makesAProviderOfEachKind(VendorKind kind) {
    try (Providers providers = Providers.create(Time.system(), Timers.system())) {
      LlmProvider provider = providers.create(settings("name", kind, "https://v.example/v1", KEY));

      assertThat(provider.name()).isEqualTo("name");
      assertThat(provider.models()).containsExactly(MODEL);
      assertThat(provider.toString()).doesNotContain(KEY);
    }
  }

  @Test
  void neverShowsTheKey() {
    ProviderSettings settings = settings("n", VendorKind.OPENAI, "https://v.example", KEY);

    assertThat(settings.toString()).doesNotContain(KEY).contains("v.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v.example/v1",
        "ftp://v.example",
        "file:///etc/passwd",
        "https://user:pass@v.example",
        "https://v.example/v1?key=1",
        "https://v.example/v1#top",
        "https:///v1",
      })
  void refusesABaseUrlThatIsNone(String url) {
    assertThat(violated(() -> settings("n", VendorKind.OPENAI, url, KEY)))
        .containsExactly("base_url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "key\n", "ключ", "a\r\nX-Other: b"})
  void refusesAKeyThatFitsIntoNoHeader(String key) {
    assertThat(violated(() -> settings("n", VendorKind.OPENAI, "https://v.example", key)))
        .containsExactly("api_key");
  }

  @ParameterizedTest
  @EnumSource
  void demandsAKeyWhereTheVendorDoes(VendorKind kind) {
    boolean needed = kind != VendorKind.OLLAMA && kind != VendorKind.OPENAI_COMPATIBLE;
    if (needed) {
      assertThat(violated(() -> settings("n", kind, "https://v.example", "")))
          .containsExactly("api_key");
    } else {
      assertThat(settings("n", kind, "https://v.example", "").toString()).contains("apiKey=none");
    }
  }

  @Test
  void namesAllThatIsWrong() {
    List<String> fields =
        violated(
            () ->
                new ProviderSettings(
                    "a/b",
                    VendorKind.OPENAI,
                    URI.create("x"),
                    "",
                    "",
                    Map.of(),
                    Duration.ZERO,
                    List.of()));

    assertThat(fields).containsExactly("name", "base_url", "api_key", "connect_timeout");
  }

  @Test
  void knowsWhereTheVendorsAre() {
    assertThat(VendorKind.OPENAI.defaultBaseUrl())
        .contains(URI.create("https://api.openai.com/v1"));
    assertThat(VendorKind.AZURE_OPENAI.defaultBaseUrl()).isEmpty();
  }

  private static ProviderSettings settings(String name, VendorKind kind, String url, String key) {
    return new ProviderSettings(
        name, kind, URI.create(url), key, "", Map.of(), Duration.ofSeconds(5), List.of(MODEL));
  }

  private static List<String> violated(Runnable creation) {
    return catchThrowableOfType(RolewrightException.class, creation::run).violations().stream()
        .map(FieldViolation::field)
        .toList();
  }
}
