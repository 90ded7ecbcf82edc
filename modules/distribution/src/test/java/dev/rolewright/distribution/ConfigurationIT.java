package dev.rolewright.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrong configuration is told whole, before anything starts. */
class ConfigurationIT {
  @TempDir private Path folder;

  @Test
  void tellsEveryMistakeAtOnceAndStartsNothing() throws IOException {
    Path data = folder.resolve("data");
    Path config = Files.createDirectory(folder.resolve("config"));
    Files.writeString(
        config.resolve("rolewright.json"),
        "{\"unary_deadline_second\": 5, \"drain_timeout_seconds\": 0}");
    Launcher.Result result =
        Launcher.in(folder)
            .with("ROLEWRIGHT_PORT", "many")
            .with("ROLEWRIGHT_HOTS", "localhost")
            .with("DATABASE_URL", "mysql://user:hidden@localhost/x")
            .run("serve", "--data-dir", data.toString(), "--config", config.toString());
    assertThat(result.exitCode()).as(result.all()).isEqualTo(2);
    assertThat(result.err())
        .contains("ROLEWRIGHT_PORT")
        .contains("did you mean \"ROLEWRIGHT_HOST\"?")
        .contains("did you mean \"unary_deadline_seconds\"?")
        .contains("drain_timeout_seconds")
        .contains("DATABASE_URL")
        .doesNotContain("hidden")
        .doesNotContain("Exception");
    assertThat(data).doesNotExist();
    assertThat(Processes.of(folder)).isEmpty();
  }

  @Test
  void namesTheOptionThatWasMeant() {
    Launcher.Result result = Launcher.in(folder).run("serve", "--data-dri=" + folder);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--data-dri").contains("did you mean --data-dir?");
  }

  @Test
  void endsWithAnotherCodeWhereAStoreCanNotBeReached() {
    Launcher.Result result =
        Launcher.in(folder)
            .with("DATABASE_URL", "postgres://user:hidden@127.0.0.1:1/postgres")
            .with("REDIS_URL", "redis://:hidden@127.0.0.1:1")
            .run("serve", "--data-dir", folder.resolve("data").toString(), "--port", "0");
    assertThat(result.exitCode()).as(result.all()).isEqualTo(5);
    assertThat(result.err())
        .contains("can't start")
        .contains("Check the setting DATABASE_URL.")
        .doesNotContain("hidden");
    assertThat(folder.resolve("data/server.json")).doesNotExist();
    assertThat(Processes.of(folder)).isEmpty();
  }
}
