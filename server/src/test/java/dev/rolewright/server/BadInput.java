package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that can't be served: a clear status that names the field, and nothing kept of it. */
abstract class BadInput {
  private static final Api API = TestServer.shared().newTenantAdmin();

  static Arguments bad(String what, String field, Consumer<Api> call) {
    return arguments(what, field, call);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void refused(String what, String field, Consumer<Api> call) {
    Failure failure = Failure.ofField(field, () -> call.accept(API));
    assertThat(failure.message()).hasSizeLessThan(2_000);
  }

  @AfterAll
  static void nothingIsKept() {
    assertThat(API.jobCount()).isZero();
    assertThat(API.profileCount()).isZero();
    assertThat(API.documentCount()).isZero();
  }
}
