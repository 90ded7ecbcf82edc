package dev.rolewright.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleTest {
  @Test
  void theClassesAreInTheirNamedModule() {
    assertThat(Limiter.class.getModule().isNamed()).isTrue();
    assertThat(Limiter.class.getModule().getName()).isEqualTo("dev.rolewright.limits");
  }
}
