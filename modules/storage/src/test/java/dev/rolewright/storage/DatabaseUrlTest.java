package dev.rolewright.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.platform.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "postgres://ana:secret@db.example:5433/app, jdbc:postgresql://db.example:5433/app, ana, secret",
    "postgresql://ana:secret@db.example/app, jdbc:postgresql://db.example/app, ana, secret",
    "postgres://ana@db.example/app, jdbc:postgresql://db.example/app, ana, ''",
    "postgres://db.example/app, jdbc:postgresql://db.example/app, '', ''",
    "postgres://ana:p%40ss%3A%2F%25+1@h/app, jdbc:postgresql://h/app, ana, p@ss:/%+1",
    "postgres://ana:a:b@h/app, jdbc:postgresql://h/app, ana, a:b",
    "postgres://a@[::1]:5432/app, jdbc:postgresql://[::1]:5432/app, a, ''",
    "postgres://a@h1:1/app?sslmode=require, jdbc:postgresql://h1:1/app?sslmode=require, a, ''",
    "postgres://a@h/app?sslmode=verify-full&channel_binding=require&connect_timeout=3,"
        + " jdbc:postgresql://h/app?sslmode=verify-full&channelBinding=require&connectTimeout=3,"
        + " a, ''",
    "postgres://a@h/app?target_session_attrs=read-write,"
        + " jdbc:postgresql://h/app?targetServerType=primary, a, ''",
    "postgres://a@h1:1%2Ch2:2/app, jdbc:postgresql://h1:1%2Ch2:2/app, a, ''",
    "jdbc:postgresql://h/app?user=ana, jdbc:postgresql://h/app?user=ana, '', ''",
    "jdbc:postgresql://h1:1/, jdbc:postgresql://h1:1/, '', ''",
    "jdbc:postgresql://my_host:65535/app, jdbc:postgresql://my_host:65535/app, '', ''",
    "'jdbc:postgresql://[::1]:5432,h2:9999/app', 'jdbc:postgresql://[::1]:5432,h2:9999/app', '', ''"
  })
  void readsBothForms(String url, String jdbcUrl, String user, String password) {
    assertThat(DatabaseUrl.parse(url, "", "")).isEqualTo(new DatabaseUrl(jdbcUrl, user, password));
  }

  @Test
  void aUserAndPasswordBesideTheUrlWin() {
    assertThat(DatabaseUrl.parse("postgres://ana:secret@h/app", "bo", "other"))
        .isEqualTo(new DatabaseUrl("jdbc:postgresql://h/app", "bo", "other"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2",
        "mysql://ana:hunter2@h/app",
        "postgres://",
        "postgres://ana:hunter2@h",
        "postgres://ana:hunter2@h/",
        "postgres://ana:hunter2@/app",
        "postgres://ana:hunter2 @h/app",
        "postgres://ana:hunter2%@h/app",
        "postgres://ana:hunter2@h:0/app",
        "postgres://ana:hunter2@h:65536/app",
        "postgres://ana:hunter2@h:many/app",
        "jdbc:postgresql://h?password=hunter2",
        "jdbc:postgresql:///app?password=hunter2",
        "jdbc:postgresql://ana:hunter2@h/app",
        "jdbc:postgresql://h:70000/app?password=hunter2"
      })
  void refusesOthersWithoutRepeatingThem(String url) {
    assertThatThrownBy(() -> DatabaseUrl.parse(url, "", ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
    assertThatThrownBy(() -> DatabaseConfig.of(url)).isInstanceOf(ConfigException.class);
  }

  @Test
  void noSecretIsShown() {
    assertThat(DatabaseConfig.of("postgres://ana:hunter2@h/app", "bo", "hunter3").toString())
        .doesNotContain("hunter", "ana", "bo");
  }
}
