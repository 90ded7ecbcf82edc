package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserBucketTest {
  /** Computed with Python: {@code int(md5(f"{name}:{user}".encode()).hexdigest(), 16) % 100}. */
  @ParameterizedTest
  @CsvSource({
    "career-path-vendors,user-1,22",
    "career-path-vendors,user-2,88",
    "career-path-vendors,ünïcode,49",
    "other,user-1,94",
    "llm.parse_jd.default_model,user-1,95",
    "'','',59"
  })
  void knownPairsStayWhereTheyAre(String name, String user, int bucket) {
    assertThat(UserBucket.of(name, user)).isEqualTo(bucket);
  }

  @Test
  void sharesOfManyUsersAreAboutWhatTheyShouldBe() {
    long half =
        IntStream.range(0, 10_000)
            .filter(user -> UserBucket.of("career-path-vendors", "user-" + user) < 50)
            .count();
    assertThat(half).isEqualTo(4_983);
  }
}
