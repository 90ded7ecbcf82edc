package dev.rolewright.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.platform.ConfigException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EmbeddingConfigTest {
  private final EmbeddingConfig defaults =
      EmbeddingConfig.defaults(Path.of("models"), Path.of("natives"));

  @Test
  void hasDefaults() {
    int threads = Math.min(4, Runtime.getRuntime().availableProcessors());

    assertThat(defaults)
        .isEqualTo(
            new EmbeddingConfig(Path.of("models"), Path.of("natives"), threads, 8, 512, 10_000));
  }

  @Test
  void changesOneSettingAtATime() {
    assertThat(defaults.withThreads(1).withBatchSize(2).withMaxTokens(3).withCacheEntries(0))
        .isEqualTo(new EmbeddingConfig(Path.of("models"), Path.of("natives"), 1, 2, 3, 0));
  }

  @Test
  void namesEverySettingOutOfItsRange() {
    assertThatThrownBy(
            () -> new EmbeddingConfig(Path.of("models"), Path.of("natives"), 0, 257, 513, -1))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("threads must be in 1..64")
        .hasMessageContaining("batchSize must be in 1..256")
        .hasMessageContaining("maxTokens must be in 3..512")
        .hasMessageContaining("cacheEntries must be in 0..10000000");
  }
}
